using System.Text.Json.Serialization;
using Pinpoint.Evaluation;
using Pinpoint.Imaging;

namespace Pinpoint.Documents;

/// <summary>One landmark over all cases.</summary>
public sealed record LandmarkFigures : ErrorFigures
{
    /// <summary>The landmark's name.</summary>
    [JsonPropertyOrder(-3)]
    public required string Landmark { get; init; }

    internal static LandmarkFigures Of(LandmarkScore score) => With(new LandmarkFigures { Landmark = score.Landmark }, score.Errors);
}

/// <summary>One case over all landmarks.</summary>
public sealed record CaseFigures : ErrorFigures
{
    /// <summary>The case's name.</summary>
    [JsonPropertyOrder(-3)]
    public required string Case { get; init; }

    /// <summary>The time that the work took, in seconds.</summary>
    [JsonPropertyOrder(-2)]
    public required double? Seconds { get; init; }

    /// <summary>Whether the scan is unlike the training set, so that its landmarks are not to be trusted; null where only positions are known.</summary>
    public bool? Rejected { get; init; }

    /// <summary>Why it is, the strongest first.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>The side that was seen; null where the model knows one side only.</summary>
    public SideItem? Side { get; init; }

    internal static CaseFigures Of(CaseScore score) => With(
        new CaseFigures
        {
            Case = score.Case,
            Seconds = DocumentNumbers.FiniteOrNull(score.Seconds),
            Rejected = score.Verdict?.Rejected,
            Reasons = score.Verdict?.Reasons ?? [],
            Side = SideItem.Of(score.Side),
        },
        score.Errors);
}

/// <summary>One landmark of one case.</summary>
/// <param name="Case">The case's name.</param>
/// <param name="Landmark">The landmark's name.</param>
/// <param name="Outcome"><c>true_positive</c>, <c>false_positive</c>, <c>false_negative</c> or <c>true_negative</c>.</param>
/// <param name="ErrorMm">The radial error in mm; null unless it was there and found.</param>
/// <param name="BaselineErrorMm">The radial error in mm of the training scans' mean position; null where there is none, or no error.</param>
/// <param name="Status"><c>defined</c>, <c>uncertain</c>, <c>outside_scan</c> or <c>missing</c>.</param>
/// <param name="Radius95Mm">The radius in mm that holds 95 % of the errors; null where the model is not calibrated, or no model found the landmark.</param>
public sealed record OutcomeItem(
    string Case,
    string Landmark,
    string Outcome,
    double? ErrorMm,
    double? BaselineErrorMm,
    string Status,
    [property: JsonPropertyName("radius95_mm")] double? Radius95Mm)
{
    internal static OutcomeItem Of(LandmarkOutcome row) => new(
        row.Case,
        row.Landmark,
        DetectionOutcomes.NameOf(row.Outcome),
        DocumentNumbers.FiniteOrNull(row.ErrorMm),
        DocumentNumbers.FiniteOrNull(row.BaselineErrorMm),
        LandmarkStatuses.NameOf(row.Status),
        DocumentNumbers.FiniteOrNull(row.Radius95Mm));
}

/// <summary>Where an evaluation comes from.</summary>
/// <param name="Command">The command line that made it.</param>
/// <param name="Written">When it was made.</param>
/// <param name="ToolVersion">The version of this software.</param>
/// <param name="Model">The model: its path as given, or its name on the server; null for the models of a cross-validation.</param>
/// <param name="DatasetPath">The data set, as it was given.</param>
/// <param name="Training">The plan that the model was trained by, in short; null where there were several models.</param>
/// <param name="TrainingFingerprint">SHA-256 over the scans and landmarks that it was trained on; null where there were several models.</param>
public sealed record ProvenanceItem(
    string Command, DateTimeOffset Written, string ToolVersion, string? Model, string? DatasetPath, string? Training, string? TrainingFingerprint)
{
    internal static ProvenanceItem? Of(EvaluationProvenance? from) => from is null
        ? null
        : new ProvenanceItem(from.Command, from.Written, from.ToolVersion, from.Model, from.Data, from.Training, from.TrainingFingerprint);

    internal EvaluationProvenance ToProvenance() =>
        new(Command, Written) { ToolVersion = ToolVersion, Model = Model, Data = DatasetPath, Training = Training, TrainingFingerprint = TrainingFingerprint };
}
