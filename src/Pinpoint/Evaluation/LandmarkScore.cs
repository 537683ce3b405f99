namespace Pinpoint.Evaluation;

/// <summary>One landmark over all cases.</summary>
/// <param name="Landmark">The label.</param>
/// <param name="Errors">Its errors in figures.</param>
public sealed record LandmarkScore(string Landmark, ErrorSummary Errors);
