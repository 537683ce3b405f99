using Pinpoint.Shapes;

namespace Pinpoint.Checks;

/// <summary>
/// Aligns two shapes by a similarity that misplaced landmarks do not pull. All landmarks have their say by how much they usually vary, so that
/// no end of a long bone is held while the other swings.
/// </summary>
internal static class RobustAlignment
{
    private const int Samples = 60;
    private const int SampleSize = 4;
    private const int MaximumRounds = 30;
    private const double Converged = 1e-6; // Of the target's radius.
    private const double SmallestDistance = 1e-3; // As a share of the radius: what is nearer weighs no more.
    private const double Suspicious = 8; // Spreads: a case of which no landmark lies farther off in the fit of all has none that could be misplaced.
    private const double Reach = 7; // Spreads from which on a landmark has no say: Tukey's 4.685 for one dimension, by the same share for three.

    /// <summary>
    /// The similarity of least absolute distances, which takes <paramref name="source"/> to <paramref name="target"/> (interleaved points, at least three).
    /// </summary>
    /// <returns>The similarity and the distance left at each landmark, in the unit of the target.</returns>
    public static (Similarity Similarity, double[] Distances) FitAbsolute(double[] source, double[] target)
    {
        double radius = RadiusOf(target);
        return Reweight(
            Procrustes.Align(source, target),
            source,
            target,
            distances => [.. distances.Select(distance => 1 / Math.Max(distance, SmallestDistance * radius))]);
    }

    /// <summary>
    /// The similarity of least squares over all landmarks, where that leaves none of them suspiciously far off. Else that of the least bounded
    /// loss (Tukey's biweight) of distances in units of <paramref name="spreads"/>: the best of what is reached from all landmarks and from
    /// random small samples of them. Bounded loss from the start would give up one end of a bone whose shaft is twisted more than most.
    /// </summary>
    /// <param name="source">The points that are moved, interleaved, at least three.</param>
    /// <param name="target">The points that they are to come near.</param>
    /// <param name="spreads">How far each landmark usually lies off, in the unit of the target; positive.</param>
    /// <returns>The similarity and the distance left at each landmark, in the unit of the target.</returns>
    public static (Similarity Similarity, double[] Distances) Fit(double[] source, double[] target, double[] spreads)
    {
        int count = spreads.Length;
        Similarity ofAll = Procrustes.Align(source, target);
        double[] left = Distances(ofAll, source, target);
        if (left.Zip(spreads, (distance, spread) => distance / spread).Max() <= Suspicious)
        {
            return (ofAll, left);
        }

        double Loss(double[] distances) => distances.Zip(spreads, (distance, spread) => 1 - Math.Pow(Trust(distance / spread), 1.5)).Sum();
        double[] Weights(double[] distances) => [.. distances.Zip(spreads, (distance, spread) => Trust(distance / spread) / (spread * spread))];

        var best = Reweight(FitAbsolute(source, target).Similarity, source, target, Weights);
        var random = new SplitMixRandom(0, (ulong)count);
        double bestLoss = Loss(best.Distances);
        for (int sample = 0; sample < Samples && count > SampleSize; sample++)
        {
            Similarity start = Procrustes.Align(source, target, Choose(ref random, count));
            if (Loss(Distances(start, source, target)) < bestLoss)
            {
                var candidate = Reweight(start, source, target, Weights);
                double loss = Loss(candidate.Distances);
                (best, bestLoss) = loss < bestLoss ? (candidate, loss) : (best, bestLoss);
            }
        }

        return best;
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

    // Tukey's weight: 1 for what lies in its place, 0 from the reach on.
    private static double Trust(double spreads)
    {
        double share = 1 - Math.Min(1, spreads * spreads / (Reach * Reach));
        return share * share;
    }

    private static (Similarity Similarity, double[] Distances) Reweight(
        Similarity similarity, double[] source, double[] target, Func<double[], double[]> weightsOf)
    {
        double tolerance = Converged * RadiusOf(target);
        double[] distances = Distances(similarity, source, target);
        for (int round = 0; round < MaximumRounds; round++)
        {
            double[] weights = weightsOf(distances);
            if (weights.Count(weight => weight > 0) < SampleSize)
            {
                break;
            }

            similarity = Procrustes.Align(source, target, weights);
            double[] next = Distances(similarity, source, target);
            double change = next.Zip(distances, (one, other) => Math.Abs(one - other)).Max();
            distances = next;
            if (change < tolerance)
            {
                break;
            }
        }

        return (similarity, distances);
    }

    private static double RadiusOf(double[] points)
    {
        double[] centre = [.. Enumerable.Range(0, 3).Select(axis => points.Where((_, i) => i % 3 == axis).Average())];
        return Math.Sqrt(3 * points.Select((value, i) => (value - centre[i % 3]) * (value - centre[i % 3])).Average());
    }

    private static double[] Choose(ref SplitMixRandom random, int count)
    {
        double[] weights = new double[count];
        for (int chosen = 0; chosen < SampleSize;)
        {
            int index = random.NextIndex(count);
            chosen += weights[index] > 0 ? 0 : 1;
            weights[index] = 1;
        }

        return weights;
    }
}
