namespace Pinpoint.Evaluation;

/// <summary>How a model does on the cases of a set that it was not trained on.</summary>
/// <param name="Pairs">The cases judged, in the set's order.</param>
/// <param name="Trained">Cases that the model was trained on: left out, unless they were asked for.</param>
/// <param name="Validated">Judged cases whose error chose the model's weights.</param>
/// <param name="Warnings">What is odd about the model's acquaintance with the scans, one line each; what is odd about a file stands with its pair.</param>
internal sealed record UnseenEvaluation(
    IReadOnlyList<CasePair> Pairs, IReadOnlyList<SeenCase> Trained, IReadOnlyList<SeenCase> Validated, IReadOnlyList<string> Warnings);
