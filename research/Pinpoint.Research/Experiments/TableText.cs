using System.Globalization;
using System.Text;

namespace Pinpoint.Research.Experiments;

/// <summary>The tables as text.</summary>
internal static class TableText
{
    private const string None = "-";

    /// <summary>The head of <see cref="Cells"/>.</summary>
    public static IReadOnlyList<string> Head { get; } = [
        "", "MRE +- SD, mm", "MRE by seed, mm", "s a scan", "steps", "training", "paper: MRE +- SD, mm", "paper: s a scan",
    ];

    /// <summary>A row's cells.</summary>
    public static IReadOnlyList<string> Cells(RowResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        PublishedFigures? paper = result.Row.Published;
        return
        [
            result.Row.Title,
            PlusMinus(result.MreMm, result.SdMm),
            string.Join(", ", result.Runs.Select(run => Number(run.MreMm))),
            Number(result.SecondsPerScan),
            result.Runs[0].Steps.ToString(CultureInfo.InvariantCulture),
            Duration(result.TrainingTime),
            paper is null ? None : PlusMinus(paper.MreMm, paper.SdMm),
            paper?.SecondsPerScan is { } seconds ? Number(seconds) : None,
        ];
    }

    /// <summary>The head of <see cref="LandmarkCells"/>.</summary>
    public static IReadOnlyList<string> LandmarkHead(IReadOnlyList<RowResult> results) =>
        [
            "landmark",
            .. (results ?? throw new ArgumentNullException(nameof(results))).Select(result => $"{result.Row.Title}, mm"),
            "paper: PIN-Single, mm",
            "paper: PIN-Multiple, mm",
        ];

    /// <summary>The cells of a landmark's row of table 2: each model's error, then the paper's.</summary>
    /// <param name="results">The models, all of which find every landmark.</param>
    /// <param name="landmark">The landmark's place in <see cref="PaperModels.Landmarks"/>.</param>
    public static IReadOnlyList<string> LandmarkCells(IReadOnlyList<RowResult> results, int landmark)
    {
        string name = PaperModels.Landmarks[landmark];
        return [
            $"{landmark + 1} {name}",
            .. results.Select(result => Number(result.MreOf(name))),
            Number(PaperTables.PublishedSingleMm(landmark)),
            Number(PaperTables.PublishedMultipleMm(landmark)),
        ];
    }

    /// <summary>A table in Markdown.</summary>
    public static string Markdown(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows)
    {
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(rows);
        var text = new StringBuilder();
        Line(text, head);
        Line(text, [.. head.Select(_ => "---")]);
        foreach (IReadOnlyList<string> row in rows)
        {
            Line(text, row);
        }

        return text.ToString();
    }

    /// <summary>Everything measured as CSV: a line for each row, seed and landmark.</summary>
    public static string Csv(IReadOnlyList<RowResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        var text = new StringBuilder("row,seed,steps,training_s,seconds_per_scan,landmark,mre_mm\n");
        foreach (RowResult result in results)
        {
            foreach (SeedResult run in result.Runs)
            {
                foreach (var (landmark, error) in run.ByLandmark)
                {
                    text.Append(
                        CultureInfo.InvariantCulture,
                        $"\"{result.Row.Title}\",{run.Seed},{run.Steps},{run.TrainingTime.TotalSeconds:0.0},{run.SecondsPerScan:0.0000},{landmark}," +
                        $"{error:0.0000}\n");
                }
            }
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, IReadOnlyList<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static string PlusMinus(double mean, double? deviation) => deviation is { } sd ? $"{Number(mean)} +- {Number(sd)}" : Number(mean);

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Duration(TimeSpan time) => time.TotalMinutes < 1
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0.0} min");
}
