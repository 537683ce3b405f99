using System.Runtime.InteropServices;
using System.Text.Json;
using Pinpoint.Export;
using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;
using Pinpoint.Networks;
using Pinpoint.Patches;
using Pinpoint.Testing;
using Pinpoint.Tests.Support;
using Pinpoint.Training;

namespace Pinpoint.Tests.Export;

public sealed class OnnxModelFileTests
{
    private static readonly TrainingPlan PaperPlan = Presets.Of("paper", 8) with
    {
        InputScale = 1.0 / 128,
        PatchSize = 15,
        ConvolutionMaps = [8, 16],
        HiddenUnits = [24, 24],
        Initialization = WeightInitialization.He,
        BatchSize = 8,
        Steps = 150,
        Modes = 3,
        StopBelow = 1e-3,
    };

    [OnnxRuntimeFact]
    public void The_JavaScript_example_finds_the_landmarks_that_we_find()
    {
        using var folder = new TemporaryFolder();
        Dataset data = TinyTraining.Data(folder.File("data"));
        LandmarkModel model = TrainingRun.Run(TinyTraining.Request(data, folder.File("run")) with { Plan = PaperPlan }).Model;
        WorkingGrid grid = model.GridOf(Dataset.ReadVolume(data.Cases[0]));
        var scan = Volume.Create(grid.Intensities.ToArray(), grid.Size, Affine.FromSpacing(grid.Spacing, grid.Spacing, grid.Spacing, grid.Origin));
        VolumeFile.Write(folder.File("scan.mha"), scan);
        OnnxModelFile.Save(folder.File("model.onnx"), model);
        File.WriteAllText(folder.File("search.mjs"), Example("js"));
        using var localizer = new Localizer(model, threads: 1);
        LocalizationResult ours = localizer.Locate(scan);

        using var theirs = JsonDocument.Parse(OnnxRuntime.Run(folder.File("search.mjs"), folder.File("model.onnx"), folder.File("scan.mha")));

        // A search that moves, or the comparison would be of starts.
        ours.Passes.ShouldBeGreaterThan(2 * ours.Paths.Count);
        ours.Paths.Max(path => LandmarkPathMm(model, path)).ShouldBeGreaterThan(2);
        theirs.RootElement.EnumerateObject().Count().ShouldBe(ours.Landmarks.Count);
        foreach (Landmark landmark in ours.Landmarks)
        {
            double[] position = [.. theirs.RootElement.GetProperty(landmark.Name).EnumerateArray().Select(value => value.GetDouble())];
            landmark.Position!.Value.DistanceTo(new WorldPoint(position[0], position[1], position[2])).ShouldBeLessThan(0.01, landmark.Name);
        }
    }

    [OnnxRuntimeFact]
    public void Both_networks_of_a_model_with_a_refinement_give_our_answers()
    {
        using var folder = new TemporaryFolder();
        LandmarkModel model = TrainingRun.Run(TinyTraining.Request(TinyTraining.Data(folder.File("data")), folder.File("run")) with { Validation = new ValidationChoice(0) }).Model;
        OnnxModelFile.Save(folder.File("model.onnx"), model);

        OnnxModelFile.PathsOf(folder.File("model.onnx"), model).ShouldBe([folder.File("model.onnx"), folder.File("model.refinement.onnx")]);
        ShouldAgree(folder, "model.onnx", model.Network);
        ShouldAgree(folder, "model.refinement.onnx", model.Refinement!);
    }

    // How far the first landmark went.
    private static double LandmarkPathMm(LandmarkModel model, StartPath path)
    {
        double[] first = new double[3 * model.LandmarkNames.Count];
        double[] last = new double[first.Length];
        model.Space.Place([.. path.States[0]], first);
        model.Space.Place([.. path.States[^1]], last);
        return model.GridSpacing * Math.Sqrt(first.Zip(last, (from, to) => (from - to) * (from - to)).Take(3).Sum());
    }

    private static void ShouldAgree(TemporaryFolder folder, string file, PatchNetwork network)
    {
        const int Batch = 3;
        NetworkArchitecture architecture = network.Architecture;
        var random = new SplitMixRandom(4);
        float[] patches = [.. Enumerable.Range(0, Batch * architecture.InputLength).Select(_ => (float)random.NextUniform(-1, 3))];
        float[] displacements = new float[Batch * architecture.Outputs];
        float[] logits = new float[Batch * architecture.ClassLogits];
        using var team = new WorkerTeam(1);
        using var workspace = new NetworkWorkspace(architecture, Batch, team);
        network.Predict(patches, Batch, displacements, logits, workspace);
        File.WriteAllBytes(folder.File("patches.bin"), MemoryMarshal.AsBytes(patches.AsSpan()).ToArray());
        string shape = $"{Batch * architecture.Groups},{architecture.PatchSize},{architecture.PatchSize},{architecture.Channels}";

        OnnxRuntime.RunNetwork(folder.File(file), folder.File("patches.bin"), shape, folder.File("answer.json"));

        using var answer = JsonDocument.Parse(File.ReadAllText(folder.File("answer.json")));
        JsonElement outputs = answer.RootElement.GetProperty("outputs");
        outputs.EnumerateObject().Select(output => output.Name).ShouldBe(logits.Length == 0 ? ["displacements"] : ["displacements", "direction_logits"]);
        ShouldBeClose(outputs.GetProperty("displacements"), displacements);
        if (logits.Length > 0)
        {
            ShouldBeClose(outputs.GetProperty("direction_logits"), logits);
        }
    }

    private static void ShouldBeClose(JsonElement output, float[] ours)
    {
        float[] theirs = [.. output.GetProperty("values").EnumerateArray().Select(value => value.GetSingle())];
        theirs.Length.ShouldBe(ours.Length);
        for (int i = 0; i < ours.Length; i++)
        {
            ((double)theirs[i]).ShouldBe(ours[i], 1e-4);
        }
    }

    // The page's one block in a language.
    private static string Example(string language)
    {
        string page = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "how-to", "export.md"));
        return page.Split($"```{language}\n")[1].Split("```")[0];
    }
}
