using Pinpoint.Imaging;
using Pinpoint.Models;
using Pinpoint.Testing;
using Pinpoint.Tests.Support;
using Pinpoint.Training;

namespace Pinpoint.Tests.Training;

public sealed class SelfTrainingTests
{
    [Fact]
    public void The_next_model_learns_from_what_the_first_placed_and_stands_only_where_it_is_no_worse()
    {
        using var folder = new TemporaryFolder();
        TrainingRequest request = Request(folder);
        TrainingOutcome outcome = SelfTraining.Run(request, Unlabelled(folder), 2, _ => null);

        byte[] kept = File.ReadAllBytes(folder.File("out", "model.safetensors"));
        double[] errors = [.. Enumerable.Range(0, 3)
            .Select(round => folder.File("out", $"round-{round}", "model.safetensors"))
            .Where(File.Exists)
            .Select(path => ModelFile.Load(path).Provenance.ValidationErrorMm!.Value)];
        errors.Length.ShouldBeGreaterThan(1);

        // Rounds end with the first that is worse.
        int best = Enumerable.Range(1, errors.Length - 1).TakeWhile(round => errors[round] <= errors[round - 1]).LastOrDefault();
        kept.ShouldBe(File.ReadAllBytes(folder.File("out", $"round-{best}", "model.safetensors")));
        outcome.Model.Provenance.ValidationErrorMm.ShouldBe(errors[best]);
        outcome.Warnings.Count(line => line.StartsWith("round ", StringComparison.Ordinal)).ShouldBe(errors.Length - 1);
        (best < errors.Length - 1).ShouldBe(outcome.Warnings.Any(line => line.EndsWith("the model before it is kept", StringComparison.Ordinal)));
        ModelFile.Load(folder.File("out", "round-1", "model.safetensors")).Provenance.TrainingCases.Count
            .ShouldBeGreaterThan(ModelFile.Load(folder.File("out", "round-0", "model.safetensors")).Provenance.TrainingCases.Count);
    }

    [Fact]
    public void The_first_model_is_that_of_a_training_without_other_scans_and_a_resumed_run_ends_with_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        TrainingRequest request = Request(folder);
        SelfTraining.Run(request, Unlabelled(folder), 1, _ => null);
        TrainingRun.Run(request with { OutputFolder = folder.File("alone") });
        File.ReadAllBytes(folder.File("out", "round-0", "model.safetensors")).ShouldBe(File.ReadAllBytes(folder.File("alone", "model.safetensors")));

        byte[] last = File.ReadAllBytes(folder.File("out", "round-1", "model.safetensors"));
        Directory.Delete(folder.File("out", "round-1"), recursive: true);
        File.Delete(folder.File("out", "model.safetensors"));
        SelfTraining.Run(request with { Resume = true }, Unlabelled(folder), 1, _ => null);
        File.ReadAllBytes(folder.File("out", "round-1", "model.safetensors")).ShouldBe(last);
        File.Exists(folder.File("out", "model.safetensors")).ShouldBeTrue();
    }

    [Theory]
    [InlineData(0.5, 1)]
    [InlineData(1, 1)]
    [InlineData(2, 0.25)]
    [InlineData(10, 0.01)]
    [InlineData(double.PositiveInfinity, 0)]
    public void A_label_counts_as_one_over_the_square_of_its_doubt(double doubt, double weight) => PseudoLabels.WeightOf(doubt, 1).ShouldBe(weight, 1e-12);

    private static TrainingRequest Request(TemporaryFolder folder) => TinyTraining.Request(TinyTraining.Data(folder.File("data"), 5), folder.File("out"));

    private static DatasetCase[] Unlabelled(TemporaryFolder folder) =>
        [.. TinyTraining.Data(folder.File("more"), 8).Cases.Skip(5).Select(item => item with { LandmarksPath = null })];
}
