using Pinpoint.Evaluation;

namespace Pinpoint.Reports;

/// <summary>The plots of radial errors.</summary>
internal static class ErrorPlots
{
    private const int MostSteps = 200;
    private const int MostCases = 40;
    private const double WideRange = 20;

    /// <summary>The share of the errors within each distance; what is far beyond the models' usual errors is cut off.</summary>
    /// <param name="curves">The errors of each model in mm.</param>
    /// <param name="baseline">The errors of the mean position; may be empty.</param>
    /// <param name="radii">The distances to mark.</param>
    public static LinePlot Cumulative(
        IReadOnlyList<(string Name, IReadOnlyList<double> ErrorsMm)> curves, IReadOnlyList<double> baseline, IEnumerable<double> radii)
    {
        double[][] sorted = [.. curves.Select(curve => curve.ErrorsMm.Order().ToArray())];
        double end = Math.Max(sorted.Max(errors => Math.Min(errors[^1], 2 * ErrorStatistics.Percentile(errors, 0.95))), 1e-6);
        var series = curves.Zip(sorted, (curve, errors) => Curve(curve.Name, errors, end)).ToList();
        if (baseline.Count > 0 && series.Count < LinePlot.MostSeries)
        {
            series.Add(Curve("mean position (looks at no scan)", [.. baseline.Order()], end));
        }

        return new LinePlot("Share of landmarks within a distance", new PlotAxis("radial error in mm"), new PlotAxis("landmarks in %"), series)
        {
            Guides = [.. radii.Where(radius => radius <= end).Select(radius => new PlotGuide(radius, $"{ReportText.Plain(radius)} mm"))],
        };
    }

    /// <summary>All errors by landmark, the landmark with the largest median first.</summary>
    public static StripPlot ByLandmark(EvaluationResult result) => Strips(
        "Errors by landmark",
        result.Outcomes
            .Where(row => row.ErrorMm is not null)
            .GroupBy(row => row.Landmark, row => new StripValue(row.ErrorMm!.Value, row.Case), StringComparer.Ordinal));

    /// <summary>All errors by case, the case with the largest median first; of many cases the first alone.</summary>
    public static StripPlot ByCase(EvaluationResult result)
    {
        StripPlot plot = Strips(
            "Errors by case",
            result.Outcomes
                .Where(row => row.ErrorMm is not null)
                .GroupBy(row => row.Case, row => new StripValue(row.ErrorMm!.Value, row.Landmark), StringComparer.Ordinal));
        return plot.Rows.Count <= MostCases
            ? plot
            : plot with { Title = Invariant($"Errors by case, the worst {MostCases} of {plot.Rows.Count}"), Rows = [.. plot.Rows.Take(MostCases)] };
    }

    private static StripPlot Strips(string title, IEnumerable<IGrouping<string, StripValue>> groups)
    {
        StripRow[] rows =
        [
            .. groups.Select(group => (Row: new StripRow(group.Key, [.. group]),
                Median: ErrorStatistics.Percentile([.. group.Select(item => item.Value).Order()], 0.5)))
                .OrderByDescending(item => item.Median).ThenBy(item => item.Row.Name, StringComparer.Ordinal).Select(item => item.Row),
        ];
        double[] values = [.. rows.SelectMany(row => row.Values).Select(item => item.Value).Order()];
        bool logarithmic = values[0] > 0 && values[^1] > WideRange * ErrorStatistics.Percentile(values, 0.5);
        return new StripPlot(title, new PlotAxis("radial error in mm", logarithmic), rows);
    }

    // Few errors make true steps; of many, some hundred points of the curve show the same.
    private static PlotSeries Curve(string name, double[] sorted, double end)
    {
        var points = new List<PlotPoint> { new(0, 0) };
        int stride = Math.Max(1, sorted.Length / MostSteps);
        double share = 0;
        for (int i = stride - 1; i < sorted.Length && sorted[i] <= end; i += stride)
        {
            if (stride == 1)
            {
                points.Add(new PlotPoint(sorted[i], share));
            }

            share = 100.0 * (i + 1) / sorted.Length;
            points.Add(new PlotPoint(sorted[i], share));
        }

        points.Add(new PlotPoint(end, 100.0 * sorted.Count(error => error <= end) / sorted.Length));
        return new PlotSeries(name, points) { Form = PlotForm.Line };
    }
}
