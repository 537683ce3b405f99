using Pinpoint.Imaging;

namespace Pinpoint.Web.Predictions;

/// <summary>A body holds several volumes, and the request names none: the client is asked which.</summary>
/// <param name="volumes">Their headers.</param>
internal sealed class SeveralVolumesException(IReadOnlyList<VolumeHeader> volumes) : Exception("Several volumes, and none is named.")
{
    public IReadOnlyList<VolumeHeader> Volumes => volumes;
}
