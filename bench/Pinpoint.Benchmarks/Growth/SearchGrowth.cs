using Pinpoint.Imaging;
using Pinpoint.Models;
using Pinpoint.Reports;

namespace Pinpoint.Benchmarks;

/// <summary>How the time of one search in a loaded scan grows with the scan, the model and the machine.</summary>
internal sealed class SearchGrowth(int repetitions)
{
    private const string Paper = "paper";
    private const string Default = "default";
    private static readonly PlotAxis Milliseconds = new("one search in a loaded scan, ms");
    private static readonly VolumeSize Cube = new(256, 256, 256);

    /// <summary>Scans from 128^3 to 640^3 voxels.</summary>
    public LinePlot Volume()
    {
        int[] sides = [128, 192, 256, 384, 512, 640];
        return new LinePlot(
            "Search and size of the scan, 10 landmarks, 2 threads",
            new PlotAxis("voxels along each side of the scan"),
            Milliseconds,
            Along([Paper, Default], sides, (form, side) => new PreparedSearch(PlanOf(form, 10), 10, new VolumeSize(side, side, side))));
    }

    /// <summary>1 to 64 landmarks.</summary>
    public LinePlot Landmarks() => new(
        "Search and number of landmarks, 256^3 voxels, 2 threads",
        new PlotAxis("landmarks", Logarithmic: true),
        new PlotAxis(Milliseconds.Label, Logarithmic: true),
        Along([Paper, Default], [1, 2, 4, 8, 16, 32, 64], (form, landmarks) => new PreparedSearch(PlanOf(form, landmarks), landmarks, Cube)));

    /// <summary>1 to 64 starts of ten updates.</summary>
    public LinePlot Starts() => new(
        "Search and number of starts, 10 landmarks, 2 threads",
        new PlotAxis("starts", Logarithmic: true),
        new PlotAxis(Milliseconds.Label, Logarithmic: true),
        Along(
            [Paper, Default],
            [1, 2, 4, 6, 12, 24, 48, 64],
            (form, starts) => new PreparedSearch(PlanOf(form, 10) with { RandomStarts = starts - 1 }, 10, Cube)));

    /// <summary>One thread to twice the machine's cores.</summary>
    public LinePlot Threads() => new(
        $"Search and threads, 10 landmarks, {Environment.ProcessorCount} cores",
        new PlotAxis("threads"),
        Milliseconds,
        Along(
            [Paper, Default],
            [.. Enumerable.Range(1, 2 * Environment.ProcessorCount)],
            (form, threads) => new PreparedSearch(PlanOf(form, 10), 10, Cube, threads)));

    /// <summary>Patches of 95 pixels (the least of the paper's five blocks) to 161; of 25 to 161 for the default's three blocks.</summary>
    public LinePlot PatchSize() => new(
        "Search and patch size, 10 landmarks, 2 threads",
        new PlotAxis("pixels along each side of a patch"),
        Milliseconds,
        [
            .. Along([Paper], [95, 101, 121, 141, 161], (form, size) => new PreparedSearch(PlanOf(form, 10) with { PatchSize = size }, 10, Cube)),
            .. Along([Default], [25, 41, 61, 81, 101, 121, 141, 161], (form, size) => new PreparedSearch(PlanOf(form, 10) with { PatchSize = size }, 10, Cube)),
        ]);

    // The places take turns, so that what disturbs the machine for a while bends no line.
    private PlotSeries[] Along(string[] forms, int[] places, Func<string, int, PreparedSearch> prepare)
    {
        PreparedSearch[][] searches = [.. forms.Select(form => places.Select(place => prepare(form, place)).ToArray())];
        var rounds = new List<double[][]>();
        for (int round = -1; round < repetitions; round++)
        {
            double[][] seconds = [.. searches.Select(row => row.Select(search => search.Time()).ToArray())];
            if (round >= 0)
            {
                rounds.Add(seconds);
            }
        }

        foreach (PreparedSearch search in searches.SelectMany(row => row))
        {
            search.Dispose();
        }

        return [.. forms.Select((form, row) => new PlotSeries(
            NameOf(form), [.. places.Select((place, column) => new PlotPoint(place, 1e3 * Medians.Of(rounds.Select(seconds => seconds[row][column]))))]))];
    }

    private static string NameOf(string form) => form == Paper ? "preset paper" : "preset default, search only";

    private static TrainingPlan PlanOf(string form, int landmarks) =>
        form == Paper ? SearchWorkload.PaperPlan(landmarks) : Presets.Of(Default, landmarks) with { Refinement = null };
}
