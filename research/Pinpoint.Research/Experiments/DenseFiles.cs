using System.Globalization;
using System.Text;
using System.Text.Json;
using Pinpoint.Reports;

namespace Pinpoint.Research.Experiments;

/// <summary>The files of the comparison: table, CSV, JSON, and the curves as SVG.</summary>
internal static class DenseFiles
{
    /// <summary>The head of <see cref="Cells"/>.</summary>
    public static IReadOnlyList<string> Head { get; } =
        ["system", "setting", "patches a scan", "CPU s a scan", "MRE +- SD, mm", "median, mm", "P90, mm"];

    /// <summary>A point's cells.</summary>
    public static IReadOnlyList<string> Cells(DensePoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        return
        [
            point.Title,
            point.Setting,
            Text(point.Patches, "0"),
            Text(point.CpuSeconds, "0.0000"),
            $"{Text(point.MreMm, "0.00")} +- {Text(point.SdMm, "0.00")}",
            Text(point.MedianMm, "0.00"),
            Text(point.P90Mm, "0.00"),
        ];
    }

    /// <summary>Writes the files.</summary>
    /// <returns>Their paths.</returns>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    public static IReadOnlyList<string> Write(DenseDocument document, ExperimentFolder folder)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(folder);
        (string Path, string Text)[] files =
        [
            (folder.Table("dense", ".md"), TableText.Markdown(Head, document.Points.Select(Cells))),
            (folder.Table("dense", ".csv"), Csv(document)),
            (folder.Table("dense", ".json"), JsonSerializer.Serialize(document, DenseJson.Default.DenseDocument) + "\n"),
            (folder.Table("dense-seconds", ".svg"), Curves(document, "processor seconds a scan, one thread", point => point.CpuSeconds)),
            (folder.Table("dense-patches", ".svg"), Curves(document, "patches a scan", point => point.Patches)),
        ];
        foreach (var (path, text) in files)
        {
            AtomicFile.WriteText(path, text);
        }

        return [.. files.Select(file => file.Path)];
    }

    private static string Csv(DenseDocument document)
    {
        var text = new StringBuilder("system,setting,landmark,seed,cases,patches,cpu_seconds,mre_mm,mean_position_mm\n");
        foreach (DenseMeasurement item in document.Measurements)
        {
            string landmark = item.Landmark.Replace("\"", "\"\"", StringComparison.Ordinal);
            text.Append(CultureInfo.InvariantCulture, $"{item.System},\"{item.Setting}\",\"{landmark}\",{item.Seed},{item.ErrorsMm.Count},{item.Patches:0.#},");
            text.Append(CultureInfo.InvariantCulture, $"{item.CpuSeconds:0.000000},{item.ErrorsMm.Values.Average():0.0000},{item.MeanPositionMm:0.0000}\n");
        }

        return text.ToString();
    }

    private static string Curves(DenseDocument document, string axis, Func<DensePoint, double> along) => SvgLinePlot.Draw(
        new LinePlot(
            $"Error against work: {document.Data}",
            new PlotAxis(axis, Logarithmic: true),
            new PlotAxis("mean radial error, mm", Logarithmic: true),
            [.. document.Points.Where(point => point.InCurve).GroupBy(point => point.Title, StringComparer.Ordinal).Select(points => new PlotSeries(
                points.Key, [.. points.Select(point => new PlotPoint(along(point), point.MreMm)).OrderBy(point => point.X)]))])
        {
            Guides = [new PlotGuide(document.MeanPositionMm, "mean position", OfY: true)],
        });

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
