namespace Pinpoint.Trust;

/// <summary>The quantile of scores that holds a share of a new case's scores.</summary>
internal static class ConformalQuantile
{
    private const int Levels = 200;

    /// <summary>
    /// Finds the quantile. The landmarks of one scan err together, so that scans count, not landmarks: the level of the pooled scores is raised until
    /// every case, left out in turn, has on average the share that is wanted within the quantile of the others (with one score a case and n of them, this is
    /// split conformal prediction's score number ceil((n + 1) level)). Where even the largest score of the others does not do, for there are few cases, the
    /// largest of all is taken, with a margin of one nth.
    /// </summary>
    /// <param name="scores">The scores of each case, none negative.</param>
    /// <param name="level">The share that is wanted, in (0, 1).</param>
    /// <returns>The quantile, and the share that was found within it by leaving out; of one case, that of the case itself.</returns>
    /// <exception cref="ArgumentException">There is no score.</exception>
    public static (double Quantile, double Coverage) Of(IReadOnlyList<IReadOnlyList<double>> scores, double level)
    {
        ArgumentNullException.ThrowIfNull(scores);
        double[][] cases = [.. scores.Where(own => own.Count > 0).Select(own => own.Order().ToArray())];
        double[] all = [.. cases.SelectMany(own => own).Order()];
        if (all.Length == 0)
        {
            throw new ArgumentException("There is no score to take a quantile of.", nameof(scores));
        }

        if (cases.Length == 1)
        {
            double largest = 2 * all[^1];
            return (largest, 1);
        }

        double[] covered = CoveredByOthers(cases, all, level);
        for (int i = 0; i <= Levels; i++)
        {
            double coverage = covered[i] / all.Length;
            if (coverage >= level - 1e-12)
            {
                return (At(all, LevelOf(i, level)), coverage);
            }
        }

        return (all[^1] * (1 + (1.0 / cases.Length)), covered[Levels] / all.Length);
    }

    private static double LevelOf(int i, double level) => level + ((1 - level) * i / Levels);

    // Split conformal prediction's order statistic, the largest where there are too few.
    private static double At(double[] sorted, double level) =>
        sorted[Math.Clamp((int)Math.Ceiling((level * (sorted.Length + 1)) - 1e-9) - 1, 0, sorted.Length - 1)];

    private static double[] CoveredByOthers(double[][] cases, double[] all, double level)
    {
        double[] covered = new double[Levels + 1];
        foreach (double[] own in cases)
        {
            double[] others = Without(all, own);
            for (int i = 0; i <= Levels; i++)
            {
                covered[i] += CountUpTo(own, At(others, LevelOf(i, level)));
            }
        }

        return covered;
    }

    private static double[] Without(double[] sorted, double[] own)
    {
        double[] others = new double[sorted.Length - own.Length];
        int taken = 0;
        int kept = 0;
        foreach (double value in sorted)
        {
            if (taken < own.Length && own[taken].Equals(value))
            {
                taken++;
            }
            else
            {
                others[kept++] = value;
            }
        }

        return others;
    }

    private static int CountUpTo(double[] sorted, double bound)
    {
        int low = 0;
        int high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = sorted[middle] <= bound ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
