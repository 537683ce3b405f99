using Pinpoint.Export;
using Pinpoint.Methods;
using Pinpoint.Models;
using Pinpoint.Networks;
using Pinpoint.Networks.Tests.Support;
using Pinpoint.Testing;
using Pinpoint.Tests.Support;
using Pinpoint.Training;

namespace Pinpoint.Tests.Export;

public sealed class OnnxModelFileTests
{
    [Fact]
    public void Both_networks_of_a_model_with_a_refinement_give_our_answers()
    {
        using var folder = new TemporaryFolder();
        LandmarkModel model =
            TrainingRun.Run(
                TinyTraining.Request(TinyTraining.Data(folder.File("data")), folder.File("run")) with { Validation = new ValidationChoice(0) }).Model;
        OnnxModelFile.Save(folder.File("model.onnx"), model);

        OnnxModelFile.PathsOf(folder.File("model.onnx"), model).ShouldBe([folder.File("model.onnx"), folder.File("model.refinement.onnx")]);
        ShouldAgree(folder, "model.onnx", model.Network);
        ShouldAgree(folder, "model.refinement.onnx", model.Refinement!);
    }

    [Theory]
    [InlineData("pca", "1")]
    [InlineData("autoencoder", "2")]
    public void Hidden_units_are_a_layout_of_their_own(string prior, string version)
    {
        using var folder = new TemporaryFolder();
        TrainingPlan plan = TinyTraining.Plan with { GridSpacingMm = 1, Modes = 2, ShapePrior = prior, ShapePenalty = prior == "pca" ? null : 0.01 };
        plan = plan with { Refinement = plan.Refinement! with { GridSpacingMm = 0.5 } };
        var design = ModelDesign.Of(plan, ["a", "b", "c", "d"], RandomCases.Of(8, 4));
        var refinement = PatchNetwork.Create(NetworkPlan.OfRefinement(plan.Refinement!, 4), WeightInitialization.He, 1);
        OnnxModelFile.Save(
            folder.File("model.onnx"), design.With(design.CreateNetwork(), refinement, new ModelProvenance("1.0", ["a"], [], "f00", 10, 10, 20, 20, 0.5)));

        // An entry of the metadata: the key is field 1, the value field 2.
        byte[] entry = [0x0A, 13, .. "pinpoint_onnx"u8, 0x12, 1, (byte)version[0]];
        File.ReadAllBytes(folder.File("model.onnx")).AsSpan().IndexOf(entry).ShouldBeGreaterThan(0);
        File.ReadAllBytes(folder.File("model.refinement.onnx")).AsSpan().IndexOf(entry).ShouldBeGreaterThan(0);
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

        using var exported = new OnnxNetwork(folder.File(file));
        IReadOnlyList<OnnxAnswer> answers = exported.Run(
            "patches", patches, Batch * architecture.Groups, architecture.PatchSize, architecture.PatchSize, architecture.Channels);

        answers.Select(answer => answer.Name).ShouldBe(logits.Length == 0 ? ["displacements"] : ["displacements", "direction_logits"]);
        answers[0].ShouldBeNear(displacements);
        if (logits.Length > 0)
        {
            answers[1].ShouldBeNear(logits);
        }
    }
}
