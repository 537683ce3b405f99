using Pinpoint.Checks;
namespace Pinpoint.Registration;

/// <summary>
/// The landmarks on which most agree (RANSAC, Fischler and Bolles 1981): as few landmarks as define the transform are taken, all of them where there are not
/// too many ways to take them; the transform with which the others agree best tells which are right. Where no length says what agreeing is, the least median of
/// squares does (Rousseeuw 1984).
/// </summary>
internal static class ConsensusFit
{
    // All samples are tried up to this number; else so many are drawn: with half of the landmarks wrong, one of 16 samples of four is right.
    private const int MostSamples = 4000;

    private const int MostRounds = 20;

    // What is exact agrees, whatever the last digit says.
    private const double LeastMm = 1e-6;

    /// <summary>Which landmarks agree.</summary>
    /// <param name="kind">The kind; for a spline the affine part decides.</param>
    /// <param name="pairs">The landmarks, at least two more than define the transform.</param>
    /// <param name="deviations">The standard deviation of each one's errors along an axis, in mm, or how they compare.</param>
    /// <param name="knowsRadii">Whether the deviations are lengths.</param>
    /// <param name="inlierMm">The residual in mm up to which a landmark agrees; null takes it from the deviations or the landmarks.</param>
    /// <param name="seed">The seed of the samples.</param>
    /// <exception cref="BadInputException">No sample defines a transform, or fewer agree than define one.</exception>
    public static bool[] Of(
        TransformKind kind, IReadOnlyList<RegistrationPair> pairs, IReadOnlyList<double> deviations, bool knowsRadii, double? inlierMm, ulong seed)
    {
        // A residual of 1 just agrees.
        double[]? limits = inlierMm is { } most
            ? [.. deviations.Select(_ => most)]
            : knowsRadii ? [.. deviations.Select(deviation => Math.Max(LeastMm, ChiLengths.Share99 * deviation))] : null;
        double[] units = limits ?? [.. deviations];
        TransformKindRow row = TransformKinds.Of(kind);
        double[]? best = null;
        double least = double.PositiveInfinity;
        foreach (int[] sample in Samples(pairs.Count, row.Fewest, seed))
        {
            if (Residuals(kind, pairs, units, sample) is { } residuals && ScoreOf(residuals, limits is not null) is var score && score < least)
            {
                (best, least) = (residuals, score);
            }
        }

        if (best is null)
        {
            throw RegistrationNeeds.Flat(row, pairs);
        }

        bool[] agree = Agreeing(best, limits is not null, pairs.Count - row.Fewest);
        for (int round = 0; round < MostRounds; round++)
        {
            int[] own = [.. Enumerable.Range(0, agree.Length).Where(i => agree[i])];
            if (own.Length < row.Fewest)
            {
                throw new BadInputException(Invariant(
                    $"only {own.Length} of {pairs.Count} landmarks agree on one {row.Name} transform; check the names, or raise --inlier-mm"));
            }

            // What agrees with all that agree, until that changes no more.
            if (Residuals(kind, pairs, units, own) is not { } residuals || Agreeing(residuals, limits is not null, own.Length) is var next
                && (next.SequenceEqual(agree) || next.Count(item => item) < own.Length))
            {
                break;
            }

            agree = next;
        }

        return agree;
    }

    // The sum of squares, none counted for more than what just agrees; or the median where nothing says what agrees.
    private static double ScoreOf(double[] residuals, bool hasLimits) =>
        hasLimits ? residuals.Sum(residual => Math.Min(1, residual * residual)) : RobustSpread.Median(residuals);

    // Few landmarks make the median too small (Rousseeuw and Leroy 1987).
    private static bool[] Agreeing(double[] residuals, bool hasLimits, int others)
    {
        double limit = hasLimits ? 1 : Math.Max(LeastMm, ChiLengths.Share99 * (1 + (5.0 / others)) * ChiLengths.DeviationOf(residuals));
        return [.. residuals.Select(residual => residual <= limit)];
    }

    private static double[]? Residuals(TransformKind kind, IReadOnlyList<RegistrationPair> pairs, double[] units, int[] sample)
    {
        RegistrationPair[] own = [.. sample.Select(i => pairs[i])];
        if (!RegistrationNeeds.AreMet(TransformKinds.Of(kind), own))
        {
            return null;
        }

        try
        {
            MatrixTransform transform = MatrixFit.Of(kind, own, [.. sample.Select(i => 1 / (units[i] * units[i]))]);
            return [.. pairs.Select((pair, i) => transform.Map(pair.Fixed).DistanceTo(pair.Moving) / units[i])];
        }
        catch (BadInputException)
        {
            // A sample with a wrong landmark may well define nothing; another does.
            return null;
        }
    }

    private static IEnumerable<int[]> Samples(int count, int size, ulong seed)
    {
        double ways = 1;
        for (int i = 0; i < size; i++)
        {
            ways *= (double)(count - i) / (i + 1);
        }

        return ways <= MostSamples ? All(count, size) : Drawn(count, size, seed);
    }

    private static IEnumerable<int[]> All(int count, int size)
    {
        int[] sample = [.. Enumerable.Range(0, size)];
        while (true)
        {
            yield return [.. sample];
            int place = size - 1;
            while (place >= 0 && sample[place] == count - size + place)
            {
                place--;
            }

            if (place < 0)
            {
                yield break;
            }

            sample[place]++;
            for (int i = place + 1; i < size; i++)
            {
                sample[i] = sample[i - 1] + 1;
            }
        }
    }

    private static IEnumerable<int[]> Drawn(int count, int size, ulong seed)
    {
        var random = new SplitMixRandom(seed);
        for (int i = 0; i < MostSamples; i++)
        {
            var sample = new SortedSet<int>();
            while (sample.Count < size)
            {
                sample.Add(random.NextIndex(count));
            }

            yield return [.. sample];
        }
    }
}
