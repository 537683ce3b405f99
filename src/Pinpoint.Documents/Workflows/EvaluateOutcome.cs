using Pinpoint.Documents;
using Pinpoint.Evaluation;

namespace Pinpoint.Workflows;

/// <summary>How good a model, or several in turn, are.</summary>
/// <param name="Result">The evaluation.</param>
/// <param name="Baseline">The same figures for what knowing nothing of the scans would answer: the mean positions of the training.</param>
/// <param name="Provenance">Where it comes from.</param>
/// <param name="Document">The evaluation as the JSON document <c>evaluation.json</c>.</param>
/// <param name="Pairs">Truth and answer of every case.</param>
/// <param name="Files">The files that were written.</param>
public sealed record EvaluateOutcome(
    EvaluationResult Result,
    EvaluationResult Baseline,
    EvaluationProvenance Provenance,
    EvaluationDocument Document,
    IReadOnlyList<CasePair> Pairs,
    IReadOnlyList<string> Files)
{
    /// <summary>The report that was written; null where none was.</summary>
    public string? Page { get; init; }
}
