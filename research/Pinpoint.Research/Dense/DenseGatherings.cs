namespace Pinpoint.Research.Dense;

/// <summary>How what was said of all positions becomes one place.</summary>
internal static class DenseGatherings
{
    /// <summary>Gathers a search.</summary>
    /// <param name="dense">The search.</param>
    /// <param name="positions">The positions, <c>[3 * positions]</c>.</param>
    /// <param name="values">What was said of each: a place, a probability, six probabilities or a height.</param>
    /// <returns>The landmark, <c>[3]</c>, in the positions' frame.</returns>
    public static double[] Gather(DensePlan dense, ReadOnlySpan<double> positions, ReadOnlySpan<double> values)
    {
        ArgumentNullException.ThrowIfNull(dense);
        return dense.System switch
        {
            DenseSystem.Votes => VoteMode.Find(values, dense.Bandwidth),
            DenseSystem.Actions => ActionAgreement.Find(positions, values),
            DenseSystem.Presence or DenseSystem.Heatmap => OfMap(dense, positions, values),
        };
    }

    private static double[] OfMap(DensePlan dense, ReadOnlySpan<double> positions, ReadOnlySpan<double> values)
    {
        int best = 0;
        for (int i = 1; i < values.Length; i++)
        {
            best = values[i] > values[best] ? i : best;
        }

        double[] place = positions.Slice(3 * best, 3).ToArray();

        // A kernel narrower than the stride would see one position alone.
        return dense.Gathering switch
        {
            DenseGathering.Best => place,
            DenseGathering.Weighted => VoteMode.Climb(positions, values, Math.Max(dense.Bandwidth, dense.Stride / 2.0), place),
        };
    }
}
