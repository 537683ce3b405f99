using Pinpoint.Localization;
using Pinpoint.Methods;
using Pinpoint.Models;
using Pinpoint.Networks;
using Pinpoint.Patches;
using Pinpoint.Research.Agents;
using Pinpoint.Shapes;
using Pinpoint.Tests.Support;

namespace Pinpoint.Tests.Localization;

[Collection(MeasuresAlone.Name)]
public sealed class SearchAllocationTests
{
    private const int Updates = 60;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void An_update_of_a_search_allocates_nothing_on_any_thread(int threads)
    {
        foreach (TrainingPlan plan in new[]
        {
            TinyTraining.Plan,
            Presets.Of("paper", 8) with { PatchSize = 15, ConvolutionMaps = [8, 16], HiddenUnits = [16] },
        })
        {
            var (search, design, grid) = Prepare(plan with { StopBelow = 0, Updates = Updates });
            using var team = new WorkerTeam(threads);
            using var batch = new SearchBatch(search, design.Space, design.PatchLandmarks, design.CreateNetwork(), 1 + search.RandomStarts, team);
            batch.Begin(grid, StartStates.Of(search, design.Space, grid.Size));

            Allocations.LeastOf(batch.Update).ShouldBe(0);
        }
    }

    [Fact]
    public void A_move_of_an_agent_allocates_nothing_on_any_thread()
    {
        IReadOnlyList<TrainingCase> cases = RandomCases.Of(3, 1);
        var design = ModelDesign.Of(TinyAgent.Plan, ["spot"], cases);
        using var team = new WorkerTeam(2);
        using var search = new AgentSearch(design.Plan, design.Space, design.CreateNetwork(), 19, team);
        search.Begin(cases[0].Grid, StartStates.Of(design.Plan, design.Space, cases[0].Grid.Size));
        Allocations.LeastOf(search.Update).ShouldBe(0);
    }

    [Fact]
    public void The_moves_of_a_refinement_allocate_nothing_beside_its_answer()
    {
        RefinedBytes(moves: 9).ShouldBe(RefinedBytes(moves: 1));
    }

    private static long RefinedBytes(int moves)
    {
        var (plan, design, grid) = Prepare(TinyTraining.Plan);
        plan = plan with { GridSpacingMm = grid.Spacing, Refinement = plan.Refinement! with { GridSpacingMm = grid.Spacing, Updates = moves } };
        var refinement = PatchNetwork.Create(NetworkPlan.OfRefinement(plan.Refinement!, design.LandmarkNames.Count), WeightInitialization.He, 1);
        var model = new LandmarkModel(
            plan, design.LandmarkNames, design.Space, design.PatchLandmarks, design.CreateNetwork(), refinement, new ModelProvenance(
                "0", [], [], "", 0, 0, 0, 0, null));
        using var team = new WorkerTeam(2);
        using var refiner = new Refiner(model, team);
        var view = new RefinementView(grid, grid);
        double[] landmarks = new double[3 * design.LandmarkNames.Count];
        return Allocations.LeastOf(() => refiner.Refine(view, Similarity.Identity, landmarks, CancellationToken.None));
    }

    private static (TrainingPlan Plan, ModelDesign Design, WorkingGrid Grid) Prepare(TrainingPlan plan)
    {
        IReadOnlyList<TrainingCase> cases = RandomCases.Of(6, 8);
        plan = plan with { GridSpacingMm = 1 };
        return (plan, ModelDesign.Of(plan, [.. Enumerable.Range(0, 8).Select(i => $"landmark {i}")], cases), cases[0].Grid);
    }
}
