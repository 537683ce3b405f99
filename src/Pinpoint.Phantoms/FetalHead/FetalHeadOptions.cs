namespace Pinpoint.Phantoms;

/// <summary>Which fetal heads to make, and how finely to scan them.</summary>
public sealed record FetalHeadOptions
{
    /// <summary>Distance between voxels in mm. The scan's extent stays the same: 162 x 103.5 x 139.5 mm, at 0.5 mm 324 x 207 x 279 voxels.</summary>
    public double SpacingMm { get; init; } = 0.5;

    /// <summary>The least gestational age, in weeks.</summary>
    public double YoungestWeeks { get; init; } = 19;

    /// <summary>The gestational age that is not reached: 23 is 22 weeks and 6 days at most.</summary>
    public double OldestWeeks { get; init; } = 23;

    /// <summary>Threads to work with (one per core); they do not change the scan.</summary>
    public int? Threads { get; init; }
}
