using Pinpoint.Export;
using Pinpoint.Localization;
using Pinpoint.Methods;
using Pinpoint.Models;
using Pinpoint.Research.Agents;
using Pinpoint.Testing;
using Pinpoint.Tests.Support;

namespace Pinpoint.Research.Tests.Agents;

public sealed class AgentLocalizerTests
{
    [Fact]
    public void An_agents_ways_begin_at_the_starts_and_its_answer_is_in_the_scan()
    {
        using var localizer = new Localizer(Model(), new LocalizerOptions { RandomStarts = 3, Updates = 5, Threads = 1 });
        var grid = RandomCases.Of(1, 1)[0].Grid;
        LocalizationResult result = localizer.Locate(grid, view: null);

        result.Paths.Count.ShouldBe(4);
        result.Paths.ShouldAllBe(path => path.States.Count >= 1 && path.States.Count <= 1 + (3 * 6));
        result.Paths[0].States[0].ShouldAllBe(coordinate => Math.Abs(coordinate) <= 0.5, "the voxel nearest to the centre");
        result.Passes.ShouldBeInRange(4 * 3, 4 * 3 * 6);
        grid.Contains(result.Landmarks[0].Position!.Value).ShouldBeTrue();
        result.WorldPaths().Count.ShouldBe(4);
    }

    [Fact]
    public void The_same_localizer_finds_the_same_again()
    {
        using var localizer = new Localizer(Model(), new LocalizerOptions { Threads = 2 });
        var cases = RandomCases.Of(2, 1);
        var first = localizer.Locate(cases[0].Grid, view: null).Landmarks[0].Position;
        localizer.Locate(cases[1].Grid, view: null);
        localizer.Locate(cases[0].Grid, view: null).Landmarks[0].Position.ShouldBe(first);
    }

    [Fact]
    public void An_agent_follows_no_update_rule() =>
        Should.Throw<UsageException>(() => new Localizer(Model(), new LocalizerOptions { Rule = UpdateRule.B })).Message.ShouldContain("--rule");

    [Fact]
    public void An_agent_is_not_exported_as_a_search()
    {
        using var folder = new TemporaryFolder();
        Should.Throw<UsageException>(() => OnnxModelFile.Save(folder.File("agent.onnx"), Model())).Message.ShouldContain("deep Q-learning");
        File.Exists(folder.File("agent.onnx")).ShouldBeFalse();
    }

    [Fact]
    public void An_agent_comes_back_from_its_file()
    {
        using var folder = new TemporaryFolder();
        LandmarkModel model = Model();
        ModelFile.Save(folder.File("agent.safetensors"), model);
        LandmarkModel read = ModelFile.Load(folder.File("agent.safetensors"));
        PlanJson.Write(read.Plan).ShouldBe(PlanJson.Write(model.Plan));
        read.Network.Architecture.Outputs.ShouldBe(AgentPlan.Moves);
    }

    private static LandmarkModel Model()
    {
        var design = ModelDesign.Of(TinyAgent.Plan, ["spot"], RandomCases.Of(3, 1));
        return design.With(design.CreateNetwork(), null, new ModelProvenance("0", [], [], "", 0, 0, 0, 0, null));
    }
}
