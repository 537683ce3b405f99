namespace Pinpoint.Evaluation;

/// <summary>How a cross-validation ended.</summary>
/// <param name="Pairs">Every case with the answer of the one model that never saw it, in the set's order.</param>
/// <param name="Folds">The folds.</param>
/// <param name="Warnings">What was odd but could be lived with, one line each.</param>
public sealed record CrossValidationOutcome(IReadOnlyList<CasePair> Pairs, IReadOnlyList<CrossValidationFold> Folds, IReadOnlyList<string> Warnings);
