using Pinpoint.Imaging;

namespace Pinpoint.Registration;

/// <summary>A landmark after registration.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Fixed">Its place in the fixed scan, LPS mm.</param>
/// <param name="Moving">Its place in the moving scan, LPS mm.</param>
/// <param name="Mapped">Where the transform takes the fixed place, in the moving scan, LPS mm.</param>
/// <param name="Weight">How much it counts beside the one that counts most, 0 to 1; 0 where it was left out.</param>
public sealed record RegisteredLandmark(string Name, WorldPoint Fixed, WorldPoint Moving, WorldPoint Mapped, double Weight)
{
    /// <summary>The distance between <see cref="Mapped"/> and <see cref="Moving"/> in mm.</summary>
    public double ResidualMm => Mapped.DistanceTo(Moving);

    /// <summary>
    /// What 95 % of residuals should be below by the landmark's error radii, or by all residuals together where there are no radii; null for a spline,
    /// which has no residuals, and where there are too few landmarks to tell.
    /// </summary>
    public double? Expected95Mm { get; init; }

    /// <summary>How far off the transform may be at this place with 95 % confidence, for the landmarks' errors; null as above.</summary>
    public double? Target95Mm { get; init; }

    /// <summary>The distance by which the transform of the other landmarks misses this one, in mm; null where they are too few.</summary>
    public double? LeftOutMm { get; init; }
}
