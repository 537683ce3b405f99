namespace Pinpoint.Registration;

/// <summary>A fit that landmarks far off the others pull less: Huber's weights.</summary>
internal static class RobustFit
{
    private const int MostRounds = 100;

    // Beyond the length that 95 % of errors stay below, in deviations along one axis.
    private const double Knee = ChiLengths.Share95;

    /// <summary>The transform, and the weight of each landmark.</summary>
    /// <param name="kind">A kind that a matrix holds.</param>
    /// <param name="pairs">The landmarks.</param>
    /// <param name="deviations">The standard deviation of each one's errors along an axis, in mm.</param>
    /// <param name="knowsRadii">Whether the deviations are lengths; else they tell but how the errors compare.</param>
    public static (MatrixTransform Transform, double[] Weights) Of(
        TransformKind kind, IReadOnlyList<RegistrationPair> pairs, IReadOnlyList<double> deviations, bool knowsRadii)
    {
        double[] plain = [.. deviations.Select(deviation => 1 / (deviation * deviation))];
        double[] weights = plain;
        MatrixTransform transform = MatrixFit.Of(kind, pairs, weights);
        for (int round = 0; round < MostRounds; round++)
        {
            double[] off = [.. pairs.Select((pair, i) => transform.Map(pair.Fixed).DistanceTo(pair.Moving) / deviations[i])];
            double scale = knowsRadii ? 1 : ChiLengths.DeviationOf(off);
            if (!(scale > 0))
            {
                break;
            }

            double[] next = [.. off.Select((distance, i) => plain[i] * Math.Min(1, Knee * scale / distance))];
            double change = next.Zip(weights, (one, other) => Math.Abs(one - other) / Math.Max(one, other)).Max();
            weights = next;
            transform = MatrixFit.Of(kind, pairs, weights);
            if (change < 1e-9)
            {
                break;
            }
        }

        return (transform, weights);
    }
}
