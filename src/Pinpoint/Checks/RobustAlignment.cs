using Pinpoint.Shapes;

namespace Pinpoint.Checks;

/// <summary>
/// Aligns two shapes by a similarity that misplaced landmarks do not pull: least trimmed squares (Rousseeuw 1984) from random small samples,
/// then least squares over all landmarks that agree.
/// </summary>
internal static class RobustAlignment
{
    private const int Samples = 60;
    private const int SampleSize = 4;
    private const int FewestKept = 5;
    private const int MaximumRounds = 20;
    private const double Agreement = 4; // In standard deviations: one landmark in 900 of a normal distribution lies beyond.
    private const double MedianOfDistance = 1.538; // The median length of a standard normal vector in three dimensions.

    /// <summary>
    /// The similarity that takes <paramref name="source"/> to <paramref name="target"/> (interleaved points, at least three), and what it leaves.
    /// </summary>
    /// <returns>The similarity and the distance left at each landmark, in the unit of the target.</returns>
    public static (Similarity Similarity, double[] Distances) Fit(double[] source, double[] target)
    {
        int count = source.Length / 3;
        int kept = Math.Min(count, Math.Max((count / 2) + 1, FewestKept));
        int[] best = Nearest(Distances(Procrustes.Align(source, target), source, target), kept, out double bestScore);
        var random = new SplitMixRandom(0, (ulong)count);
        for (int sample = 0; sample < Samples && kept < count; sample++)
        {
            int[] chosen = Choose(ref random, count);
            int[] candidate = Nearest(Distances(FitTo(chosen, source, target), source, target), kept, out double score);
            if (score < bestScore)
            {
                (best, bestScore) = (candidate, score);
            }
        }

        Similarity similarity = FitTo(best, source, target);
        for (int round = 0; round < MaximumRounds; round++)
        {
            int[] next = Nearest(Distances(similarity, source, target), kept, out _);
            if (next.AsSpan().SequenceEqual(best))
            {
                break;
            }

            best = next;
            similarity = FitTo(best, source, target);
        }

        return Widen(similarity, best, source, target);
    }

    /// <summary>The distance that a similarity leaves at each landmark.</summary>
    public static double[] Distances(Similarity similarity, double[] source, double[] target)
    {
        double[] moved = new double[source.Length];
        similarity.Apply(source, moved);
        double[] distances = new double[source.Length / 3];
        for (int i = 0; i < distances.Length; i++)
        {
            double x = moved[3 * i] - target[3 * i];
            double y = moved[(3 * i) + 1] - target[(3 * i) + 1];
            double z = moved[(3 * i) + 2] - target[(3 * i) + 2];
            distances[i] = Math.Sqrt((x * x) + (y * y) + (z * z));
        }

        return distances;
    }

    // The trimmed fit underrates the spread, for it fits half of the landmarks too well: the limit is raised step by step to what the rest agrees on.
    private static (Similarity Similarity, double[] Distances) Widen(Similarity similarity, int[] kept, double[] source, double[] target)
    {
        int[] agreeing = kept;
        double[] distances = Distances(similarity, source, target);
        for (int round = 0; round < MaximumRounds; round++)
        {
            double limit = Agreement / MedianOfDistance * RobustSpread.Median(distances);
            int[] next = [.. Enumerable.Range(0, distances.Length).Where(i => distances[i] <= limit || kept.Contains(i))];
            if (next.AsSpan().SequenceEqual(agreeing))
            {
                break;
            }

            agreeing = next;
            similarity = FitTo(agreeing, source, target);
            distances = Distances(similarity, source, target);
        }

        return (similarity, distances);
    }

    private static Similarity FitTo(int[] landmarks, double[] source, double[] target) => Procrustes.Align(Take(source, landmarks), Take(target, landmarks));

    private static int[] Nearest(double[] distances, int kept, out double score)
    {
        double[] sorted = [.. distances];
        int[] order = [.. Enumerable.Range(0, distances.Length)];
        Array.Sort(sorted, order);
        score = 0;
        for (int i = 0; i < kept; i++)
        {
            score += sorted[i] * sorted[i];
        }

        int[] nearest = order[..kept];
        Array.Sort(nearest);
        return nearest;
    }

    private static double[] Take(double[] points, int[] landmarks)
    {
        double[] taken = new double[3 * landmarks.Length];
        for (int i = 0; i < landmarks.Length; i++)
        {
            points.AsSpan(3 * landmarks[i], 3).CopyTo(taken.AsSpan(3 * i));
        }

        return taken;
    }

    private static int[] Choose(ref SplitMixRandom random, int count)
    {
        var chosen = new HashSet<int>();
        while (chosen.Count < SampleSize)
        {
            chosen.Add(random.NextIndex(count));
        }

        return [.. chosen];
    }
}
