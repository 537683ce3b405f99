using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;
using Pinpoint.Patches;
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
            Along([Paper, Default], sides, (form, side) => Search(PlanOf(form, 10), 10, new VolumeSize(side, side, side))));
    }

    /// <summary>1 to 64 landmarks.</summary>
    public LinePlot Landmarks() => new(
        "Search and number of landmarks, 256^3 voxels, 2 threads",
        new PlotAxis("landmarks", Logarithmic: true),
        new PlotAxis(Milliseconds.Label, Logarithmic: true),
        Along([Paper, Default], [1, 2, 4, 8, 16, 32, 64], (form, landmarks) => Search(PlanOf(form, landmarks), landmarks, Cube)));

    /// <summary>1 to 64 starts of ten updates.</summary>
    public LinePlot Starts() => new(
        "Search and number of starts, 10 landmarks, 2 threads",
        new PlotAxis("starts", Logarithmic: true),
        new PlotAxis(Milliseconds.Label, Logarithmic: true),
        Along([Paper, Default], [1, 2, 4, 6, 12, 24, 48, 64], (form, starts) => Search(PlanOf(form, 10) with { RandomStarts = starts - 1 }, 10, Cube)));

    /// <summary>One thread to twice the machine's cores.</summary>
    public LinePlot Threads() => new(
        $"Search and threads, 10 landmarks, {Environment.ProcessorCount} cores",
        new PlotAxis("threads"),
        Milliseconds,
        Along([Paper, Default], [.. Enumerable.Range(1, 2 * Environment.ProcessorCount)], (form, threads) => Search(PlanOf(form, 10), 10, Cube, threads)));

    /// <summary>Patches of 95 pixels (the least of the paper's five blocks) to 161; of 25 to 161 for the default's three blocks.</summary>
    public LinePlot PatchSize() => new(
        "Search and patch size, 10 landmarks, 2 threads",
        new PlotAxis("pixels along each side of a patch"),
        Milliseconds,
        [
            .. Along([Paper], [95, 101, 121, 141, 161], (form, size) => Search(PlanOf(form, 10) with { PatchSize = size }, 10, Cube)),
            .. Along([Default], [25, 41, 61, 81, 101, 121, 141, 161], (form, size) => Search(PlanOf(form, 10) with { PatchSize = size }, 10, Cube)),
        ]);

    private static IReadOnlyList<PlotSeries> Along(string[] forms, int[] places, Func<string, int, double> measure) =>
        [.. forms.Select(form => new PlotSeries(NameOf(form), [.. places.Select(place => new PlotPoint(place, measure(form, place)))]))];

    private static string NameOf(string form) => form == Paper ? "preset paper" : "preset default, search only";

    private static TrainingPlan PlanOf(string form, int landmarks) =>
        form == Paper ? SearchWorkload.PaperPlan(landmarks) : Presets.Of(Default, landmarks) with { Refinement = null };

    private double Search(TrainingPlan plan, int landmarks, VolumeSize size, int threads = 2)
    {
        var work = new SearchWorkload(plan, landmarks, size);
        WorkingGrid grid = SearchWorkload.CreateGrid(size, seed: 1);
        using var localizer = new Localizer(work.Model, threads: threads);
        return 1e3 * Medians.OfSome(repetitions, () => localizer.Locate(grid, null));
    }
}
