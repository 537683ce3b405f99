namespace Pinpoint.Seeds;

/// <summary>How seeds are made of landmarks.</summary>
public sealed record SeedOptions
{
    /// <summary>The radius of a ball where neither the options nor the landmark tell one, in mm.</summary>
    public const double UsualRadiusMm = 3;

    /// <summary>The radius of all balls in mm; null takes each landmark's error radius, or <see cref="UsualRadiusMm"/> where it has none.</summary>
    public double? RadiusMm { get; init; }

    /// <summary>
    /// How many mm the way from the scan's black to its white counts, so that balls end at edges; null makes plain balls.
    /// </summary>
    public double? EdgeMm { get; init; }

    /// <summary>The margin in mm around landmarks of a region of interest.</summary>
    public double MarginMm { get; init; } = 10;
}
