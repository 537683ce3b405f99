namespace Pinpoint.Evaluation;

/// <summary>One case over all landmarks.</summary>
/// <param name="Case">The case's name.</param>
/// <param name="Seconds">The time that the answer took.</param>
/// <param name="Errors">Its errors in figures.</param>
public sealed record CaseScore(string Case, double Seconds, ErrorSummary Errors);
