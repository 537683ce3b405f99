using Pinpoint.Imaging;

namespace Pinpoint.Evaluation;

/// <summary>One fold.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Held">The cases that its model is judged on and never sees in training, in the set's order.</param>
/// <param name="Training">The cases that its model is made from.</param>
internal sealed record CrossValidationFold(int Number, IReadOnlyList<DatasetCase> Held, IReadOnlyList<DatasetCase> Training)
{
    /// <summary>The fold's folder below the cross-validation's.</summary>
    public string FolderIn(string root) => FolderIn(root, Number);

    /// <summary>The folder of the fold of a number, from 1, below the cross-validation's.</summary>
    public static string FolderIn(string root, int number) => Path.Combine(root, Invariant($"fold-{number}"));
}
