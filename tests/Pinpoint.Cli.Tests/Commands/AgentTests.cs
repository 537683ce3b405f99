using System.Text.Json;
using Pinpoint.Testing;

namespace Pinpoint.Cli.Tests.Commands;

[Collection(TinyHeadsCollection.Name)]
public sealed class AgentTests(TinyHeads heads)
{
    private const string Config = """
        {
          "patch_size": 11, "convolution_maps": [16], "hidden_units": [16], "batch_size": 8, "updates": 10,
          "agent": { "scales": [2, 1], "explorers": 4, "first_moves": 50, "memory_size": 200, "target_interval": 10 }
        }
        """;

    [Fact]
    public void An_agent_is_trained_and_predicts_and_is_evaluated_like_any_model()
    {
        using var folder = new TemporaryFolder();
        string run = folder.File("run");
        JsonElement trained = Train(folder, run, "--json").Succeeds().Json;
        trained.GetProperty("completed").GetBoolean().ShouldBeTrue();
        trained.GetProperty("steps").GetInt64().ShouldBe(30);

        CommandLine.Run("inspect", run).Succeeds().Output.ShouldContain("deep Q-learning agent, steps of 2, 1 voxels");
        JsonElement plan = CommandLine.Run("inspect", run, "--json").Succeeds().Json.GetProperty("plan");
        plan.GetProperty("preset").GetString().ShouldBe("dqn");
        plan.GetProperty("agent").GetProperty("explorers").GetInt32().ShouldBe(4);

        JsonElement answer = CommandLine.Run("predict", run, heads.Scan(10), "-o", folder.File("found"), "--report", "--json").Succeeds().Json
            .GetProperty("cases")[0];
        answer.GetProperty("landmarks")[0].GetProperty("position_lps_mm").GetArrayLength().ShouldBe(3);
        File.Exists(folder.File("found", "phantom-010.html")).ShouldBeTrue();

        CommandLine evaluated = CommandLine.Run("evaluate", run, heads.Unseen, "-o", folder.File("evaluation"), "--starts", "3").Succeeds();
        evaluated.Output.ShouldContain("3 cases, 3 points");
        CommandLine.Run("report", run, "-o", folder.File("training.html")).Succeeds();
        File.ReadAllText(folder.File("training.html")).ShouldContain("exploration_share");
        CommandLine.Run("export", run, "-o", folder.File("half.safetensors"), "--half").Succeeds();
        CommandLine.Run("predict", folder.File("half.safetensors"), heads.Scan(11)).Succeeds();
    }

    [Fact]
    public void An_agent_that_was_stopped_goes_on_to_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        string[] steps = ["--steps", "120"];
        CommandLine.Run(Arguments(folder, folder.File("whole"), steps)).Succeeds();
        using var cancellationToken = new CancellationTokenSource();
        using var cancelAtFirstReport = new CancellingWriter(cancellationToken, "step ");
        using var output = new StringWriter();
        PinpointCommand.Run(Arguments(folder, folder.File("run"), steps), output, cancelAtFirstReport, cancellationToken.Token).ShouldBe(130);
        CommandLine.Run([.. Arguments(folder, folder.File("run"), steps), "--resume"]).Succeeds();
        File.ReadAllBytes(folder.File("run", "model.safetensors")).ShouldBe(File.ReadAllBytes(folder.File("whole", "model.safetensors")));
    }

    [Fact]
    public void What_an_agent_cannot_do_is_said_in_one_line()
    {
        using var folder = new TemporaryFolder();
        string run = folder.File("run");
        CommandLine.Run("train", heads.Heads, "-o", run, "--method", "dqn").FailsWith(2, "one landmark", "--landmarks");
        CommandLine.Run("plan", heads.Heads, "--method", "dqn").FailsWith(2, "one landmark", "--landmarks");
        CommandLine.Run("train", heads.Heads, "-o", run, "--method", "dqn", "--preset", "paper").FailsWith(2, "--method dqn", "--preset paper");
        CommandLine.Run("train", heads.Heads, "-o", run, "--method", "pin", "--preset", "dqn").FailsWith(2, "--method pin", "--preset dqn");
        CommandLine.Run("train", heads.Heads, "-o", run, "--method", "guess").FailsWith(2, "guess", "pin or dqn");
        Train(folder, run).Succeeds();
        CommandLine.Run("predict", run, heads.Scan(10), "--rule", "A").FailsWith(2, "--rule");
        CommandLine.Run("export", run, "-o", folder.File("agent.onnx")).FailsWith(2, "agent.onnx", "ONNX", ".safetensors");
        File.Exists(folder.File("agent.onnx")).ShouldBeFalse();
    }

    [Fact]
    public void A_method_holds_against_the_configuration()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("none.json"), """{ "agent": null }""");
        File.WriteAllText(folder.File("agent.json"), """{ "search_space": "position", "directions": "none", "refinement": null, "agent": {} }""");
        string[] plan = ["plan", heads.Heads, "--landmarks", "skull_left", "--config"];
        CommandLine.Run([.. plan, folder.File("none.json"), "--method", "dqn"]).FailsWith(2, "--method dqn", "none.json", "'agent' is null");
        CommandLine.Run([.. plan, folder.File("agent.json"), "--method", "pin"]).FailsWith(2, "--method pin", "agent.json", "agent");
        CommandLine.Run([.. plan, folder.File("none.json"), "--method", "pin"]).Succeeds();
        CommandLine.Run([.. plan, folder.File("agent.json"), "--method", "dqn"]).Succeeds();
        CommandLine.Run([.. plan, folder.File("agent.json")]).Succeeds();
    }

    [Fact]
    public void The_plan_of_an_agent_is_shown_with_reasons()
    {
        string reason = CommandLine.Run("plan", heads.Heads, "--method", "dqn", "--landmarks", "skull_left").Succeeds().Output
            .Split('\n')
            .Single(line => line.StartsWith("grid_spacing_mm", StringComparison.Ordinal));
        reason.ShouldContain("at the scale of 4");
        CommandLine.Run("plan", heads.Heads, "--method", "dqn", "--landmarks", "skull_left", "--budget", "1s").Succeeds().Output
            .ShouldContain("ms a step, measured here");
    }

    private string[] Arguments(TemporaryFolder folder, string output, params string[] options)
    {
        File.WriteAllText(folder.File("agent.json"), Config);
        return [
            "train", heads.Heads, "-o", output, "--method", "dqn", "--landmarks", "skull_left", "--config", folder.File("agent.json"), "--validation",
            "phantom-002", "--validate-every", "12", .. options,
        ];
    }

    private CommandLine Train(TemporaryFolder folder, string output, params string[] options) =>
        CommandLine.Run(Arguments(folder, output, ["--steps", "30", .. options]));
}
