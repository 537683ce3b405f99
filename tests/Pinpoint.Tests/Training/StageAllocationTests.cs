using Pinpoint.Methods;
using Pinpoint.Models;
using Pinpoint.Networks;
using Pinpoint.Research.Agents;
using Pinpoint.Tests.Support;

namespace Pinpoint.Tests.Training;

[Collection(MeasuresAlone.Name)]
public sealed class StageAllocationTests
{
    private static readonly IReadOnlyList<TrainingCase> Cases = RandomCases.Of(6, 8);
    private static readonly string[] Names = [.. Enumerable.Range(0, 8).Select(i => $"landmark {i}")];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_step_of_the_search_allocates_nothing_on_any_thread(int threads)
    {
        foreach (TrainingPlan plan in new[]
        {
            TinyTraining.Plan with { GridSpacingMm = 1 },
            Presets.Of("paper", 8) with { GridSpacingMm = 1, PatchSize = 15, ConvolutionMaps = [8, 16], HiddenUnits = [16], BatchSize = 4 },
        })
        {
            using var team = new WorkerTeam(threads);
            using var stage = new SearchStage(ModelDesign.Of(plan, Names, Cases), Cases, team);
            Allocations.LeastOf(() => stage.TakeStep(0.5)).ShouldBe(0);
        }
    }

    [Fact]
    public void A_step_of_an_agents_training_allocates_nothing_on_any_thread()
    {
        IReadOnlyList<TrainingCase> cases = RandomCases.Of(4, 1);
        using var team = new WorkerTeam(2);
        using var stage = new AgentStage(ModelDesign.Of(TinyAgent.Plan, ["spot"], cases), cases, team);
        Allocations.LeastOf(() => stage.TakeStep(0.5)).ShouldBe(0);
    }

    [Fact]
    public void A_step_of_the_refinement_allocates_nothing_on_any_thread()
    {
        TrainingPlan plan = TinyTraining.Plan with { GridSpacingMm = 1 };
        plan = plan with { Refinement = plan.Refinement! with { GridSpacingMm = 1 } };
        using var team = new WorkerTeam(2);
        using var stage = new RefinementStage(ModelDesign.Of(plan, Names, Cases), Cases, team);
        Allocations.LeastOf(() => stage.TakeStep(0.5)).ShouldBe(0);
    }
}
