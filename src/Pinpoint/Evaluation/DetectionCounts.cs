namespace Pinpoint.Evaluation;

/// <summary>How often each detection outcome came about. Missing landmarks count here, never as a distance.</summary>
/// <param name="TruePositives">There and found.</param>
/// <param name="FalsePositives">Missing but given a position.</param>
/// <param name="FalseNegatives">There but said to be missing.</param>
/// <param name="TrueNegatives">Missing and said to be.</param>
public sealed record DetectionCounts(int TruePositives, int FalsePositives, int FalseNegatives, int TrueNegatives)
{
    /// <summary>Counts the outcomes.</summary>
    public static DetectionCounts Of(IReadOnlyCollection<DetectionOutcome> outcomes) => new(
        outcomes.Count(outcome => outcome == DetectionOutcome.TruePositive),
        outcomes.Count(outcome => outcome == DetectionOutcome.FalsePositive),
        outcomes.Count(outcome => outcome == DetectionOutcome.FalseNegative),
        outcomes.Count(outcome => outcome == DetectionOutcome.TrueNegative));
}
