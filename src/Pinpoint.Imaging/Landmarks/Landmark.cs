namespace Pinpoint.Imaging;

/// <summary>A named anatomical point.</summary>
/// <param name="Name">The label, unique within its set.</param>
/// <param name="Position">The position in LPS mm; null exactly when <paramref name="Status"/> is <see cref="LandmarkStatus.Missing"/>.</param>
/// <param name="Status">What is known of the position.</param>
public sealed record Landmark(string Name, WorldPoint? Position, LandmarkStatus Status)
{
    /// <summary>The radius in mm that holds 95 % of the errors, where a calibrated model gave one.</summary>
    public double? Radius95 { get; init; }

    /// <summary>Whether a missing landmark is known to be absent from the scan (Slicer's <c>missing</c>), and not merely unmarked.</summary>
    public bool IsAbsent { get; init; }

    /// <summary>Free text that travels with the landmark.</summary>
    public string Description { get; init; } = "";

    /// <summary>A landmark with a known position.</summary>
    public static Landmark At(string name, WorldPoint position) => new(name, position, LandmarkStatus.Defined);

    /// <summary>A landmark without a position, of which nothing more is known: most often nobody marked it.</summary>
    public static Landmark Missing(string name) => new(name, null, LandmarkStatus.Missing);

    /// <summary>A landmark that is known not to be in the scan.</summary>
    public static Landmark Absent(string name) => Missing(name) with { IsAbsent = true };
}
