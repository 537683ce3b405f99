using Pinpoint.Evaluation;
using static Pinpoint.Reports.ReportText;

namespace Pinpoint.Reports;

/// <summary>The report of an evaluation: how large the errors are and where, whether the claimed radii hold, and how this was measured.</summary>
internal static class EvaluationPage
{
    private const int WorstRows = 15;

    /// <summary>The page, whole and self-contained.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="worst">Pictures of the worst landmarks, the worst first; may be empty.</param>
    /// <param name="stamp">Where the page comes from.</param>
    public static string ToHtml(StoredEvaluation evaluation, IReadOnlyList<WorstPicture> worst, ReportStamp stamp)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        ArgumentNullException.ThrowIfNull(worst);
        ArgumentNullException.ThrowIfNull(stamp);
        EvaluationResult result = evaluation.Result;
        var page = new ReportPage("evaluation", evaluation.Name);
        page.Lead.Element("p", Lead(result));
        if (result.PerCase.Any(score => score.Side is not null))
        {
            page.Lead.Element("p", Sides(result));
        }

        page.Add("figures", "Figures", html => WriteFigures(html, result));
        page.Add("worst", "Worst first", html => WriteWorst(html, result, worst));
        page.Add("distribution", "Distribution of errors", html => WriteDistribution(html, result));
        if (result.PerCase.Any(score => score.Verdict is { Rejected: true }))
        {
            page.Add("rejected", "Rejected scans", html => WriteRejected(html, result));
        }

        if (TrustPlots.Points(result) is { Length: > 0 } points)
        {
            page.Add("calibration", "Error radii", html => WriteCalibration(html, result, points));
        }

        if (result.Anatomy is { } anatomy)
        {
            page.Add("anatomy", "Planes and measurements", html => WriteAnatomy(html, anatomy));
        }

        page.Add("tables", "Tables", html => WriteTables(html, result));
        page.Add("provenance", "Provenance", html => WriteProvenance(html, evaluation));
        return page.ToHtml(stamp);
    }

    internal static void WriteProvenance(HtmlWriter html, StoredEvaluation evaluation)
    {
        EvaluationProvenance? from = evaluation.Provenance;
        if (from is null)
        {
            html.Element("p", "The evaluation does not say where it comes from.");
            return;
        }

        html.Facts(
        [
            ("command", from.Command),
            ("model", from.Model),
            ("trained by", from.Training),
            ("trained on data", from.TrainingFingerprint),
            ("data set", from.Data),
            ("made", ReportStamp.Date(from.Written)),
            ("version", "Pinpoint " + from.ToolVersion),
        ]);
    }

    private static string Sides(EvaluationResult result)
    {
        CaseScore[] sided = [.. result.PerCase.Where(score => score.Side is not null)];
        string[] uncertain = [.. sided.Where(score => score.Side!.IsUncertain).Select(score => score.Case)];
        return Invariant($"{sided.Count(score => score.Side!.IsMirrored)} of {sided.Length} scans were seen as the mirror image of the training side") +
            $"{(uncertain.Length > 0 ? $"; the side is uncertain in {string.Join(", ", uncertain)}" : "")}.";
    }

    private static string Lead(EvaluationResult result)
    {
        string interval = result.MreInterval is { } range ? $" (95 % interval {Millimetres(range.LowMm)} to {Millimetres(range.HighMm)})" : "";
        string baseline = result.Errors.BaselineMreMm is { } mean
            ? $" Who looks at no scan and answers the training set's mean position is off by {Millimetres(mean)} mm."
            : "";
        return $"Over {Count(result.Cases, "case", "cases")} and {Count(result.Errors.Points, "landmark", "landmarks")} the answers are off by " +
            $"{Millimetres(result.MreMm)} mm on average{interval}.{baseline}";
    }

    private static void WriteFigures(HtmlWriter html, EvaluationResult result)
    {
        ErrorSummary errors = result.Errors;
        var figures = new List<(string, string, string)>
        {
            ("mean radial error", Millimetres(errors.MreMm) + " mm", $"standard deviation {Millimetres(errors.SdMm)}"),
            ("mean of the cases' means", Millimetres(result.CaseMeanMm) + " mm", $"standard deviation {Millimetres(result.CaseSdMm)}"),
            ("median", Millimetres(errors.MedianMm) + " mm", ""),
            ("95th percentile", Millimetres(errors.P95Mm) + " mm", $"largest {Millimetres(errors.MaxMm)}"),
        };
        figures.AddRange(errors.Sdr.Select(pair => ($"within {Plain(pair.Key)} mm", Share(pair.Value), "")));
        if (errors.Coverage95 is { } coverage)
        {
            figures.Add(("within the 95 % radius", Share(coverage), $"radius {Millimetres(errors.MeanRadius95Mm)} mm on average"));
        }

        DetectionCounts detection = errors.Detection;
        if (detection.FalsePositives + detection.FalseNegatives + detection.TrueNegatives > 0)
        {
            figures.Add(
                ("missed, and made up", Invariant($"{detection.FalseNegatives}, {detection.FalsePositives}"),
                    Invariant($"{detection.TrueNegatives} rightly said to be missing")));
        }

        figures.Add(("time a case", Coordinate(result.SecondsPerCase) + " s", ""));
        html.Figures(figures);
    }

    private static void WriteWorst(HtmlWriter html, EvaluationResult result, IReadOnlyList<WorstPicture> worst)
    {
        if (worst.Count > 0)
        {
            html.Element(
                "p", "Each picture is a slice through the true position. The cross is the truth, the ring is the radius around the answer; a line joins " +
                    "the two.");
            html.Open("div", ("class", "cards"));
            foreach (WorstPicture item in worst)
            {
                WorstCard.Write(html, item);
            }

            html.Close();
        }

        LandmarkOutcome[] rows = [.. result.Outcomes.Where(row => row.ErrorMm is not null).OrderByDescending(row => row.ErrorMm).Take(WorstRows)];
        html.Table(
            Invariant($"The {rows.Length} largest errors"),
            ["case", "<landmark", "error in mm", "95 % radius in mm", "mean position's error in mm", "<status"],
            rows.Select(
                row => (string[])[
                    row.Case,
                    row.Landmark,
                    Millimetres(row.ErrorMm),
                    Millimetres(row.Radius95Mm),
                    Millimetres(row.BaselineErrorMm),
                    StatusText.Of(row.Status),
                ]));
    }

    private static void WriteDistribution(HtmlWriter html, EvaluationResult result)
    {
        double[] errors = [.. result.Outcomes.Select(row => row.ErrorMm).OfType<double>()];
        double[] baseline = [.. result.Outcomes.Select(row => row.BaselineErrorMm).OfType<double>()];
        html.Plot(
            ErrorPlots.Cumulative([("answers", errors)], baseline, result.Errors.Sdr.Keys),
            "Read upwards from a distance: so many of the landmarks are found within it. What lies beyond twice the 95th percentile is cut off.");
        html.Plot(
            ErrorPlots.ByLandmark(result),
            "Each speck is a case; the box reaches from the lower to the upper quartile, the bar is the median. The hardest landmark stands first.");
        html.Plot(ErrorPlots.ByCase(result), "Each speck is a landmark. The hardest case stands first.");
    }

    private static void WriteRejected(HtmlWriter html, EvaluationResult result)
    {
        html.Element("p", "The model holds these scans to be unlike those of its training, so that their landmarks' radii are not to be believed.");
        html.Table(
            "Rejected scans",
            ["case", "mean error in mm", "<reasons"],
            result.PerCase
                .Where(score => score.Verdict is { Rejected: true })
                .Select(score => (string[])[score.Case, Millimetres(score.Errors.MreMm), score.Verdict!.Text]));
    }

    private static void WriteCalibration(HtmlWriter html, EvaluationResult result, (double ErrorMm, double RadiusMm)[] points)
    {
        html.Element(
            "p", $"An answer's radius is meant to hold the truth in 95 of 100 landmarks. Here it held {Share(result.Errors.Coverage95)} of " +
                $"{Count(points.Length, "landmark", "landmarks")}; it is {Millimetres(result.Errors.MeanRadius95Mm)} mm on average.");
        html.Open("div", ("class", "pair"));
        html.Plot(
            TrustPlots.Calibration(points),
            "The radii are right when the curve meets the crossing of the two thin lines; above it they are too large, below it too small.");
        html.Plot(TrustPlots.ErrorAgainstRadius(points), "A radius that tells easy landmarks from hard ones rises with the error.");
        html.Close();
        html.Table(
            "Coverage by size of the radius",
            ["radius in mm, mean of the group", "landmarks", "mean error in mm", "within the radius"],
            TrustPlots.ByRadius(points)
                .Select(group => (string[])[Millimetres(group.RadiusMm), Plain(group.Points), Millimetres(group.ErrorMm), Share(group.Coverage)]));
    }

    private static void WriteAnatomy(HtmlWriter html, AnatomyScores scores)
    {
        if (scores.Planes.Count > 0)
        {
            html.Table(
                "Scan planes: the angle between true and found plane in degrees, and the distance of the true plane's middle from the found plane in mm",
                ["plane", "<meaning", "cases", "not defined", "angle", "SD", "largest", "distance", "SD", "largest"],
                scores.Planes.Select(score => (string[])
                [
                    score.Plane, score.Title, Plain(score.Cases), Plain(score.Undefined), Coordinate(score.AngleMean), Coordinate(score.AngleSd),
                    Coordinate(score.AngleMax),
                    Millimetres(score.DistanceMeanMm), Millimetres(score.DistanceSdMm), Millimetres(score.DistanceMaxMm),
                ]));
        }

        if (scores.Measurements.Count > 0)
        {
            html.Table(
                "Measurements, each in its unit",
                [
                    "measurement", "<meaning", "<unit", "cases", "not defined", "mean truth", "mean absolute error", "bias", "SD", "largest",
                    "within the interval",
                ],
                scores.Measurements.Select(score => (string[])
                [
                    score.Measurement, score.Title, score.Unit, Plain(score.Cases), Plain(score.Undefined), Coordinate(score.MeanTruth),
                    Coordinate(score.MeanAbsoluteError), Coordinate(score.Bias),
                    Coordinate(score.ErrorSd), Coordinate(score.MaxAbsoluteError), Share(score.Coverage95),
                ]));
        }
    }

    private static void WriteTables(HtmlWriter html, EvaluationResult result)
    {
        html.Open("details").Element("summary", "Landmark by landmark");
        html.Table(
            "Landmarks",
            ["landmark", .. Columns(result)],
            result.PerLandmark.Select(score => (string[])[score.Landmark, .. Cells(score.Errors, result)]));
        html.Close().Open("details").Element("summary", "Case by case");
        html.Table(
            "Cases",
            ["case", .. Columns(result), "seconds"],
            result.PerCase.Select(score => (string[])[score.Case, .. Cells(score.Errors, result), Coordinate(score.Seconds)]));
        html.Close();
    }

    private static string[] Columns(EvaluationResult result) =>
        [
            "points", "mean", "SD", "median", "P95", "max", .. result.Errors.Sdr.Keys.Select(radius => $"within {Plain(radius)} mm"), "mean position", "radius",
            "covered",
        ];

    private static string[] Cells(ErrorSummary errors, EvaluationResult result) =>
    [
        Plain(errors.Points),
        Millimetres(errors.MreMm),
        Millimetres(errors.SdMm),
        Millimetres(errors.MedianMm),
        Millimetres(errors.P95Mm),
        Millimetres(errors.MaxMm),
        .. result.Errors.Sdr.Keys.Select(radius => errors.Sdr.TryGetValue(radius, out double share) ? Share(share) : "-"),
        Millimetres(errors.BaselineMreMm),
        Millimetres(errors.MeanRadius95Mm),
        Share(errors.Coverage95),
    ];
}
