namespace Pinpoint.Evaluation;

/// <summary>Confidence by drawing cases anew: the points of a case hang together, so whole cases are drawn, not points.</summary>
internal static class Bootstrap
{
    /// <summary>The 95 % percentile interval of the micro-averaged error.</summary>
    /// <param name="errorsOfCases">The radial errors in mm of each case; cases without any are left out.</param>
    /// <param name="seed">The seed; the same seed gives the same interval.</param>
    /// <param name="draws">How often the cases are drawn anew.</param>
    /// <returns>The interval, or null where fewer than two cases have errors.</returns>
    public static ConfidenceInterval? MeanOverCases(IEnumerable<IReadOnlyCollection<double>> errorsOfCases, ulong seed, int draws = 2000)
    {
        ArgumentNullException.ThrowIfNull(errorsOfCases);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(draws);
        (double Sum, int Count)[] cases = [.. errorsOfCases.Where(errors => errors.Count > 0).Select(errors => (errors.Sum(), errors.Count))];
        if (cases.Length < 2)
        {
            return null;
        }

        var random = new SplitMixRandom(seed);
        double[] means = new double[draws];
        for (int draw = 0; draw < draws; draw++)
        {
            double sum = 0;
            int count = 0;
            for (int i = 0; i < cases.Length; i++)
            {
                (double caseSum, int caseCount) = cases[random.NextIndex(cases.Length)];
                sum += caseSum;
                count += caseCount;
            }

            means[draw] = sum / count;
        }

        Array.Sort(means);
        return new ConfidenceInterval(ErrorStatistics.Percentile(means, 0.025), ErrorStatistics.Percentile(means, 0.975));
    }
}
