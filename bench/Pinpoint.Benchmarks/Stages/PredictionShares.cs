using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;
using Pinpoint.Networks;
using Pinpoint.Patches;

namespace Pinpoint.Benchmarks;

/// <summary>
/// Where a prediction's time goes from the files to the written landmarks: PIN-Multiple, 6 starts of 10 updates, in a scan of the paper's size.
/// </summary>
internal static class PredictionShares
{
    private const int Landmarks = 10;

    public static void Print(int threads)
    {
        using var files = new LoadingWorkload();
        LandmarkModel model = files.Search.Model;
        var scan = Scan.Open(files.ScanPath);
        WorkingGrid grid = model.GridOf(scan);
        using var localizer = new Localizer(model, new LocalizerOptions { Threads = threads });
        LocalizationResult result = localizer.Locate(grid, null);

        double search = Medians.OfSeven(() => localizer.Locate(grid, null));
        double patches = model.Plan.Updates * Patches(model, grid, threads);
        double network = model.Plan.Updates * Network(model, threads);
        (string Stage, double Seconds)[] stages =
        [
            ("load the model", Medians.OfSeven(() => ModelFile.Load(files.ModelPath))),
            ("read the gzipped scan", Medians.OfSeven(() => VolumeFile.Read(files.ScanPath))),
            ("bring it onto the working grid", Medians.OfSeven(() => model.GridOf(scan))),
            ("search: patches", patches),
            ("search: network", network),
            ("search: the rest", Math.Max(0, search - patches - network)),
            ("write the landmarks", Medians.OfSeven(() => LandmarkFile.Write(files.AnswerPath(0), result.Landmarks))),
        ];
        double all = stages.Sum(stage => stage.Seconds);
        Markdown.Title(
            $"One prediction in a running process, {(threads == 1 ? "1 thread" : $"{threads} threads")}: {1e3 * all:F0} ms, of which the search " +
            $"{1e3 * search:F0} ms");
        Markdown.Row("stage", "ms", "share");
        Markdown.Rule(3);
        foreach ((string stage, double seconds) in stages)
        {
            Markdown.Row(stage, $"{1e3 * seconds:F1}", $"{seconds / all:P0}");
        }

        Console.WriteLine();
        Console.WriteLine($"Patches take {patches / network:P0} of the network's time.");
        Console.WriteLine();
    }

    private static double Patches(LandmarkModel model, WorkingGrid grid, int threads)
    {
        int starts = 1 + model.Plan.RandomStarts;
        using var team = new WorkerTeam(threads);
        using var patches = new PatchBatch(model.Plan.Patches, model.Plan.InputOffset, model.Plan.InputScale, model.Space, model.PatchLandmarks, starts, team);
        double[] state = new double[model.Space.Dimension];
        var random = new SplitMixRandom(9);
        return Medians.OfSeven(
            () =>
            {
                for (int row = 0; row < starts; row++)
                {
                    for (int axis = 0; axis < state.Length; axis++)
                    {
                        state[axis] = 4 * random.NextNormal();
                    }

                    patches.Set(row, grid, state);
                }

                patches.Sample(starts);
            },
            model.Plan.Updates);
    }

    private static double Network(LandmarkModel model, int threads)
    {
        var work = new NetworkWorkload(BenchmarkNetwork.PaperFor(Landmarks), 1 + model.Plan.RandomStarts);
        using var team = new WorkerTeam(threads);
        using var workspace = new NetworkWorkspace(work.Network, work.Batch, team);
        return Medians.OfSeven(() => work.Network.Predict(work.Patches, work.Batch, work.Displacements, work.Logits, workspace), model.Plan.Updates);
    }
}
