namespace Pinpoint.Reports;

/// <summary>What the report of a cohort shows.</summary>
/// <param name="Name">The cohort's name.</param>
/// <param name="Cases">The number of cases.</param>
/// <param name="Done">The number of cases that have an answer.</param>
/// <param name="Rejected">The number of cases that are unlike the training set.</param>
/// <param name="SecondsPerCase">The mean time of an answer; null where there is none.</param>
internal sealed record CohortReport(string Name, int Cases, int Done, int Rejected, double? SecondsPerCase)
{
    /// <summary>Measurements over the cases.</summary>
    public IReadOnlyList<CohortQuantity> Measurements { get; init; } = [];

    /// <summary>The landmarks' 95 % radii in mm over the cases.</summary>
    public IReadOnlyList<CohortQuantity> Radii { get; init; } = [];

    /// <summary>The shapes of the cases.</summary>
    public IReadOnlyList<CohortPoint> Shapes { get; init; } = [];

    /// <summary>The cases to look at, the farthest from the rest first.</summary>
    public IReadOnlyList<CohortOutlier> Outliers { get; init; } = [];

    /// <summary>The cases without an answer, how far each is, and why.</summary>
    public IReadOnlyList<(string Case, string State, string Problem)> Failures { get; init; } = [];

    /// <summary>What is odd but can be lived with.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Where the answers come from.</summary>
    public IReadOnlyList<(string Name, string? Value)> Provenance { get; init; } = [];
}
