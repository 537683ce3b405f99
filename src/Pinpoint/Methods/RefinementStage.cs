using Pinpoint.Models;
using Pinpoint.Networks;
using Pinpoint.Patches;
using Pinpoint.Shapes;

namespace Pinpoint.Methods;

/// <summary>
/// The training of the refinement: each sample is one landmark of one scan, seen from a random offset in a slightly turned frame; the network
/// learns the way back. Samples are keyed by seed, step and row, so that neither threads nor a resumed run change what is drawn.
/// </summary>
internal sealed class RefinementStage : ITrainingStage
{
    // Displacements are what the network is for: what it says of them takes a small part in what its shared layers learn.
    private const float VarianceWeight = 0.05f;
    private const float PresenceWeight = 0.3f;

    // The weight of all other landmarks' absences together, against that of the one a sample is asked for.
    private const float AbsenceWeight = 0.3f;

    // The share of samples that show something else than their landmark.
    private const double NegativeShare = 0.1;
    private readonly TrainingPlan _plan;
    private readonly RefinementPlan _refinement;
    private readonly IReadOnlyList<TrainingCase> _cases;
    private readonly CaseDraw _draw;
    private readonly Similarity[] _poses;
    private readonly double[][] _fineLandmarks;
    private readonly int _landmarks;
    private readonly RefinementOutputs _outputs;
    private readonly int _patchLength;
    private readonly WorkerTeam _team;
    private readonly AlignedBuffer _patches;
    private readonly PatchScratch[] _scratch;
    private readonly float[] _targets;
    private readonly float[] _weights;
    private readonly RefinementSample[] _samples;
    private readonly LoadedView[] _loaded;
    private readonly NextBatch? _next;

    /// <summary>Prepares the stage's first step.</summary>
    public RefinementStage(ModelDesign design, IReadOnlyList<TrainingCase> cases, WorkerTeam team)
    {
        _plan = design.Plan;
        _refinement = design.Plan.Refinement ?? throw new ArgumentException("The plan has no refinement.", nameof(design));
        _cases = cases;
        _draw = new CaseDraw(cases);
        _team = team;
        _landmarks = design.LandmarkNames.Count;
        _outputs = RefinementOutputs.Of(_refinement, _landmarks);
        _poses = [.. cases.Select(item => LandmarkPose.Of(design.Space, item.Landmarks))];
        _fineLandmarks = [.. cases.Select(ToFine)];
        NetworkArchitecture architecture = NetworkPlan.OfRefinement(_refinement, _landmarks);
        _patchLength = architecture.InputLength;
        _patches = new AlignedBuffer((long)_patchLength * _refinement.BatchSize);
        _scratch = [.. Enumerable.Range(0, team.ThreadCount).Select(_ => new PatchScratch(_refinement.PatchSize, RefinementView.Channels))];
        _targets = new float[_refinement.BatchSize * _outputs.Count];
        _weights = new float[_targets.Length];
        _samples = new RefinementSample[_refinement.BatchSize];
        bool stored = cases.Any(item => item.View!.IsStored);
        _loaded = stored ? [.. _samples.Select(_ => new LoadedView())] : [];
        _next = stored ? new NextBatch(ReadAhead) : null;
        Trainer = new NetworkTrainer(
            PatchNetwork.Create(architecture, WeightInitialization.He, _plan.Seed), OptionsOf(_plan, _outputs), _refinement.BatchSize, team);
    }

    /// <inheritdoc/>
    public string Name => "refinement";

    /// <inheritdoc/>
    public long Steps => _refinement.Steps;

    /// <inheritdoc/>
    public NetworkTrainer Trainer { get; }

    /// <inheritdoc/>
    public StepLosses TakeStep(double progress)
    {
        long step = Trainer.StepCount;
        Array.Clear(_targets);
        Array.Clear(_weights);
        _next?.Await(step);
        _team.Run(_refinement.BatchSize, new Job(this, step));
        _next?.Begin(step + 1);
        return Trainer.Step(_patches.Span(0, _patchLength * _refinement.BatchSize), _refinement.BatchSize, _targets, _weights, [], LearningRateAt(progress));
    }

    /// <inheritdoc/>
    public double LearningRateAt(double progress) => LearningRates.At(LearningRateSchedule.Cosine, _refinement.LearningRate, progress);

    /// <inheritdoc/>
    public PatchNetwork CurrentNetwork() => Trainer.SnapshotAverage();

    /// <inheritdoc/>
    public void Dispose()
    {
        _next?.Dispose();
        Trainer.Dispose();
        _patches.Dispose();
        foreach (PatchScratch scratch in _scratch)
        {
            scratch.Dispose();
        }
    }

    internal static TrainerOptions OptionsOf(TrainingPlan plan, RefinementOutputs outputs) => new()
    {
        Alpha = 0,
        Loss = LossKind.Huber,
        HuberDelta = 1,
        LogVariances = outputs.Variance ? outputs.Landmarks : 0,
        WeightDecay = (float)plan.Refinement!.WeightDecay,
        ClipNorm = (float?)plan.ClipNorm,
        AverageDecay = (float)plan.Refinement!.AverageDecay,
        Seed = plan.Seed,
    };

    private static double[] ToFine(TrainingCase item)
    {
        WorkingGrid fine = item.View!.Fine;
        double[] landmarks = new double[item.Landmarks.Length];
        for (int i = 0; i < landmarks.Length; i += 3)
        {
            (landmarks[i], landmarks[i + 1],
                landmarks[i + 2]) = fine.FromWorld(item.Grid.ToWorld(item.Landmarks[i], item.Landmarks[i + 1], item.Landmarks[i + 2]));
        }

        return landmarks;
    }

    // A step's samples and what they are cut from, while the step before computes.
    private void ReadAhead(long step) => Reading.Rows(_refinement.BatchSize, row =>
    {
        RefinementSample sample = Choose(step, row);
        _samples[row] = sample;
        _cases[sample.Case].View!.Load([sample.X, sample.Y, sample.Z], sample.Frame, _refinement.PatchSize, _loaded[row]);
    });

    private RefinementSample Choose(long step, int row)
    {
        var random = new SplitMixRandom(_plan.Seed, (ulong)step, (ulong)row, RandomStreams.Refinement);
        int index;
        int landmark;
        do
        {
            // Drawn again until it was marked: every marked point of the set is as likely as every other; one that a model placed as its weight has it.
            index = _draw.Next(ref random);
            landmark = random.NextIndex(_landmarks);
        }
        while (!_cases[index].IsObserved(landmark) || (_cases[index].Weights is { } weights && random.NextUniform() >= weights[landmark]));
        double turn = _refinement.TurnDegrees * Math.PI / 180;
        Rotation rotation = _poses[index].Rotation.After(
            Rotation.FromVector(turn * random.NextNormal(), turn * random.NextNormal(), turn * random.NextNormal()));
        double scale = _poses[index].Scale * Math.Exp(_refinement.LogScale * random.NextNormal());
        double deviation = _refinement.SmallestOffset * Math.Pow(_refinement.LargestOffset / _refinement.SmallestOffset, random.NextUniform());

        // The offset is drawn in the patch's own frame, where the network answers.
        Span<double> way = [deviation * random.NextNormal(), deviation * random.NextNormal(), deviation * random.NextNormal()];
        var (x, y, z) = rotation.Apply(way[0], way[1], way[2]);
        ReadOnlySpan<double> truth = _fineLandmarks[index].AsSpan(3 * landmark, 3);
        var jitter = new IntensityJitter(
            Math.Exp(_plan.ContrastJitter * random.NextNormal()),
            _plan.BrightnessJitter * random.NextNormal(),
            _plan.NoiseJitter * random.NextUniform(),
            random.NextBits());
        Span<double> place = [truth[0] - (scale * x), truth[1] - (scale * y), truth[2] - (scale * z)];
        var frame = new PatchFrame(rotation, scale);
        var other = new SplitMixRandom(_plan.Seed, (ulong)step, (ulong)row, RandomStreams.Negatives);
        NegativeKind kind = NegativeKind.None;
        if (_outputs.Presence && other.NextUniform() < NegativeShare)
        {
            var negative = new NegativePatch(_cases[index].View!.Fine.Size, _fineLandmarks[index], landmark, _refinement);
            kind = negative.Choose(ref frame, ref other, place);
        }

        if (kind == NegativeKind.None && _refinement.Warp > 0)
        {
            // About the landmark, which so stays where it is.
            var warps = new SplitMixRandom(_plan.Seed, (ulong)step, (ulong)row, RandomStreams.RefinementWarps);
            frame = frame with { Warp = ImageWarp.Draw(_refinement.Warp, truth, scale * (_refinement.PatchSize / 2), ref warps) };
        }

        return new RefinementSample(index, landmark, place[0], place[1], place[2], frame, way[0], way[1], way[2], scale, kind, jitter, other);
    }

    private void Draw(long step, int row, PatchScratch scratch)
    {
        RefinementSample sample = _next is null ? Choose(step, row) : _samples[row];
        RefinementView view = _cases[sample.Case].View!;
        Span<float> patch = _patches.Span((long)row * _patchLength, _patchLength);
        IntensityScale intensities = sample.Jitter.ScaleOf(_plan.InputOffset, _plan.InputScale);
        ReadOnlySpan<double> place = [sample.X, sample.Y, sample.Z];
        if (_next is null)
        {
            view.Sample(place, sample.Frame, _refinement.PatchSize, intensities, patch, scratch);
        }
        else
        {
            view.Sample(_loaded[row], place, sample.Frame, _refinement.PatchSize, intensities, patch, scratch);
        }

        SplitMixRandom rest = sample.Rest;
        NegativePatch.Finish(sample.Kind, _refinement, intensities, ref rest, patch);
        sample.Jitter.AddNoise(patch, 0, _plan.InputScale);
        bool isNegative = sample.Kind != NegativeKind.None;
        WriteTargets(row, sample.Landmark, [sample.WayX, sample.WayY, sample.WayZ], isNegative);
        if (_outputs.Presence)
        {
            WriteAbsences(row, sample.Landmark, sample.Kind is NegativeKind.None or NegativeKind.OtherPlace ? place : [], sample.Case, sample.Scale);
        }
    }

    // What shows one landmark does not show those far from it, nor those that the scan lacks: each sample teaches something of all landmarks'
    // presences. An empty place is none: nothing is to be seen there. One that nobody marked is near enough where it was filled in.
    private void WriteAbsences(int row, int landmark, ReadOnlySpan<double> place, int index, double scale)
    {
        TrainingCase item = _cases[index];
        ReadOnlySpan<double> landmarks = _fineLandmarks[index];
        for (int other = 0; other < _landmarks; other++)
        {
            if (other != landmark
                && (place.IsEmpty || item.Marks[other] == LandmarkMark.Absent || NegativePatch.IsFar(place, landmarks.Slice(3 * other, 3), scale, _refinement)))
            {
                int element = (row * _outputs.Count) + _outputs.PresenceOf(other);
                _targets[element] = -1;
                _weights[element] = PresenceWeight * AbsenceWeight * _outputs.Count / _landmarks;
            }
        }
    }

    // The loss is a mean over all landmarks' outputs, of which a sample has one: the weights make it that one's mean.
    private void WriteTargets(int row, int landmark, ReadOnlySpan<double> way, bool isNegative)
    {
        int first = row * _outputs.Count;
        for (int axis = 0; axis < 3 && !isNegative; axis++)
        {
            int element = first + RefinementOutputs.Displacement(landmark) + axis;
            _targets[element] = (float)(way[axis] / _refinement.Unit);
            _weights[element] = _outputs.Count / 3f;
        }

        if (_outputs.Variance && !isNegative)
        {
            _weights[first + _outputs.LogVariance(landmark)] = VarianceWeight * _outputs.Count;
        }

        if (_outputs.Presence)
        {
            _targets[first + _outputs.PresenceOf(landmark)] = isNegative ? -1 : 1;
            _weights[first + _outputs.PresenceOf(landmark)] = PresenceWeight * _outputs.Count;
        }
    }

    private readonly struct Job(RefinementStage stage, long step) : IWorkerJob
    {
        public void Execute(int item, int worker) => stage.Draw(step, item, stage._scratch[worker]);
    }
}
