using Pinpoint.Methods;
using Pinpoint.Models;
using Pinpoint.Networks;
using Pinpoint.Patches;
using Pinpoint.Shapes;

namespace Pinpoint.Localization;

/// <summary>The second stage of a search: all landmarks as one batch, each moved on its own by the refinement network.</summary>
internal sealed class Refiner : IDisposable
{
    private readonly LandmarkModel _model;
    private readonly RefinementPlan _plan;
    private readonly PatchNetwork _network;
    private readonly WorkerTeam _team;
    private readonly NetworkWorkspace _workspace;
    private readonly AlignedBuffer _patches;
    private readonly PatchScratch[] _scratch;
    private readonly int _patchLength;
    private readonly float[] _answers;
    private readonly double[] _moves;
    private readonly double[][][] _turns;
    private readonly double[] _squares;
    private readonly double[] _variances;
    private readonly double[] _presences;
    private readonly RefinementOutputs _outputs;

    public Refiner(LandmarkModel model, WorkerTeam team)
    {
        _model = model;
        _plan = model.Plan.Refinement!;
        _network = model.Refinement!;
        _team = team;
        int landmarks = model.LandmarkNames.Count;
        _workspace = new NetworkWorkspace(_network, landmarks, team);
        _patchLength = _network.Architecture.InputLength;
        _patches = new AlignedBuffer((long)_patchLength * landmarks);
        _scratch = [.. Enumerable.Range(0, team.ThreadCount).Select(_ => new PatchScratch(_plan.PatchSize, RefinementView.Channels))];
        _answers = new float[landmarks * _network.Architecture.Outputs];
        _moves = new double[3 * landmarks];
        _turns = ViewTurns.Of(_plan);
        _squares = new double[landmarks];
        _variances = new double[landmarks];
        _presences = new double[landmarks];
        _outputs = RefinementOutputs.Of(_plan, landmarks);
    }

    /// <summary>Moves landmarks.</summary>
    /// <param name="view">The scan.</param>
    /// <param name="pose">The pose of the landmarks.</param>
    /// <param name="start">The landmarks in fine voxels from the fine grid's centre, <c>[3 * landmarks]</c>.</param>
    /// <param name="cancellationToken">Stops between two moves.</param>
    public RefinedLandmarks Refine(RefinementView view, Similarity pose, double[] start, CancellationToken cancellationToken)
    {
        double[] landmarks = [.. start];
        foreach (double[][] views in _turns)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Array.Clear(_moves);
            Array.Clear(_squares);
            Array.Clear(_variances);
            Array.Clear(_presences);
            foreach (double[] turn in views)
            {
                Look(view, pose.Rotation.After(Rotation.FromVector(turn[0], turn[1], turn[2])), pose.Scale, landmarks, 1.0 / views.Length);
            }

            for (int i = 0; i < landmarks.Length; i++)
            {
                // A network that overflowed points nowhere: the landmark stays where it is.
                landmarks[i] += double.IsFinite(_moves[i]) ? _moves[i] : 0;
            }
        }

        return Answer(landmarks, _plan.Unit * pose.Scale);
    }

    public void Dispose()
    {
        _workspace.Dispose();
        _patches.Dispose();
        foreach (PatchScratch scratch in _scratch)
        {
            scratch.Dispose();
        }
    }

    private RefinedLandmarks Answer(double[] landmarks, double unit)
    {
        int count = landmarks.Length / 3;
        double[] scatter = new double[count];
        double[]? error = _outputs.Variance ? new double[count] : null;
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<double> mean = _moves.AsSpan(3 * i, 3);
            scatter[i] = Math.Sqrt(Math.Max(0, _squares[i] - (mean[0] * mean[0]) - (mean[1] * mean[1]) - (mean[2] * mean[2])));
            if (error is not null)
            {
                // The network's variance is that of one component.
                error[i] = Math.Sqrt(3 * _variances[i]) * unit;
            }
        }

        return new RefinedLandmarks(landmarks, scatter, error, _outputs.Presence ? [.. _presences] : null);
    }

    private void Look(RefinementView view, Rotation rotation, double scale, double[] landmarks, double weight)
    {
        int count = landmarks.Length / 3;
        _team.Run(count, new Job(this, view, new PatchFrame(rotation, scale), landmarks));
        _network.Predict(_patches.Span(0, count * _patchLength), count, _answers, [], _workspace);
        NetworkAnswers.Check(_answers);
        int outputs = _network.Architecture.Outputs;
        double length = _plan.Unit * scale * weight;
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<float> answer = _answers.AsSpan((i * outputs) + (3 * i), 3);
            var (x, y, z) = rotation.Apply(answer[0] * length, answer[1] * length, answer[2] * length);
            _moves[3 * i] += x;
            _moves[(3 * i) + 1] += y;
            _moves[(3 * i) + 2] += z;
            _squares[i] += ((x * x) + (y * y) + (z * z)) / weight;
            _variances[i] += _outputs.Variance
                ? Math.Exp(Math.Clamp(_answers[(i * outputs) + _outputs.LogVariance(i)], -TrainerOptions.LargestLogVariance, TrainerOptions.LargestLogVariance))
                    * weight
                : 0;
            _presences[i] += _outputs.Presence ? _answers[(i * outputs) + _outputs.PresenceOf(i)] * weight : 0;
        }
    }

    private void Cut(RefinementView view, in PatchFrame frame, double[] landmarks, int landmark, PatchScratch scratch)
    {
        Span<float> patch = _patches.Span((long)landmark * _patchLength, _patchLength);
        IntensityScale intensities = IntensityJitter.None.ScaleOf(_model.Plan.InputOffset, _model.Plan.InputScale);
        view.Sample(landmarks.AsSpan(3 * landmark, 3), frame, _plan.PatchSize, intensities, patch, scratch);
    }

    private readonly struct Job(Refiner refiner, RefinementView view, PatchFrame frame, double[] landmarks) : IWorkerJob
    {
        public void Execute(int item, int worker) => refiner.Cut(view, frame, landmarks, item, refiner._scratch[worker]);
    }
}
