namespace Pinpoint.Evaluation;

/// <summary>The radial errors of some points in figures, all in mm; every figure is null where there is no point.</summary>
/// <param name="Points">The number of points with an error.</param>
/// <param name="MreMm">The mean radial error.</param>
/// <param name="SdMm">Its population standard deviation.</param>
/// <param name="MedianMm">The median.</param>
/// <param name="P90Mm">The 90th percentile (linear interpolation).</param>
/// <param name="P95Mm">The 95th percentile (linear interpolation).</param>
/// <param name="MaxMm">The largest error.</param>
/// <param name="Sdr">The share of errors at most a radius, by radius in mm.</param>
/// <param name="BaselineMreMm">The mean radial error of the training scans' mean positions at the same points; null where none was given.</param>
/// <param name="Detection">The detection outcomes.</param>
public sealed record ErrorSummary(
    int Points,
    double? MreMm,
    double? SdMm,
    double? MedianMm,
    double? P90Mm,
    double? P95Mm,
    double? MaxMm,
    IReadOnlyDictionary<double, double> Sdr,
    double? BaselineMreMm,
    DetectionCounts Detection)
{
    /// <summary>The share of the errors that lie within the radius that the answer gave; null where it gave none.</summary>
    public double? Coverage95 { get; init; }

    /// <summary>The mean of the radii that the answers gave; null where they gave none.</summary>
    public double? MeanRadius95Mm { get; init; }

    /// <summary>Sums up the outcomes of a landmark, a case or a whole evaluation.</summary>
    /// <param name="outcomes">The outcomes.</param>
    /// <param name="sdrRadiiMm">The radii in mm for which the share of errors within is wanted.</param>
    public static ErrorSummary Of(IReadOnlyCollection<LandmarkOutcome> outcomes, IReadOnlyList<double> sdrRadiiMm)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        ArgumentNullException.ThrowIfNull(sdrRadiiMm);
        double[] errors = [.. outcomes.Select(outcome => outcome.ErrorMm).OfType<double>().Order()];
        double[] baseline = [.. outcomes.Select(outcome => outcome.BaselineErrorMm).OfType<double>()];
        double? baselineMean = baseline.Length > 0 ? ErrorStatistics.Mean(baseline) : null;
        var counts = DetectionCounts.Of([.. outcomes.Select(outcome => outcome.Outcome)]);
        if (errors.Length == 0)
        {
            return new ErrorSummary(0, null, null, null, null, null, null, new SortedDictionary<double, double>(), baselineMean, counts);
        }

        var sdr = new SortedDictionary<double, double>(
            sdrRadiiMm.Distinct().ToDictionary(radius => radius, radius => ErrorStatistics.ShareWithin(errors, radius)));
        return new ErrorSummary(
            errors.Length,
            ErrorStatistics.Mean(errors),
            ErrorStatistics.PopulationDeviation(errors),
            ErrorStatistics.Percentile(errors, 0.5),
            ErrorStatistics.Percentile(errors, 0.9),
            ErrorStatistics.Percentile(errors, 0.95),
            errors[^1],
            sdr,
            baselineMean,
            counts)
        {
            Coverage95 = Mean(outcomes, (error, radius) => error <= radius ? 1 : 0),
            MeanRadius95Mm = Mean(outcomes, (_, radius) => radius),
        };
    }

    private static double? Mean(IReadOnlyCollection<LandmarkOutcome> outcomes, Func<double, double, double> value)
    {
        double[] values = [.. outcomes.Where(row => row.ErrorMm is not null && row.Radius95Mm is not null)
            .Select(row => value(row.ErrorMm!.Value, row.Radius95Mm!.Value))];
        return values.Length > 0 ? ErrorStatistics.Mean(values) : null;
    }
}
