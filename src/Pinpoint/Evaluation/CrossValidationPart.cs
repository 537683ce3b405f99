namespace Pinpoint.Evaluation;

/// <summary>One of the parts that a cross-validation is dealt into, for processes of their own: each fold belongs to exactly one.</summary>
/// <param name="Id">Its number, from 0.</param>
/// <param name="Count">The number of parts; where it is that of the folds, each part is one fold.</param>
internal sealed record CrossValidationPart(int Id, int Count)
{
    /// <summary>All folds.</summary>
    public static CrossValidationPart Whole { get; } = new(0, 1);

    /// <summary>Whether a fold is this part's.</summary>
    /// <param name="fold">The fold's number, from 1.</param>
    public bool Has(int fold) => (fold - 1) % Count == Id;

    /// <summary>The numbers of its folds, from 1.</summary>
    public IEnumerable<int> FoldsOf(int folds) => Enumerable.Range(1, folds).Where(Has);
}
