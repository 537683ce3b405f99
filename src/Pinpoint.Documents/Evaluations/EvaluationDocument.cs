using System.Text.Json.Serialization;
using Pinpoint.Evaluation;

namespace Pinpoint.Documents;

/// <summary>How far off a model's answers are: <c>evaluation.json</c>, <c>pinpoint evaluate --json</c> and <c>pinpoint cross-validate --json</c>.</summary>
public sealed record EvaluationDocument : ErrorFigures, IDocument
{
    /// <inheritdoc/>
    [JsonPropertyName("document"), JsonPropertyOrder(-3)]
    public string Kind => "evaluation";

    /// <inheritdoc/>
    [JsonPropertyOrder(-2)]
    public int Version => 1;

    /// <summary>The mean of the cases' mean radial errors in mm.</summary>
    public double? CaseMeanMm { get; init; }

    /// <summary>The sample standard deviation of the cases' mean radial errors in mm; null for one case.</summary>
    public double? CaseSdMm { get; init; }

    /// <summary>The number of cases.</summary>
    public int CaseCount { get; init; }

    /// <summary>The mean time of an answer in seconds.</summary>
    public double? SecondsPerCase { get; init; }

    /// <summary>The range in mm that holds <c>mre_mm</c> with 95 % confidence (bootstrap over cases), low and high; null for one case.</summary>
    [JsonPropertyName("mre_interval95_mm")]
    public IReadOnlyList<double>? MreInterval95Mm { get; init; }

    /// <summary>Labels of the truth that no answer speaks of; they do not count.</summary>
    public required IReadOnlyList<string> OnlyInTruth { get; init; }

    /// <summary>Labels of the answers that no truth speaks of; they do not count.</summary>
    public required IReadOnlyList<string> OnlyInPrediction { get; init; }

    /// <summary>A row per landmark.</summary>
    public IReadOnlyList<LandmarkFigures> PerLandmark { get; init; } = [];

    /// <summary>A row per case.</summary>
    public required IReadOnlyList<CaseFigures> PerCase { get; init; }

    /// <summary>The names of the cases that the model holds to be unlike its training set.</summary>
    public IReadOnlyList<string> RejectedCases { get; init; } = [];

    /// <summary>How far planes and measurements are off; null where no definitions apply.</summary>
    public AnatomyScoresItem? AnatomyScores { get; init; }

    /// <summary>Every landmark of every case.</summary>
    public required IReadOnlyList<OutcomeItem> Outcomes { get; init; }

    /// <summary>Where the evaluation comes from; null where it does not say.</summary>
    public ProvenanceItem? Provenance { get; init; }

    /// <summary>What is odd but can be lived with, one line each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>An evaluation.</summary>
    /// <param name="result">Its figures.</param>
    /// <param name="provenance">Where it comes from.</param>
    /// <param name="warnings">What was odd.</param>
    public static EvaluationDocument Of(EvaluationResult result, EvaluationProvenance? provenance = null, IReadOnlyList<string>? warnings = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        return With(
            new EvaluationDocument
            {
                CaseMeanMm = DocumentNumbers.FiniteOrNull(result.CaseMeanMm),
                CaseSdMm = DocumentNumbers.FiniteOrNull(result.CaseSdMm),
                CaseCount = result.Cases,
                SecondsPerCase = DocumentNumbers.FiniteOrNull(result.SecondsPerCase),
                MreInterval95Mm = result.MreInterval is { } interval ? [interval.LowMm, interval.HighMm] : null,
                OnlyInTruth = result.OnlyInTruth,
                OnlyInPrediction = result.OnlyInPrediction,
                PerLandmark = [.. result.PerLandmark.Select(LandmarkFigures.Of)],
                PerCase = [.. result.PerCase.Select(CaseFigures.Of)],
                RejectedCases = [.. result.PerCase.Where(score => score.Verdict is { Rejected: true }).Select(score => score.Case)],
                AnatomyScores = AnatomyScoresItem.Of(result.Anatomy),
                Outcomes = [.. result.Outcomes.Select(OutcomeItem.Of)],
                Provenance = ProvenanceItem.Of(provenance),
                Warnings = warnings ?? [],
            },
            result.Errors);
    }
}
