using Pinpoint.Reports;

namespace Pinpoint.Benchmarks;

/// <summary>How cost grows: one plot and one block of the table per question.</summary>
internal static class GrowthRun
{
    /// <summary>Measures everything; writes an SVG per plot and all numbers as <c>growth.csv</c>, in which a row is plot, series, x, y.</summary>
    /// <param name="folder">Receives the files.</param>
    /// <param name="repetitions">How many times each figure is measured; it is their median.</param>
    public static void Write(string folder, int repetitions)
    {
        var search = new SearchGrowth(repetitions);
        Directory.CreateDirectory(folder);
        var rows = new List<string> { "plot,series,x,y" };
        foreach ((string name, Func<LinePlot> measure) in new (string, Func<LinePlot>)[]
        {
            ("volume", search.Volume),
            ("landmarks", search.Landmarks),
            ("starts", search.Starts),
            ("threads", search.Threads),
            ("patch-size", search.PatchSize),
            ("batch-run", () => BatchGrowth.ScansPerMinute(repetitions)),
        })
        {
            LinePlot plot = measure();
            AtomicFile.WriteText(Path.Combine(folder, $"{name}.svg"), SvgLinePlot.Draw(plot));
            Print(plot);
            rows.AddRange(plot.Series.SelectMany(series => series.Points.Select(point => $"{name},\"{series.Name}\",{point.X},{point.Y:G5}")));
        }

        AtomicFile.WriteText(Path.Combine(folder, "growth.csv"), string.Join('\n', rows) + '\n');
    }

    private static void Print(LinePlot plot)
    {
        double[] places = [.. plot.Series.SelectMany(series => series.Points.Select(point => point.X)).Distinct().Order()];
        Markdown.Title($"{plot.Title} ({plot.Y.Label})");
        Markdown.Row([plot.X.Label, .. places.Select(place => $"{place}")]);
        Markdown.Rule(1 + places.Length);
        foreach (PlotSeries series in plot.Series)
        {
            Markdown.Row(
                [
                    series.Name,
                    .. places.Select(
                        place => series.Points
                            .Where(point => point.X == place)
                            .Select(point => point.Y >= 100 ? $"{point.Y:F0}" : $"{point.Y:G3}")
                            .FirstOrDefault("")),
                ]);
        }

        Console.WriteLine();
    }
}
