using Pinpoint.Imaging;

namespace Pinpoint.Documents;

/// <summary>What a landmark file holds: <c>pinpoint inspect LANDMARKS --json</c>.</summary>
/// <param name="Format">The file's format.</param>
/// <param name="Landmarks">The landmarks.</param>
/// <param name="Warnings">What is odd but can be lived with, one line each.</param>
public sealed record LandmarkFileDocument(string Format, IReadOnlyList<LandmarkItem> Landmarks, IReadOnlyList<string> Warnings) : Document("landmark_file", 1)
{
    /// <summary>What a landmark file says.</summary>
    public static LandmarkFileDocument Of(ILandmarkFormat format, LandmarkSet landmarks)
    {
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(landmarks);
        return new LandmarkFileDocument(format.Name, LandmarkItem.Of(landmarks), landmarks.Warnings);
    }
}
