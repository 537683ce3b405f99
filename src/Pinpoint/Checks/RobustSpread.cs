namespace Pinpoint.Checks;

/// <summary>Median and median absolute deviation: centre and spread that a few wrong values do not move.</summary>
/// <param name="Centre">The median.</param>
/// <param name="Deviation">The median absolute deviation times 1.4826: the standard deviation, were the values normal.</param>
internal readonly record struct RobustSpread(double Centre, double Deviation)
{
    private const double NormalFactor = 1.4826;

    /// <summary>Takes centre and spread of at least one value.</summary>
    /// <exception cref="ArgumentException">There is no value.</exception>
    public static RobustSpread Of(IReadOnlyCollection<double> values)
    {
        double centre = Median(values);
        return new RobustSpread(centre, NormalFactor * Median([.. values.Select(value => Math.Abs(value - centre))]));
    }

    /// <summary>The median of at least one value; of an even number, the mean of the middle two.</summary>
    /// <exception cref="ArgumentException">There is no value.</exception>
    public static double Median(IReadOnlyCollection<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0)
        {
            throw new ArgumentException("Nothing has no median.", nameof(values));
        }

        double[] sorted = [.. values];
        Array.Sort(sorted);
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>How many deviations a value lies above the centre, a deviation below <paramref name="floor"/> counting as that.</summary>
    public double Above(double value, double floor) => (value - Centre) / Math.Max(Deviation, floor);
}
