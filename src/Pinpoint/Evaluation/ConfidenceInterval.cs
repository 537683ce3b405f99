namespace Pinpoint.Evaluation;

/// <summary>The range that holds the true value with 95 % confidence, in mm.</summary>
/// <param name="LowMm">The lower end.</param>
/// <param name="HighMm">The upper end.</param>
public sealed record ConfidenceInterval(double LowMm, double HighMm);
