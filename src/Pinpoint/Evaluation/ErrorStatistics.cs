namespace Pinpoint.Evaluation;

/// <summary>Statistics of radial errors, each by one stated rule.</summary>
internal static class ErrorStatistics
{
    /// <summary>The arithmetic mean.</summary>
    /// <exception cref="ArgumentException">There are no values.</exception>
    public static double Mean(IReadOnlyList<double> values)
    {
        ThrowIfEmpty(values);
        return values.Sum() / values.Count;
    }

    /// <summary>The standard deviation of the values themselves (divided by n): the one that the paper prints beside the micro average.</summary>
    /// <exception cref="ArgumentException">There are no values.</exception>
    public static double PopulationDeviation(IReadOnlyList<double> values) => Math.Sqrt(SquaredDeviations(values) / values.Count);

    /// <summary>The standard deviation of the population that the values are a sample of (divided by n - 1); null for a single value.</summary>
    /// <exception cref="ArgumentException">There are no values.</exception>
    public static double? SampleDeviation(IReadOnlyList<double> values)
    {
        double squares = SquaredDeviations(values);
        return values.Count > 1 ? Math.Sqrt(squares / (values.Count - 1)) : null;
    }

    /// <summary>
    /// The value below which a share of the values lies, interpolated linearly between the neighbours of rank share * (n - 1): numpy's default
    /// ("linear", Hyndman and Fan's type 7).
    /// </summary>
    /// <param name="sorted">The values in rising order.</param>
    /// <param name="share">The share, 0 to 1.</param>
    /// <exception cref="ArgumentException">There are no values.</exception>
    public static double Percentile(IReadOnlyList<double> sorted, double share)
    {
        ThrowIfEmpty(sorted);
        double rank = share * (sorted.Count - 1);
        int low = (int)Math.Floor(rank);
        int high = Math.Min(low + 1, sorted.Count - 1);
        return sorted[low] + ((rank - low) * (sorted[high] - sorted[low]));
    }

    /// <summary>The share of the errors that are at most <paramref name="radiusMm"/> (success detection rate).</summary>
    /// <exception cref="ArgumentException">There are no values.</exception>
    public static double ShareWithin(IReadOnlyList<double> values, double radiusMm)
    {
        ThrowIfEmpty(values);
        return (double)values.Count(value => value <= radiusMm) / values.Count;
    }

    private static double SquaredDeviations(IReadOnlyList<double> values)
    {
        double mean = Mean(values);
        return values.Sum(value => (value - mean) * (value - mean));
    }

    private static void ThrowIfEmpty(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0)
        {
            throw new ArgumentException("There are no values to take a statistic of.", nameof(values));
        }
    }
}
