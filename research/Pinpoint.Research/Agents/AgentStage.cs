using Pinpoint.Methods;
using Pinpoint.Models;
using Pinpoint.Networks;
using Pinpoint.Patches;

namespace Pinpoint.Research.Agents;

/// <summary>
/// The training of a deep Q-learning agent (Ghesu et al. 2016). Explorers wander through the training scans and remember their moves; each step replays a batch
/// of
/// them, and the network learns <c>r + discount max Q(s')</c> of the move that was taken, the latter by a target network that stands still for a while. The
/// explorers move by that one too, so that one pass serves both.
/// </summary>
internal sealed class AgentStage : ITrainingStage
{
    private readonly TrainingPlan _plan;
    private readonly AgentPlan _agent;
    private readonly AgentEnvironment _environment;
    private readonly ReplayMemory _memory;
    private readonly Episode[] _explorers;
    private readonly Experience[] _replayed;
    private readonly PatchBatch _before;
    private readonly PatchBatch _after;
    private readonly NetworkWorkspace _workspace;
    private readonly double[] _place = new double[3];
    private readonly float[] _values;
    private readonly float[] _targets;
    private readonly float[] _weights;
    private PatchNetwork _target;

    /// <summary>Prepares the stage's first step; the memory begins with random moves.</summary>
    /// <param name="design">The model to be trained, whose plan has an agent.</param>
    /// <param name="cases">The training set.</param>
    /// <param name="team">The threads, which stay the caller's.</param>
    public AgentStage(ModelDesign design, IReadOnlyList<TrainingCase> cases, WorkerTeam team)
    {
        _plan = design.Plan;
        _agent = AgentPlan.Of(design.Plan);
        _environment = new AgentEnvironment(_agent, cases);
        _memory = new ReplayMemory(_agent.MemorySize);
        _explorers = new Episode[_agent.Explorers];
        _replayed = new Experience[_plan.BatchSize];
        int batch = _plan.BatchSize;
        int looks = batch + _agent.Explorers;
        _before = new PatchBatch(_plan.Patches, _plan.InputOffset, _plan.InputScale, design.Space, design.PatchLandmarks, batch, team);
        _after = new PatchBatch(_plan.Patches, _plan.InputOffset, _plan.InputScale, design.Space, design.PatchLandmarks, looks, team);
        _target = design.CreateNetwork();
        _workspace = new NetworkWorkspace(_target.Architecture, looks, team);
        _values = new float[looks * AgentPlan.Moves];
        _targets = new float[batch * AgentPlan.Moves];
        _weights = new float[_targets.Length];
        Trainer = new NetworkTrainer(_target, SearchStage.OptionsOf(_plan), batch, team);
        BeginExploring();
    }

    /// <inheritdoc/>
    public string Name => "search";

    /// <inheritdoc/>
    public long Steps => _plan.Steps;

    /// <inheritdoc/>
    public NetworkTrainer Trainer { get; }

    /// <summary>The moves that are remembered.</summary>
    internal ReplayMemory Memory => _memory;

    /// <inheritdoc/>
    public StepLosses TakeStep(double progress)
    {
        int batch = _plan.BatchSize;
        long step = Trainer.StepCount;
        Recall(step);
        for (int i = 0; i < _explorers.Length; i++)
        {
            Look(_after, batch + i, _explorers[i].Case, _explorers[i].Step, _explorers[i].At, IntensityJitter.None);
        }

        int looks = batch + _explorers.Length;
        _target.Predict(_after.Sample(looks), looks, _values, [], _workspace);
        for (int row = 0; row < batch; row++)
        {
            float target = QLearning.Target(_replayed[row].Reward, _agent.Discount, ValuesOf(row));
            QLearning.WriteTarget(_replayed[row].Move, target, Of(_targets, row), Of(_weights, row));
        }

        double exploration = QLearning.Exploration(_agent, progress);
        for (int i = 0; i < _explorers.Length; i++)
        {
            Explore(i, exploration, ValuesOf(batch + i));
        }

        StepLosses losses = Trainer.Step(_before.Sample(batch), batch, _targets, _weights, [], LearningRateAt(progress));
        if (Trainer.StepCount % _agent.TargetInterval == 0)
        {
            _target = Trainer.Snapshot();
        }

        return losses;
    }

    /// <inheritdoc/>
    public double LearningRateAt(double progress) => LearningRates.At(_plan.Schedule, _plan.LearningRate, progress);

    /// <inheritdoc/>
    public PatchNetwork CurrentNetwork() => _plan.AverageDecay is null ? Trainer.Snapshot() : Trainer.SnapshotAverage();

    /// <inheritdoc/>
    public IReadOnlyList<SafetensorsTensor> ExportState() => [.. Trainer.ExportState(), .. AgentState.Export(_memory, _explorers, _target)];

    /// <inheritdoc/>
    public void ImportState(SafetensorsFile state, string path)
    {
        Trainer.ImportState(state);
        AgentState.Import(path, state, _environment, Trainer.StepCount, _memory, _explorers);
        _target = PatchNetwork.FromTensors(_target.Architecture, state, AgentState.TargetPrefix);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Trainer.Dispose();
        _workspace.Dispose();
        _before.Dispose();
        _after.Dispose();
    }

    private static Span<float> Of(float[] values, int row) => values.AsSpan(row * AgentPlan.Moves, AgentPlan.Moves);

    private ReadOnlySpan<float> ValuesOf(int row) => Of(_values, row);

    private void BeginExploring()
    {
        for (int i = 0; i < _explorers.Length; i++)
        {
            var random = new SplitMixRandom(_plan.Seed, (ulong)i, 1, AgentStreams.Episodes);
            _explorers[i] = _environment.Begin(ref random);
        }

        ReadOnlySpan<float> unknown = stackalloc float[AgentPlan.Moves];
        for (int move = 0; move < _agent.FirstMoves; move++)
        {
            Explore(move % _explorers.Length, 1, unknown);
        }
    }

    // Draws the batch and shows where its moves were made and where they led, both with the same change of intensities.
    private void Recall(long step)
    {
        for (int row = 0; row < _replayed.Length; row++)
        {
            var random = new SplitMixRandom(_plan.Seed, (ulong)step, (ulong)row, AgentStreams.Memories);
            ref readonly Experience experience = ref _memory.Draw(ref random);
            _replayed[row] = experience;
            IntensityJitter jitter = SampleJitter.Draw(_plan, step, row);
            Look(_before, row, experience.Case, experience.Step, experience.From, jitter);
            Look(_after, row, experience.Case, experience.Step, experience.To, jitter);
        }
    }

    private void Look(PatchBatch patches, int row, int index, int step, GridVoxel at, IntensityJitter jitter)
    {
        ScanPyramid scan = _environment.ScanOf(index);
        scan.Place(at, step, _place);
        patches.Set(row, scan.At(step), _place, jitter);
    }

    // The random stream goes by the moves made so far, which a checkpoint knows.
    private void Explore(int explorer, double exploration, ReadOnlySpan<float> values)
    {
        var random = new SplitMixRandom(_plan.Seed, (ulong)_memory.Added, 0, AgentStreams.Episodes);
        Experience experience = _environment.Move(_explorers[explorer], QLearning.Choose(values, exploration, ref random));
        _memory.Add(experience);
        _explorers[explorer] = _environment.After(_explorers[explorer], experience, ref random);
    }
}
