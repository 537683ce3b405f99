namespace Pinpoint.Reports;

/// <summary>The shape of a case among those of its cohort.</summary>
/// <param name="Case">The case.</param>
/// <param name="DistanceMm">Its distance from the mean shape in mm.</param>
/// <param name="First">Its place along the largest mode, in standard deviations; null where there is none.</param>
/// <param name="Second">Its place along the second.</param>
/// <param name="Rejected">Whether the model rejects the case.</param>
internal sealed record CohortPoint(string Case, double DistanceMm, double? First, double? Second, bool Rejected);
