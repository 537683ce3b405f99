namespace Pinpoint.Workflows;

/// <summary>Where a run over many scans stands.</summary>
/// <param name="Number">How many scans are through, whatever became of them.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Left">How long the rest may take, by the bytes of what is through and what is left; null while that is not known.</param>
public sealed record CohortProgress(int Number, int Count, TimeSpan? Left);
