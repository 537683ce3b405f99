using Pinpoint.Methods;
using Pinpoint.Models;
using Pinpoint.Networks;
using Pinpoint.Research;
using Pinpoint.Shapes;
using Pinpoint.Tests.Support;

namespace Pinpoint.Tests.Methods;

public sealed class LandmarkMethodsTests
{
    [Fact]
    public void Methods_and_shape_priors_are_those_of_the_library_and_of_research_once_each()
    {
        ResearchMethods.Add();
        LandmarkMethods.All.Select(method => method.Name).ShouldBe(["pin", "dqn", "dense"]);
        ShapePriors.Names.ShouldBe(["pca", "smooth", "autoencoder"]);
        Presets.Names.ShouldBe(["default", "paper", "dqn", "dense"]);
    }

    [Fact]
    public void Every_preset_is_one_of_its_method()
    {
        foreach (LandmarkMethod method in LandmarkMethods.All)
        {
            LandmarkMethods.Of(Presets.Of(method.UsualPreset, 1)).ShouldBeSameAs(method);
        }
    }

    [Fact]
    public void A_plan_of_a_method_that_the_program_does_not_have_is_told_as_such()
    {
        BadInputException exception = Should.Throw<BadInputException>(() => PlanJson.Read("""{ "walker": { "stride": 2 } }""", "model.safetensors"));
        exception.Message.ShouldStartWith("model.safetensors: key 'walker'");
        exception.Message.ShouldContain("method that this program does not have");
        Should.Throw<UsageException>(() => LandmarkMethods.Of(new TrainingPlan { Method = new WalkerPlan() })).Message.ShouldContain("'walker'");
    }

    [Fact]
    public void A_shape_prior_that_the_program_does_not_have_is_told_as_such() =>
        Should.Throw<BadInputException>(() => PlanJson.Read("""{ "shape_prior": "flow" }""", "model.safetensors"))
            .Message.ShouldContain("pca or smooth or autoencoder");

    [Fact]
    public void Stages_share_a_time_budget()
    {
        foreach (TrainingPlan plan in Presets.Names.Select(name => Presets.Of(name, 1)))
        {
            LandmarkMethods.Of(plan).Stages(plan).Sum(stage => stage.Share).ShouldBe(1, 1e-12);
        }
    }

    [Fact]
    public void A_method_whose_network_has_other_outputs_than_its_search_moves_coordinates_is_told_so()
    {
        using var team = new WorkerTeam(1);
        IReadOnlyList<TrainingCase> cases = RandomCases.Of(4, 3);
        ModelDesign sound = ModelDesign.Of(TinyTraining.Plan with { GridSpacingMm = 1 }, ["a", "b", "c"], cases);
        ModelDesign design = sound with { Plan = sound.Plan with { Method = new WalkerPlan() } };
        string words = $"'walker' gives its network {sound.Space.Dimension + 1} outputs, and its search moves {sound.Space.Dimension} coordinates";

        Should.Throw<UsageException>(() => new SearchStage(design, cases, team)).Message.ShouldContain(words);
        Should.Throw<UsageException>(() => new SearchBatch(design.Plan, design.Space, design.PatchLandmarks, design.CreateNetwork(), 1, team))
            .Message.ShouldContain(words);
    }

    private sealed record WalkerPlan : MethodPlan
    {
        public override string Key => "walker";

        internal override Preset Preset => new("walker", "walks", _ => new TrainingPlan());

        internal override int OutputsOf(int coordinates) => coordinates + 1;

        internal override string Meaning => "Walks.";

        internal override IReadOnlyList<PlanKey> Keys => [];

        internal override void Check(TrainingPlan plan, PlanRequirement require)
        {
        }
    }
}
