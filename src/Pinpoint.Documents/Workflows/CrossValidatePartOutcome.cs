namespace Pinpoint.Workflows;

/// <summary>How a part of a cross-validation ended.</summary>
/// <param name="Folds">The numbers of its folds, from 1; all are done.</param>
/// <param name="Before">Those of them that were done before.</param>
/// <param name="AllFolds">The number of folds of the whole.</param>
internal sealed record CrossValidatePartOutcome(IReadOnlyList<int> Folds, IReadOnlyList<int> Before, int AllFolds);
