using System.Text.Json.Serialization;
using Pinpoint.Registration;

namespace Pinpoint.Documents;

/// <summary>A landmark after registration.</summary>
/// <param name="Name">Its name.</param>
/// <param name="FixedLpsMm">Its place in the fixed scan, LPS mm: x, y, z.</param>
/// <param name="MovingLpsMm">Its place in the moving scan, LPS mm: x, y, z.</param>
/// <param name="MappedLpsMm">Where the transform takes the fixed place, in the moving scan, LPS mm: x, y, z.</param>
/// <param name="Weight">How much it counts beside the one that counts most, 0 to 1; 0 where it was left out as wrong.</param>
/// <param name="ResidualMm">The distance of the mapped place from the moving one in mm.</param>
/// <param name="Expected95Mm">What 95 % of such residuals should be below, in mm; null for a spline, and where too few landmarks tell.</param>
/// <param name="Target95Mm">
/// How far off the transform may be at this place with 95 % confidence, in mm; null for a spline, and where too few landmarks tell.
/// </param>
/// <param name="LeftOutMm">The distance by which the transform of the other landmarks misses this one, in mm; null where they are too few.</param>
public sealed record RegisteredLandmarkItem(
    string Name,
    IReadOnlyList<double> FixedLpsMm,
    IReadOnlyList<double> MovingLpsMm,
    IReadOnlyList<double> MappedLpsMm,
    double Weight,
    double ResidualMm,
    [property: JsonPropertyName("expected95_mm")] double? Expected95Mm,
    [property: JsonPropertyName("target95_mm")] double? Target95Mm,
    double? LeftOutMm)
{
    internal static IReadOnlyList<RegisteredLandmarkItem> Of(IEnumerable<RegisteredLandmark> landmarks) => [.. landmarks.Select(landmark =>
        new RegisteredLandmarkItem(
            landmark.Name,
            DocumentNumbers.Of(landmark.Fixed),
            DocumentNumbers.Of(landmark.Moving),
            DocumentNumbers.Of(landmark.Mapped),
            landmark.Weight,
            landmark.ResidualMm,
            DocumentNumbers.FiniteOrNull(landmark.Expected95Mm),
            DocumentNumbers.FiniteOrNull(landmark.Target95Mm),
            DocumentNumbers.FiniteOrNull(landmark.LeftOutMm)))];
}
