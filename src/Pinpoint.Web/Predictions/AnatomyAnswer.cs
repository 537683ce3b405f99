using Pinpoint.Biometry;
using Pinpoint.Imaging;

namespace Pinpoint.Web.Predictions;

/// <summary>Standard planes and measurements.</summary>
/// <param name="Name">The anatomy's name.</param>
/// <param name="Planes">The planes that the landmarks define.</param>
/// <param name="Measurements">What could be measured.</param>
/// <param name="Problems">Why the others are not there.</param>
internal sealed record AnatomyAnswer(string Name, IReadOnlyList<PlaneAnswer> Planes, IReadOnlyList<MeasurementAnswer> Measurements, IReadOnlyList<string> Problems)
{
    /// <summary>What landmarks say of the anatomy whose definitions they fit; null where none does.</summary>
    public static AnatomyAnswer? Of(IEnumerable<string> names, LandmarkSet landmarks)
    {
        if (BuiltInAnatomies.For(names) is not { } anatomy)
        {
            return null;
        }

        var reading = AnatomyReading.Of(anatomy, landmarks);
        Dictionary<string, string> titles = anatomy.Planes.ToDictionary(plane => plane.Name, plane => plane.Title, StringComparer.Ordinal);
        return new AnatomyAnswer(
            anatomy.Name,
            [.. reading.Planes.Select(plane => PlaneAnswer.Of(plane, titles[plane.Name]))],
            [.. reading.Measurements.Select(MeasurementAnswer.Of)],
            reading.Problems);
    }
}
