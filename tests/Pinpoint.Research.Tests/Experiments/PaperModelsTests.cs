using Pinpoint.Research.Experiments;
using Pinpoint.Models;
using Pinpoint.Networks;

namespace Pinpoint.Research.Tests.Experiments;

public sealed class PaperModelsTests
{
    [Fact]
    public void At_the_papers_spacing_the_networks_are_the_papers()
    {
        var models = new PaperModels(new ExperimentSettings());
        TrainingPlan plan = models.Multiple().Plan;
        plan.ShouldBe(Presets.Of("paper", 10) with { GridSpacingMm = 0.5, Steps = 20_000 }, new SameJson());
        plan.ConvolutionMaps.ShouldBe([32, 64, 128, 256, 512]);
        plan.PatchSize.ShouldBe(101);
    }

    [Theory]
    [InlineData(1, 51, 4)]
    [InlineData(2, 25, 3)]
    [InlineData(4, 13, 2)]
    public void A_coarser_grid_keeps_the_patchs_extent_and_as_many_blocks_as_fit(double spacing, int size, int blocks)
    {
        TrainingPlan plan = new PaperModels(new ExperimentSettings { GridSpacingMm = spacing }).Single("csp").Plan;
        plan.PatchSize.ShouldBe(size);
        plan.ConvolutionMaps.Count.ShouldBe(blocks);
        (size * spacing).ShouldBe(50.5, spacing + 0.5);
        NetworkPlan.Of(plan, 1, 3).Validate();
    }

    [Fact]
    public void The_losses_are_weighed_as_in_table_1()
    {
        var models = new PaperModels(new ExperimentSettings());
        TrainingPlan classifier = models.Classifier("csp").Plan;
        (classifier.Alpha, classifier.Directions, classifier.Rule, classifier.Updates).ShouldBe((1, DirectionHead.Softmax, UpdateRule.A, 350));
        TrainingPlan regressor = models.Regressor("csp").Plan;
        (regressor.Alpha, regressor.Directions, regressor.Rule, regressor.Updates).ShouldBe((0, DirectionHead.None, UpdateRule.B, 10));
        TrainingPlan joint = models.Single("csp").Plan;
        (joint.Alpha, joint.Directions, joint.Rule, joint.Updates).ShouldBe((0.5, DirectionHead.Softmax, UpdateRule.C, 10));
    }

    [Fact]
    public void Normalised_models_differ_from_the_papers_in_what_they_see_and_start_from_only()
    {
        TrainingPlan letter = new PaperModels(new ExperimentSettings()).Multiple().Plan;
        TrainingPlan normalised = new PaperModels(new ExperimentSettings { Normalised = true }).Multiple().Plan;
        normalised.Initialization.ShouldBe(WeightInitialization.He);
        (normalised with
        {
            Initialization = letter.Initialization,
            Intensities = letter.Intensities,
            InputOffset = letter.InputOffset,
            InputScale = letter.InputScale,
        }).ShouldBe(letter, new SameJson());
    }

    [Fact]
    public void Other_steps_change_the_other_models_only()
    {
        var models = new PaperModels(new ExperimentSettings { Steps = 7, OtherSteps = 100 });
        models.Multiple().Plan.Steps.ShouldBe(7);
        TrainingPlan ours = models.Default().Plan;
        (ours.Steps + ours.Refinement!.Steps).ShouldBe(100);
        models.Agent("csp").Plan.Steps.ShouldBe(100);
        new PaperModels(new ExperimentSettings { Steps = 7 }).Default().Plan
            .ShouldBe(Presets.Of("default", 10) with { PatchLandmarks = ours.PatchLandmarks }, new SameJson());
    }

    private sealed class SameJson : IEqualityComparer<TrainingPlan>
    {
        public bool Equals(TrainingPlan? x, TrainingPlan? y) => PlanJson.Write(x!) == PlanJson.Write(y!);

        public int GetHashCode(TrainingPlan obj) => PlanJson.Write(obj).GetHashCode(StringComparison.Ordinal);
    }
}
