namespace Pinpoint.Evaluation;

/// <summary>How an evaluation stands.</summary>
/// <param name="Case">The case just done.</param>
/// <param name="Done">Cases done.</param>
/// <param name="Cases">Cases in all.</param>
public sealed record EvaluationProgress(string Case, int Done, int Cases);
