using Pinpoint.Evaluation;

namespace Pinpoint.Reports;

/// <summary>The plots that compare errors with the radii that the answers claimed.</summary>
internal static class TrustPlots
{
    private const double FurthestRatio = 2;
    private const int MostSteps = 200;
    private const double WideRange = 10;
    private const int Groups = 5;

    /// <summary>The landmarks that have an error and a radius.</summary>
    public static (double ErrorMm, double RadiusMm)[] Points(EvaluationResult result) =>
        [.. result.Outcomes.Where(row => row is { ErrorMm: not null, Radius95Mm: > 0 }).Select(row => (row.ErrorMm!.Value, row.Radius95Mm!.Value))];

    /// <summary>The share of the errors within each multiple of their radius; a calibrated model's curve goes through 95 % at the radius itself.</summary>
    public static LinePlot Calibration((double ErrorMm, double RadiusMm)[] points)
    {
        double[] ratios = [.. points.Select(point => point.ErrorMm / point.RadiusMm).Order()];
        int stride = Math.Max(1, ratios.Length / MostSteps);
        var curve = new List<PlotPoint> { new(0, 0) };
        for (int i = stride - 1; i < ratios.Length && ratios[i] <= FurthestRatio; i += stride)
        {
            curve.Add(new PlotPoint(ratios[i], 100.0 * (i + 1) / ratios.Length));
        }

        curve.Add(new PlotPoint(FurthestRatio, 100 * ErrorStatistics.ShareWithin(ratios, FurthestRatio)));
        return new LinePlot(
            "Calibration",
            new PlotAxis("radial error as a multiple of the 95 % radius"),
            new PlotAxis("landmarks in %"),
            [new PlotSeries("landmarks", curve) { Form = PlotForm.Line }])
        {
            Guides = [new PlotGuide(1, "the radius"), new PlotGuide(95, "95 %", OfY: true)],
        };
    }

    /// <summary>Every error against its radius.</summary>
    public static LinePlot ErrorAgainstRadius((double ErrorMm, double RadiusMm)[] points)
    {
        double least = points.Min(point => Math.Min(point.ErrorMm, point.RadiusMm));
        double most = points.Max(point => Math.Max(point.ErrorMm, point.RadiusMm));
        bool logarithmic = least > 0 && most > WideRange * points.Average(point => point.ErrorMm);
        double[] radii = [.. points.Select(point => point.RadiusMm)];
        PlotSeries[] series =
        [
            new PlotSeries("within the radius", Places(points, beyond: false)) { Form = PlotForm.Cloud },
            new PlotSeries("beyond the radius", Places(points, beyond: true)) { Form = PlotForm.Cloud },
            new PlotSeries("error = radius", [new PlotPoint(radii.Min(), radii.Min()), new PlotPoint(radii.Max(), radii.Max())]) { Form = PlotForm.Line },
        ];
        return new LinePlot(
            "Error against claimed radius",
            new PlotAxis("95 % radius in mm", logarithmic),
            new PlotAxis("radial error in mm", logarithmic),
            [.. series.Where(item => item.Points.Count > 0)]);
    }

    /// <summary>The landmarks in groups of like radius: how many, their mean radius and error in mm, and the share within the radius.</summary>
    public static IEnumerable<(int Points, double RadiusMm, double ErrorMm, double Coverage)> ByRadius((double ErrorMm, double RadiusMm)[] points)
    {
        (double ErrorMm, double RadiusMm)[] sorted = [.. points.OrderBy(point => point.RadiusMm)];
        int groups = Math.Clamp(sorted.Length / 8, 1, Groups);
        for (int group = 0; group < groups; group++)
        {
            (double ErrorMm, double RadiusMm)[] own = sorted[(group * sorted.Length / groups)..((group + 1) * sorted.Length / groups)];
            yield return (own.Length, own.Average(point => point.RadiusMm), own.Average(point => point.ErrorMm),
                (double)own.Count(point => point.ErrorMm <= point.RadiusMm) / own.Length);
        }
    }

    private static PlotPoint[] Places((double ErrorMm, double RadiusMm)[] points, bool beyond) =>
        [.. points.Where(point => point.ErrorMm > point.RadiusMm == beyond).Select(point => new PlotPoint(point.RadiusMm, point.ErrorMm))];
}
