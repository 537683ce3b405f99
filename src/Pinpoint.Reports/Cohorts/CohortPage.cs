using Pinpoint.Evaluation;
using Pinpoint.Imaging;
using static Pinpoint.Reports.ReportText;

namespace Pinpoint.Reports;

/// <summary>The report of a cohort: who is to be looked at first, how shapes and measurements are spread, and what failed.</summary>
internal static class CohortPage
{
    private const int MostSpecks = 400;
    private const int MostRows = 40;

    /// <summary>The page, whole and self-contained.</summary>
    /// <param name="cohort">What it shows.</param>
    /// <param name="stamp">Where the page comes from.</param>
    public static string ToHtml(CohortReport cohort, ReportStamp stamp)
    {
        ArgumentNullException.ThrowIfNull(cohort);
        ArgumentNullException.ThrowIfNull(stamp);
        var page = new ReportPage("cohort", cohort.Name);
        page.Lead.Element("p", Lead(cohort));
        foreach (string warning in cohort.Warnings)
        {
            page.Lead.Element("p", warning, ("class", "quiet small"));
        }

        page.Add("figures", "Figures", html => html.Figures(
        [
            ("cases", Plain(cohort.Cases), ""),
            ("with an answer", Plain(cohort.Done), cohort.Cases > 0 ? Share(cohort.Done / (double)cohort.Cases) : ""),
            ("unlike the training set", Plain(cohort.Rejected), ""),
            ("without an answer", Plain(cohort.Failures.Count), ""),
            ("time a case", Coordinate(cohort.SecondsPerCase) + " s", ""),
        ]));
        if (cohort.Failures.Count > 0)
        {
            page.Add("failures", "Without an answer", html => html.Table(
                "Cases without an answer",
                ["case", "<state", "<what is wrong"],
                cohort.Failures.Select(item => (string[])[item.Case, item.State, item.Problem])));
        }

        page.Add("outliers", "Look at these first", html => WriteOutliers(html, cohort));
        if (cohort.Shapes.Count > 0)
        {
            page.Add("shapes", "Shapes", html => WriteShapes(html, cohort.Shapes));
        }

        if (cohort.Measurements.Count > 0)
        {
            page.Add("measurements", "Measurements", html => WriteMeasurements(html, cohort.Measurements));
        }

        if (cohort.Radii.Count > 0)
        {
            page.Add("radii", "Error radii", html => WriteRadii(html, cohort.Radii));
        }

        page.Add("provenance", "Provenance", html => html.Facts(cohort.Provenance));
        return page.ToHtml(stamp);
    }

    private static string Lead(CohortReport cohort) =>
        $"{Count(cohort.Cases, "scan", "scans")}: {Plain(cohort.Done)} with an answer, of which " +
        $"{Plain(cohort.Rejected)} {(cohort.Rejected == 1 ? "is" : "are")} unlike the training set; " +
        $"{Plain(cohort.Failures.Count)} without one. {Count(cohort.Outliers.Count, "case is", "cases are")} worth a look first.";

    private static void WriteOutliers(HtmlWriter html, CohortReport cohort)
    {
        if (cohort.Outliers.Count == 0)
        {
            html.Element("p", "The model rejects no scan, and no shape or measurement is far from the rest.");
            return;
        }

        html.Element(
            "p", "Rejected scans come first, then those whose shape or a measurement is more than 3.5 robust standard deviations from the cohort's median. " +
                "Far from the rest is not wrong: it may be the finding.");
        html.Open("div", ("class", "cards"));
        foreach (CohortOutlier item in cohort.Outliers.Where(item => item.Views.Count > 0))
        {
            html.Open("article", ("class", "card lazy")).Element("h3", item.Case).Element("p", item.Why, ("class", "quiet small"));
            html.Open("div", ("class", "views"));
            foreach (ScanView view in item.Views)
            {
                html.Open("figure");
                html.View(view, $"{view.Name} view of {item.Case} with its landmarks projected onto it", drawing =>
                {
                    foreach (Landmark landmark in item.Landmarks.Where(landmark => landmark.Position is not null))
                    {
                        string look = landmark.Status == LandmarkStatus.Defined ? "dot" : "dot doubtful";
                        drawing.Dot(view, landmark.Position.GetValueOrDefault(), look, landmark.Name);
                    }
                });
                html.Element("figcaption", view.Name).Close();
            }

            html.Close().Close();
        }

        html.Close();
        html.Table("All cases to look at, in this order", ["case", "<why"], cohort.Outliers.Select(item => (string[])[item.Case, item.Why]));
    }

    private static void WriteShapes(HtmlWriter html, IReadOnlyList<CohortPoint> shapes)
    {
        PlotSeries[] clouds =
        [
            .. new[] { ("accepted", false), ("unlike the training set", true) }
                .Select(kind => new PlotSeries(kind.Item1, [
                    .. shapes.Where(shape => shape.Rejected == kind.Item2 && shape is { First: not null, Second: not null })
                        .Select(shape => new PlotPoint(shape.First!.Value, shape.Second!.Value)).OrderBy(point => point.X),
                ]) { Form = PlotForm.Cloud })
                .Where(series => series.Points.Count > 0),
        ];
        if (clouds.Length > 0)
        {
            html.Plot(
                new LinePlot("The two largest modes of shape", new PlotAxis("largest mode, in standard deviations"), new PlotAxis("second mode"), clouds),
                "Each speck is a case. Position, orientation and size are taken away; the modes are those of the accepted cases, or of all where few are.");
        }

        html.Plot(
            new StripPlot(
                "Distance from the mean shape",
                new PlotAxis("mm, root mean square over the landmarks"),
                [new StripRow("all cases", Thinned([.. shapes.Select(shape => new StripValue(shape.DistanceMm, shape.Case))]))]),
            "Each speck is a case; the box reaches from the lower to the upper quartile, the bar is the median.");
    }

    private static void WriteMeasurements(HtmlWriter html, IReadOnlyList<CohortQuantity> quantities)
    {
        foreach (IGrouping<string, CohortQuantity> unit in quantities.Where(item => item.Values.Count > 0).GroupBy(item => item.Unit, StringComparer.Ordinal))
        {
            html.Plot(
                new StripPlot(
                    $"Measurements in {unit.Key}, each about its median",
                    new PlotAxis($"{unit.Key} from the median"),
                    [.. unit.Take(MostRows).Select(Centred)]),
                "Each speck is a case, in a row per measurement whose median, written beside its name, is taken away.");
        }

        html.Table(
            "Measurements",
            ["measurement", "<meaning", "<unit", "cases", "mean", "SD", "least", "median", "greatest"],
            quantities.Where(item => item.Values.Count > 0).Select(Row));

        static StripRow Centred(CohortQuantity item)
        {
            double median = Sorted(item) is var sorted ? ErrorStatistics.Percentile(sorted, 0.5) : 0;
            return new StripRow(
                $"{item.Name} ({Coordinate(median)})", Thinned([.. item.Values.Select(value => value with { Value = value.Value - median })]));
        }

        static string[] Row(CohortQuantity item)
        {
            double[] sorted = Sorted(item);
            return
            [
                item.Name, item.Title, item.Unit, Plain(sorted.Length), Coordinate(ErrorStatistics.Mean(sorted)),
                Coordinate(ErrorStatistics.SampleDeviation(sorted)), Coordinate(sorted[0]),
                Coordinate(ErrorStatistics.Percentile(sorted, 0.5)), Coordinate(sorted[^1]),
            ];
        }
    }

    private static void WriteRadii(HtmlWriter html, IReadOnlyList<CohortQuantity> radii)
    {
        CohortQuantity[] shown =
        [
            .. radii.Where(item => item.Values.Count > 0).OrderByDescending(item => ErrorStatistics.Percentile(Sorted(item), 0.5)).Take(MostRows),
        ];
        if (shown.Length > 0)
        {
            html.Plot(
                new StripPlot("95 % error radius by landmark", new PlotAxis("mm"), [.. shown.Select(item => new StripRow(item.Name, Thinned(item.Values)))]),
                "Each speck is a case. The landmark that is the least sure stands first.");
        }
    }

    private static double[] Sorted(CohortQuantity item) => [.. item.Values.Select(value => value.Value).Order()];

    // Of thousands, every so manieth by rank, and both ends: the quartiles stay where they are.
    private static StripValue[] Thinned(IReadOnlyList<StripValue> values)
    {
        StripValue[] sorted = [.. values.OrderBy(value => value.Value).ThenBy(value => value.Name, StringComparer.Ordinal)];
        return sorted.Length <= MostSpecks
            ? sorted
            : [.. Enumerable.Range(0, MostSpecks).Select(i => sorted[(int)Math.Round(i * (sorted.Length - 1.0) / (MostSpecks - 1))])];
    }
}
