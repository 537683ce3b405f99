using Pinpoint.Models;
using Pinpoint.Networks;
using Pinpoint.Patches;

namespace Pinpoint.Methods;

/// <summary>The training of the search network (paper, section 2).</summary>
internal sealed class SearchStage : ITrainingStage
{
    private readonly ModelDesign _design;
    private readonly StepDraw _draw;
    private readonly PatchBatch _patches;
    private readonly NextBatch? _next;
    private float[] _targets;
    private int[] _classes;
    private float[] _nextTargets = [];
    private int[] _nextClasses = [];

    /// <summary>Prepares the stage's first step.</summary>
    /// <param name="design">The model to be trained.</param>
    /// <param name="cases">The training set.</param>
    /// <param name="team">The threads, which stay the caller's.</param>
    /// <exception cref="UsageException">The plan's method gives the network other outputs than displacements.</exception>
    public SearchStage(ModelDesign design, IReadOnlyList<TrainingCase> cases, WorkerTeam team)
        : this(design, cases, new StepSampler(design.Plan, design.Space, cases).Draw, team) =>
        NetworkAnswers.CheckCount(design.Plan, design.Architecture, design.Space.Dimension);

    /// <summary>Prepares the stage's first step, its samples drawn by another method than PIN.</summary>
    /// <param name="design">The model to be trained.</param>
    /// <param name="cases">The training set.</param>
    /// <param name="draw">Draws a step's samples.</param>
    /// <param name="team">The threads, which stay the caller's.</param>
    public SearchStage(ModelDesign design, IReadOnlyList<TrainingCase> cases, StepDraw draw, WorkerTeam team)
    {
        ArgumentNullException.ThrowIfNull(design);
        TrainingPlan plan = design.Plan;
        int outputs = design.Architecture.Outputs;
        _design = design;
        _draw = draw;
        _patches = new PatchBatch(plan.Patches, plan.InputOffset, plan.InputScale, design.Space, design.PatchLandmarks, plan.BatchSize, team);
        _targets = new float[plan.BatchSize * outputs];
        _classes = plan.Directions switch
        {
            DirectionHead.Softmax => new int[plan.BatchSize],
            DirectionHead.SignPerAxis => new int[plan.BatchSize * outputs],
            DirectionHead.None => [],
        };
        if (cases.Any(item => item.Grid.Stored is not null))
        {
            _nextTargets = new float[_targets.Length];
            _nextClasses = new int[_classes.Length];
            _next = new NextBatch(ReadAhead);
        }

        Trainer = new NetworkTrainer(design.CreateNetwork(), OptionsOf(plan), plan.BatchSize, team);
    }

    /// <inheritdoc/>
    public string Name => "search";

    /// <inheritdoc/>
    public long Steps => _design.Plan.Steps;

    /// <inheritdoc/>
    public NetworkTrainer Trainer { get; }

    /// <inheritdoc/>
    public StepLosses TakeStep(double progress)
    {
        Draw(Trainer.StepCount);
        ReadOnlySpan<float> patches = _patches.Sample(_design.Plan.BatchSize);
        _next?.Begin(Trainer.StepCount + 1);
        return Trainer.Step(patches, _design.Plan.BatchSize, _targets, [], _classes, LearningRateAt(progress));
    }

    /// <inheritdoc/>
    public double LearningRateAt(double progress) => LearningRates.At(_design.Plan.Schedule, _design.Plan.LearningRate, progress);

    /// <inheritdoc/>
    public PatchNetwork CurrentNetwork() => _design.Plan.AverageDecay is null ? Trainer.Snapshot() : Trainer.SnapshotAverage();

    /// <inheritdoc/>
    public void Dispose()
    {
        _next?.Dispose();
        Trainer.Dispose();
        _patches.Dispose();
    }

    private void Draw(long step)
    {
        if (_next is null)
        {
            _draw(step, _patches, _targets, _classes);
            return;
        }

        _next.Await(step);
        (_targets, _nextTargets) = (_nextTargets, _targets);
        (_classes, _nextClasses) = (_nextClasses, _classes);
    }

    // A step's samples and what they are cut from, while the step before computes.
    private void ReadAhead(long step)
    {
        _draw(step, _patches, _nextTargets, _nextClasses);
        _patches.ReadAhead(_design.Plan.BatchSize);
    }

    /// <summary>Loss and optimiser as a plan has them.</summary>
    internal static TrainerOptions OptionsOf(TrainingPlan plan) => new()
    {
        Alpha = (float)plan.Alpha,
        Loss = plan.HuberDelta is null ? LossKind.MeanSquaredError : LossKind.Huber,
        HuberDelta = (float)(plan.HuberDelta ?? 1),
        WeightDecay = (float)plan.WeightDecay,
        ClipNorm = (float?)plan.ClipNorm,
        AverageDecay = (float?)plan.AverageDecay,
        Seed = plan.Seed,
    };
}
