namespace Pinpoint.Evaluation;

/// <summary>
/// An evaluation in figures. Two averages stand side by side and are not the same: the micro average over all points with its population
/// standard deviation (the paper's), and the mean of the cases' means with its sample standard deviation.
/// </summary>
/// <param name="Errors">All points of all cases; at least one has an error, so its figures are not null.</param>
/// <param name="CaseMeanMm">The mean of the per-case means, in mm.</param>
/// <param name="CaseSdMm">The sample standard deviation (n - 1) of the per-case means, in mm; null for one case.</param>
/// <param name="MreInterval">The 95 % bootstrap interval, over cases, of the micro average; null for one case.</param>
/// <param name="SecondsPerCase">The mean time of an answer.</param>
/// <param name="PerLandmark">A row per label, in the order of first appearance.</param>
/// <param name="PerCase">A row per case, in the order given.</param>
/// <param name="Outcomes">Every landmark of every case.</param>
/// <param name="OnlyInTruth">Labels of the truth that no answer speaks of; they do not count.</param>
/// <param name="OnlyInPrediction">Labels of the answers that no truth speaks of; they do not count.</param>
public sealed record EvaluationResult(
    ErrorSummary Errors,
    double CaseMeanMm,
    double? CaseSdMm,
    ConfidenceInterval? MreInterval,
    double SecondsPerCase,
    IReadOnlyList<LandmarkScore> PerLandmark,
    IReadOnlyList<CaseScore> PerCase,
    IReadOnlyList<LandmarkOutcome> Outcomes,
    IReadOnlyList<string> OnlyInTruth,
    IReadOnlyList<string> OnlyInPrediction)
{
    /// <summary>How far planes and measurements are off; null where no definitions apply.</summary>
    public AnatomyScores? Anatomy { get; init; }

    /// <summary>The micro average of the radial error over all points, in mm.</summary>
    public double MreMm => Errors.MreMm.GetValueOrDefault();

    /// <summary>The number of cases.</summary>
    public int Cases => PerCase.Count;
}
