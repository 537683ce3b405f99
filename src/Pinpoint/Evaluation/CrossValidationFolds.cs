using Pinpoint.Imaging;
using Pinpoint.Models;

namespace Pinpoint.Evaluation;

/// <summary>Deals cases into folds.</summary>
public static class CrossValidationFolds
{
    /// <summary>Shuffles the cases with a seed and deals them out in turn, so that fold sizes differ by one at most.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="folds">The number of folds.</param>
    /// <param name="seed">The seed of the shuffle.</param>
    /// <exception cref="UsageException">There are fewer than two folds, or fewer cases than folds.</exception>
    public static IReadOnlyList<CrossValidationFold> Deal(IReadOnlyList<DatasetCase> cases, int folds, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(cases);
        if (folds < 2 || folds > cases.Count)
        {
            throw new UsageException(Invariant($"{cases.Count} cases cannot be dealt into {folds} folds; choose 2 to {cases.Count}"));
        }

        int[] order = [.. Enumerable.Range(0, cases.Count)];
        var random = new SplitMixRandom(seed, (ulong)folds, 0, RandomStreams.Splits);
        for (int i = order.Length - 1; i > 0; i--)
        {
            int other = random.NextIndex(i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }

        int[] foldOf = new int[cases.Count];
        for (int i = 0; i < order.Length; i++)
        {
            foldOf[order[i]] = i % folds;
        }

        return [.. Enumerable.Range(0, folds).Select(fold => new CrossValidationFold(
            fold + 1,
            [.. cases.Where((_, i) => foldOf[i] == fold)],
            [.. cases.Where((_, i) => foldOf[i] != fold)]))];
    }
}
