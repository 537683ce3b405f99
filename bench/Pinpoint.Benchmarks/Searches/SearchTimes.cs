using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;
using Pinpoint.Patches;

namespace Pinpoint.Benchmarks;

/// <summary>Seconds of a whole search after loading, beside what the paper reports of its graphics card.</summary>
internal static class SearchTimes
{
    private const int Repetitions = 15;
    private static readonly int[] ThreadCounts = [1, 2];

    public static void Print()
    {
        Markdown.Row("search", "scan", "passes", "1 thread, processor time", "2 threads, wall time", "the paper, Titan Xp");
        Markdown.Rule(6);
        Print("PIN-Multiple, 10 landmarks", SearchWorkload.PaperPlan(10), 10, SearchWorkload.PaperSize, "440 ms");
        Print("PIN-Single", SearchWorkload.PaperPlan(1), 1, SearchWorkload.PaperSize, "90 ms");
        Print("`default`, 51 landmarks, refined", Presets.Of("default", 51), 51, new VolumeSize(136, 216, 128), "-");
        Console.WriteLine();
    }

    private static void Print(string name, TrainingPlan plan, int landmarks, VolumeSize size, string paper)
    {
        var work = new SearchWorkload(plan, landmarks, size);
        WorkingGrid grid = SearchWorkload.CreateGrid(size, seed: 1);
        RefinementView? view = work.Model.Refinement is null
            ? null
            : new RefinementView(grid, SearchWorkload.CreateGrid(new VolumeSize(size.X / 2, size.Y / 2, size.Z / 2), seed: 2));
        int passes = 0;
        double[] seconds = [.. ThreadCounts.Select(threads =>
        {
            using var localizer = new Localizer(work.Model, new LocalizerOptions { Threads = threads });
            return Medians.OfSomeSpent(Repetitions, () => passes = SearchWorkload.Search(localizer, grid, view), threads);
        })];
        Markdown.Row(name, $"{size}", $"{passes}", $"{1e3 * seconds[0]:F0} ms", $"{1e3 * seconds[1]:F0} ms", paper);
    }
}
