namespace Pinpoint.Evaluation;

/// <summary>A case that a fold held.</summary>
/// <param name="Place">Its place in the set, from 0.</param>
/// <param name="Pair">The truth and the uncalibrated model's answer.</param>
internal sealed record FoldCase(int Place, CasePair Pair);
