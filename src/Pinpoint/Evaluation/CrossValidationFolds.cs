using Pinpoint.Imaging;
using Pinpoint.Models;

namespace Pinpoint.Evaluation;

/// <summary>Deals cases into folds.</summary>
internal static class CrossValidationFolds
{
    /// <summary>Shuffles the cases with a seed and deals them out in turn, so that fold sizes differ by one at most.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="folds">The number of folds.</param>
    /// <param name="seed">The seed of the shuffle.</param>
    /// <param name="identity">What tells scans apart: cases of one identity come into one fold, that of the first, so that none is judged by a model that was
    /// trained on it. Null: every case is one of its own.</param>
    /// <exception cref="UsageException">There are fewer than two folds, or fewer different cases than folds.</exception>
    public static IReadOnlyList<CrossValidationFold> Deal(IReadOnlyList<DatasetCase> cases, int folds, ulong seed, Func<DatasetCase, string>? identity = null)
    {
        ArgumentNullException.ThrowIfNull(cases);
        IGrouping<string, int>[] groups = [.. Enumerable.Range(0, cases.Count)
            .GroupBy(i => identity is null ? cases[i].Name : identity(cases[i]), StringComparer.Ordinal)];
        if (folds < 2 || folds > groups.Length)
        {
            throw new UsageException(
                Invariant($"{groups.Length} cases") +
                Invariant($"{(groups.Length < cases.Count ? Invariant($" (and {cases.Count - groups.Length} that hold the same scans again)") : "")} ") +
                Invariant($"cannot be dealt into {folds} folds; choose 2 to {groups.Length}"));
        }

        int[] order = [.. Enumerable.Range(0, groups.Length)];
        var random = new SplitMixRandom(seed, (ulong)folds, 0, RandomStreams.Splits);
        for (int i = order.Length - 1; i > 0; i--)
        {
            int other = random.NextIndex(i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }

        int[] foldOf = new int[cases.Count];
        for (int i = 0; i < order.Length; i++)
        {
            foreach (int member in groups[order[i]])
            {
                foldOf[member] = i % folds;
            }
        }

        return [.. Enumerable.Range(0, folds).Select(fold => new CrossValidationFold(
            fold + 1,
            [.. cases.Where((_, i) => foldOf[i] == fold)],
            [.. cases.Where((_, i) => foldOf[i] != fold)]))];
    }
}
