using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;
using Pinpoint.Networks;
using Pinpoint.Patches;

namespace Pinpoint.Benchmarks;

/// <summary>
/// Where a prediction's time goes from the files to the written landmarks: the preset default with 51 landmarks, 6 starts of 10 updates and the refinement,
/// in a scan of a mouse skull's size.
/// </summary>
internal static class PredictionShares
{
    private const int Landmarks = 51;

    public static void Print(int threads)
    {
        using var files = new LoadingWorkload(new SearchWorkload(Presets.Of("default", Landmarks), Landmarks, new VolumeSize(136, 216, 128)));
        LandmarkModel model = files.Search.Model;
        var scan = Scan.Open(files.ScanPath);
        PreparedScan prepared = model.Prepare(scan);
        using var localizer = new Localizer(model, new LocalizerOptions { Threads = threads });
        LocalizationResult result = localizer.Locate(prepared.Grid, prepared.View);

        double OfSeven(Action action) => Medians.OfSevenSpent(action, threads);
        double search = OfSeven(() => localizer.Locate(prepared.Grid, null));
        double refined = OfSeven(() => localizer.Locate(prepared.Grid, prepared.View));
        double patches = model.Plan.Updates * Patches(model, prepared.Grid, threads);
        double network = model.Plan.Updates * Network(model.Network, 1 + model.Plan.RandomStarts, threads);
        (string Stage, double Seconds)[] stages =
        [
            ("load the model", OfSeven(() => ModelFile.Load(files.ModelPath))),
            ("read the gzipped scan", OfSeven(() => VolumeFile.Read(files.ScanPath))),
            ("bring it onto the grids", OfSeven(() => model.Prepare(scan))),
            ("search: patches", patches),
            ("search: network", network),
            ("search: the rest", Math.Max(0, search - patches - network)),
            ("refinement", Math.Max(0, refined - search)),
            ("write the landmarks", OfSeven(() => LandmarkFile.Write(files.AnswerPath(0), result.Landmarks))),
        ];
        double all = stages.Sum(stage => stage.Seconds);
        string clock = threads == 1 ? "1 thread, processor time" : $"{threads} threads, wall time";
        Markdown.Title(
            $"One prediction of the default in a running process, {clock}: {1e3 * all:F0} ms, of which search and refinement {1e3 * refined:F0} ms");
        Markdown.Row("stage", "ms", "share");
        Markdown.Rule(3);
        foreach ((string stage, double seconds) in stages)
        {
            Markdown.Row(stage, $"{1e3 * seconds:F1}", $"{seconds / all:P0}");
        }

        Console.WriteLine();
    }

    private static double Patches(LandmarkModel model, WorkingGrid grid, int threads)
    {
        int starts = 1 + model.Plan.RandomStarts;
        using var team = new WorkerTeam(threads);
        using var patches = new PatchBatch(model.Plan.Patches, model.Plan.InputOffset, model.Plan.InputScale, model.Space, model.PatchLandmarks, starts, team);
        double[] mean = new double[model.Space.Dimension];
        double[] displacement = new double[mean.Length];
        model.Space.WriteMean(mean);
        var random = new SplitMixRandom(9);
        return Medians.OfSevenSpent(
            () =>
            {
                for (int row = 0; row < starts; row++)
                {
                    double[] state = [.. mean];
                    Shapes.StateSampler.Draw(model.Space, model.Plan.StartRange, ref random, displacement);
                    model.Space.Move(state, displacement);
                    patches.Set(row, grid, state);
                }

                patches.Sample(starts);
            },
            threads,
            model.Plan.Updates);
    }

    private static double Network(PatchNetwork network, int batch, int threads)
    {
        using var team = new WorkerTeam(threads);
        using var workspace = new NetworkWorkspace(network, batch, team);
        float[] patches = NetworkWorkload.PatchesOf(network.Architecture, batch);
        float[] displacements = new float[batch * network.Architecture.Outputs];
        float[] logits = new float[batch * network.Architecture.ClassLogits];
        return Medians.OfSevenSpent(() => network.Predict(patches, batch, displacements, logits, workspace), threads, 10);
    }
}
