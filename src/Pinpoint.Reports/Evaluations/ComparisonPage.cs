using Pinpoint.Evaluation;
using static Pinpoint.Reports.ReportText;

namespace Pinpoint.Reports;

/// <summary>The report of several evaluations side by side: an ablation, or models in competition.</summary>
internal static class ComparisonPage
{
    /// <summary>The page, whole and self-contained.</summary>
    /// <param name="evaluations">Two evaluations at least; the first is what the others are compared with.</param>
    /// <param name="stamp">Where the page comes from.</param>
    public static string ToHtml(IReadOnlyList<StoredEvaluation> evaluations, ReportStamp stamp)
    {
        ArgumentNullException.ThrowIfNull(evaluations);
        ArgumentNullException.ThrowIfNull(stamp);
        ArgumentOutOfRangeException.ThrowIfLessThan(evaluations.Count, 2, nameof(evaluations));
        var page = new ReportPage("comparison", string.Join(", ", evaluations.Take(3).Select(item => item.Name)) + (evaluations.Count > 3 ? ", .." : ""));
        page.Lead.Element("p", Invariant($"{evaluations.Count} evaluations side by side, the first being what the others are compared with."));
        page.Add("figures", "Figures", html => WriteFigures(html, evaluations));
        page.Add("distribution", "Distribution of errors", html => WriteCurves(html, evaluations));
        page.Add("differences", "Differences", html => WriteDifferences(html, evaluations));
        page.Add("landmarks", "Landmark by landmark", html => WriteLandmarks(html, evaluations));
        page.Add("provenance", "Provenance", html =>
        {
            foreach (StoredEvaluation evaluation in evaluations)
            {
                html.Element("h3", evaluation.Name);
                EvaluationPage.WriteProvenance(html, evaluation);
            }
        });
        return page.ToHtml(stamp);
    }

    private static void WriteFigures(HtmlWriter html, IReadOnlyList<StoredEvaluation> evaluations)
    {
        double[] radii = RadiiOfAll(evaluations);
        html.Table(
            "Radial errors in mm",
            [
                "evaluation", "cases", "points", "mean", "95 % interval", "median", "P95", "max", .. radii.Select(radius => $"within {Plain(radius)} mm"),
                "covered", "s a case",
            ],
            evaluations.Select(item => (string[])
            [
                item.Name,
                Plain(item.Result.Cases),
                Plain(item.Result.Errors.Points),
                Millimetres(item.Result.MreMm),
                item.Result.MreInterval is { } range ? $"{Millimetres(range.LowMm)} to {Millimetres(range.HighMm)}" : "-",
                Millimetres(item.Result.Errors.MedianMm),
                Millimetres(item.Result.Errors.P95Mm),
                Millimetres(item.Result.Errors.MaxMm),
                .. radii.Select(radius => Share(item.Result.Errors.Sdr[radius])),
                Share(item.Result.Errors.Coverage95),
                Coordinate(item.Result.SecondsPerCase),
            ]));
    }

    private static void WriteCurves(HtmlWriter html, IReadOnlyList<StoredEvaluation> evaluations)
    {
        int shown = Math.Min(evaluations.Count, LinePlot.MostSeries);
        string caption = "Read upwards from a distance: so many of the landmarks are found within it." + (shown < evaluations.Count
            ? Invariant($" The first {shown} of {evaluations.Count} evaluations are drawn.")
            : "");
        html.Plot(
            ErrorPlots.Cumulative(
                [.. evaluations.Take(shown)
                    .Select(item => (item.Name, (IReadOnlyList<double>)[.. item.Result.Outcomes.Select(row => row.ErrorMm).OfType<double>()]))],
                [.. evaluations[0].Result.Outcomes.Select(row => row.BaselineErrorMm).OfType<double>()],
                RadiiOfAll(evaluations)),
            caption);
        html.Plot(
            new StripPlot(
                "Mean error of each case",
                new PlotAxis("mean radial error of a case in mm"),
                [.. evaluations.Select(
                    item => new StripRow(
                        item.Name, [.. item.Result.PerCase
                            .Where(score => score.Errors.MreMm is not null)
                            .Select(score => new StripValue(score.Errors.MreMm!.Value, score.Case))]))]),
            "Each speck is a case; the box reaches from the lower to the upper quartile, the bar is the median.");
    }

    private static void WriteDifferences(HtmlWriter html, IReadOnlyList<StoredEvaluation> evaluations)
    {
        html.Element(
            "p", $"Over the landmarks that both have an error for: the mean error less that of {evaluations[0].Name}, so that a negative number is an " +
                "improvement. The interval comes from drawing cases anew; where it holds 0, chance alone may explain the difference.");
        html.Table(
            $"Difference to {evaluations[0].Name} in mm",
            ["evaluation", "cases in common", "landmarks in common", "difference", "95 % interval", "<reading"],
            evaluations.Skip(1).Select(item => Row(item.Name, PairedDifference.Between(evaluations[0].Result, item.Result))));
    }

    private static string[] Row(string name, PairedDifference? difference) => difference is null
        ? [name, "0", "0", "-", "-", "they share no landmark of a case"]
        :
        [
            name,
            Plain(difference.Cases),
            Plain(difference.Points),
            Signed(difference.MeanMm),
            difference.Interval is { } range ? $"{Signed(range.LowMm)} to {Signed(range.HighMm)}" : "-",
            difference.Interval switch
            {
                { HighMm: < 0 } => "\u2193 smaller errors",
                { LowMm: > 0 } => "\u2191 larger errors",
                null => "one case tells no interval",
                _ => "= no clear difference",
            },
        ];

    private static void WriteLandmarks(HtmlWriter html, IReadOnlyList<StoredEvaluation> evaluations)
    {
        string[] landmarks = [.. evaluations.SelectMany(item => item.Result.PerLandmark).Select(score => score.Landmark).Distinct(StringComparer.Ordinal)];
        html.Table(
            "Mean radial error in mm; an asterisk marks the least of a row",
            ["landmark", .. evaluations.Select(item => item.Name)],
            landmarks.Select(
                landmark => Least(
                    landmark, [.. evaluations.Select(item => item.Result.PerLandmark.FirstOrDefault(score => score.Landmark == landmark)?.Errors.MreMm)])));
    }

    private static string[] Least(string landmark, double?[] errors)
    {
        double? least = errors.Min();
        return [landmark, .. errors.Select(error => Millimetres(error) + (error is not null && error == least ? " *" : ""))];
    }

    // The distances that all evaluations were asked for; each knows the share within them.
    private static double[] RadiiOfAll(IReadOnlyList<StoredEvaluation> evaluations) =>
        [.. evaluations
            .Select(item => item.Result.Errors.Sdr.Keys)
            .Aggregate(evaluations[0].Result.Errors.Sdr.Keys, (common, own) => common.Intersect(own))
            .Order()];

    private static string Signed(double value) => (value > 0 ? "+" : "") + Millimetres(value);
}
