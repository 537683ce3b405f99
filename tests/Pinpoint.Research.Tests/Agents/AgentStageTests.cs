using Pinpoint.Imaging;
using Pinpoint.Methods;
using Pinpoint.Models;
using Pinpoint.Networks;
using Pinpoint.Patches;
using Pinpoint.Research.Agents;
using Pinpoint.Testing;
using Pinpoint.Tests.Support;
using Pinpoint.Training;

namespace Pinpoint.Research.Tests.Agents;

public sealed class AgentStageTests
{
    // One explorer, one remembered move, one sample a step, no change of intensities: all of a step can be worked out by hand.
    private static readonly TrainingPlan OneMove = TinyAgent.Plan with
    {
        BatchSize = 1,
        ContrastJitter = 0,
        BrightnessJitter = 0,
        NoiseJitter = 0,
        AverageDecay = null,
        ClipNorm = null,
        WeightDecay = 0,
        HuberDelta = null,
        Schedule = LearningRateSchedule.Constant,
        LearningRate = 1e-4,
        Method = AgentPlan.Of(TinyAgent.Plan) with { MemorySize = 1, FirstMoves = 1, Explorers = 1, TargetInterval = 1000 },
    };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_step_is_the_q_learning_step_worked_out_by_hand(ulong seed)
    {
        IReadOnlyList<TrainingCase> cases = RandomCases.Of(2, 1);
        var design = ModelDesign.Of(OneMove with { Seed = seed }, ["spot"], cases);
        using var team = new WorkerTeam(1);
        using var stage = new AgentStage(design, cases, team);
        Experience move = stage.Memory.Kept[0];
        PatchNetwork before = design.CreateNetwork();

        // Before the first step, network and target network are the same.
        float value = ValuesOf(design, before, cases, move, move.From)[move.Move];
        float reward = ByHandReward(cases[move.Case], move);
        float target = reward + (0.9f * ValuesOf(design, before, cases, move, move.To).Max());

        StepLosses losses = stage.TakeStep(0.5);
        losses.Regression.ShouldBe((value - target) * (value - target), 1e-4 * Math.Max(1, losses.Regression));

        float after = ValuesOf(design, stage.CurrentNetwork(), cases, move, move.From)[move.Move];
        Math.Sign(after - value).ShouldBe(Math.Sign(target - value));
        Math.Abs(target - after).ShouldBeLessThan(Math.Abs(target - value));
    }

    [Fact]
    public void The_target_network_stands_still_until_it_is_renewed()
    {
        IReadOnlyList<TrainingCase> cases = RandomCases.Of(2, 1);
        var design = ModelDesign.Of(TinyAgent.Plan, ["spot"], cases);
        using var team = new WorkerTeam(1);
        using var stage = new AgentStage(design, cases, team);
        byte[] first = TargetOf(stage);
        TakeSteps(stage, 7);
        TargetOf(stage).ShouldBe(first);
        TakeSteps(stage, 1);
        byte[] second = TargetOf(stage);
        second.ShouldNotBe(first);
        second.ShouldBe(stage.Trainer.Snapshot().ToTensors().SelectMany(tensor => tensor.Data.ToArray()));
    }

    [Fact]
    public void Every_step_every_explorer_adds_a_move()
    {
        IReadOnlyList<TrainingCase> cases = RandomCases.Of(2, 1);
        using var team = new WorkerTeam(1);
        using var stage = new AgentStage(ModelDesign.Of(TinyAgent.Plan, ["spot"], cases), cases, team);
        TakeSteps(stage, 3);
        stage.Memory.Added.ShouldBe(100 + (3 * 4));
        stage.Memory.Kept.ToArray().ShouldAllBe(move => move.Reward >= -1 && move.Reward <= 1);
    }

    [Fact]
    public void A_run_that_was_stopped_and_resumed_ends_with_the_very_bytes_of_one_that_was_not()
    {
        using var folder = new TemporaryFolder();
        Dataset data = TinyAgent.Data(folder.File("data"), 4);
        TrainingRun.Run(TinyAgent.Request(data, folder.File("whole"))).Completed.ShouldBeTrue();
        TrainingRequest halves = TinyAgent.Request(data, folder.File("halves")) with { ReportInterval = 1 };
        using var source = new CancellationTokenSource();
        TrainingRun.Run(halves, new StopAt(13, source), source.Token).Completed.ShouldBeFalse();
        TrainingRun.Run(halves with { Resume = true, Threads = 2 }).Completed.ShouldBeTrue();

        File.ReadAllBytes(folder.File("halves", "model.safetensors")).ShouldBe(File.ReadAllBytes(folder.File("whole", "model.safetensors")));
    }

    [Theory]
    [InlineData("agent.memory", 0, 2)]
    [InlineData("agent.memory", 0, -1)]
    [InlineData("agent.memory", 0, int.MaxValue + 1L)]
    [InlineData("agent.memory", 1, 3)]
    [InlineData("agent.memory", 2, 38)]
    [InlineData("agent.memory", 3, 40)]
    [InlineData("agent.memory", 4, 36)]
    [InlineData("agent.memory", 4, -1)]
    [InlineData("agent.memory", 5, 6)]
    [InlineData("agent.explorers", 0, 2)]
    [InlineData("agent.explorers", 1, 3)]
    [InlineData("agent.explorers", 2, 38)]
    [InlineData("agent.explorers", 5, -1)]
    public void A_checkpoint_with_moves_that_no_training_made_is_refused(string name, int column, long value) =>
        ShouldBeRefused(state => [.. state.Select(tensor => tensor.Name == name ? Spoilt(tensor, column, value) : tensor)]);

    // The memory is as long as so many moves would have left it: only the count gives it away.
    [Theory]
    [InlineData(0)]
    [InlineData(99)]
    [InlineData(101)]
    [InlineData(long.MaxValue)]
    public void A_checkpoint_with_another_count_of_moves_than_its_steps_make_is_refused(long moves) =>
        ShouldBeRefused(state => [.. state.Select(tensor => tensor.Name switch
        {
            "agent.moves" => SafetensorsTensor.FromIntegers(tensor.Name, [], [moves]),
            "agent.memory" => OfLength(tensor, Math.Min(moves, 500)),
            _ => tensor,
        })]);

    [Theory]
    [InlineData(99)]
    [InlineData(long.MaxValue)]
    public void A_checkpoint_with_another_step_than_its_moves_were_made_in_is_refused(long step) =>
        ShouldBeRefused(state => [.. state.Select(tensor => tensor.Name == "step" ? SafetensorsTensor.FromIntegers(tensor.Name, [], [step]) : tensor)]);

    private static void ShouldBeRefused(Func<IReadOnlyList<SafetensorsTensor>, IReadOnlyList<SafetensorsTensor>> spoil)
    {
        IReadOnlyList<TrainingCase> cases = RandomCases.Of(2, 1);
        using var folder = new TemporaryFolder();
        using var team = new WorkerTeam(1);
        using var stage = new AgentStage(ModelDesign.Of(TinyAgent.Plan, ["spot"], cases), cases, team);
        string path = folder.File("checkpoint.safetensors");
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        SafetensorsFile.Write(path, stage.ExportState(), metadata);
        using (SafetensorsFile whole = SafetensorsFile.Read(path))
        {
            stage.ImportState(whole, path);
        }

        SafetensorsFile.Write(path, spoil(stage.ExportState()), metadata);
        using SafetensorsFile file = SafetensorsFile.Read(path);
        Should.Throw<BadInputException>(() => stage.ImportState(file, path)).Message.ShouldStartWith($"{path}: the agent's memory");
    }

    private static SafetensorsTensor Spoilt(SafetensorsTensor tensor, int column, long value)
    {
        long[] values = tensor.ToIntegers();
        values[column] = value;
        return SafetensorsTensor.FromIntegers(tensor.Name, tensor.Shape, values);
    }

    private static SafetensorsTensor OfLength(SafetensorsTensor memory, long rows)
    {
        long[] values = memory.ToIntegers();
        return SafetensorsTensor.FromIntegers(memory.Name, [(int)rows, 6], [.. Enumerable.Range(0, 6 * (int)rows).Select(i => values[i % values.Length])]);
    }

    private static void TakeSteps(AgentStage stage, int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            stage.TakeStep(0.5);
        }
    }

    private static byte[] TargetOf(AgentStage stage) =>
        [.. stage.ExportState().Where(tensor => tensor.Name.StartsWith("target.", StringComparison.Ordinal)).SelectMany(tensor => tensor.Data.ToArray())];

    private static float ByHandReward(TrainingCase item, Experience move)
    {
        double[] landmark = [.. item.Landmarks.Zip([item.Grid.Centre.X, item.Grid.Centre.Y, item.Grid.Centre.Z], (point, centre) => point + centre)];
        double Distance(GridVoxel at) => Math.Sqrt(Math.Pow(at.X - landmark[0], 2) + Math.Pow(at.Y - landmark[1], 2) + Math.Pow(at.Z - landmark[2], 2));
        return move.From == move.To ? -1 : (float)((Distance(move.From) - Distance(move.To)) / move.Step);
    }

    private static float[] ValuesOf(ModelDesign design, PatchNetwork network, IReadOnlyList<TrainingCase> cases, Experience move, GridVoxel at)
    {
        TrainingPlan plan = design.Plan;
        var scan = ScanPyramid.Of(cases[move.Case].Grid, AgentPlan.Of(plan).Scales[0]);
        double[] place = new double[3];
        scan.Place(at, move.Step, place);
        using var team = new WorkerTeam(1);
        using var patches = new PatchBatch(plan.Patches, plan.InputOffset, plan.InputScale, design.Space, [0], 1, team);
        using var workspace = new NetworkWorkspace(network.Architecture, 1, team);
        patches.Set(0, scan.At(move.Step), place);
        float[] values = new float[AgentPlan.Moves];
        network.Predict(patches.Sample(1), 1, values, [], workspace);
        return values;
    }

    private sealed class StopAt(long step, CancellationTokenSource source) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Step >= step)
            {
                source.Cancel();
            }
        }
    }
}
