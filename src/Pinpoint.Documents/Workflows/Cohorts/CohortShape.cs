namespace Pinpoint.Workflows;

/// <summary>A shape among those of its cohort.</summary>
/// <param name="DistanceMm">Its distance from the mean shape in mm: root mean square over the landmarks, position, orientation and size taken away.</param>
/// <param name="First">Its place along the largest mode, in standard deviations; null where there is none.</param>
/// <param name="Second">Its place along the second.</param>
internal sealed record CohortShape(double DistanceMm, double? First, double? Second);
