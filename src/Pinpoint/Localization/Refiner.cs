using Pinpoint.Models;
using Pinpoint.Networks;
using Pinpoint.Patches;
using Pinpoint.Shapes;

namespace Pinpoint.Localization;

/// <summary>The second stage of a search: all landmarks as one batch, each moved on its own by the refinement network.</summary>
internal sealed class Refiner : IDisposable
{
    private const double ViewTurn = 0.06;

    // The bound that training sets to a log variance.
    private const float LargestLogVariance = 10;
    private readonly LandmarkModel _model;
    private readonly RefinementPlan _plan;
    private readonly PatchNetwork _network;
    private readonly WorkerTeam _team;
    private readonly NetworkWorkspace _workspace;
    private readonly AlignedBuffer _patches;
    private readonly int _patchLength;
    private readonly float[] _answers;
    private readonly double[] _moves;
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
        _answers = new float[landmarks * _network.Architecture.Outputs];
        _moves = new double[3 * landmarks];
        _squares = new double[landmarks];
        _variances = new double[landmarks];
        _presences = new double[landmarks];
        _outputs = RefinementOutputs.Of(_plan, landmarks);
    }

    /// <summary>Moves landmarks.</summary>
    /// <param name="view">The scan.</param>
    /// <param name="pose">The pose of the landmarks.</param>
    /// <param name="start">The landmarks in fine voxels from the fine grid's centre, <c>[3 * landmarks]</c>.</param>
    /// <param name="cancellation">Stops between two moves.</param>
    public RefinedLandmarks Refine(RefinementView view, Similarity pose, double[] start, CancellationToken cancellation)
    {
        double[] landmarks = [.. start];
        for (int update = 0; update < _plan.Updates; update++)
        {
            cancellation.ThrowIfCancellationRequested();
            int views = update == _plan.Updates - 1 ? _plan.Views : 1;
            Array.Clear(_moves);
            Array.Clear(_squares);
            Array.Clear(_variances);
            Array.Clear(_presences);
            for (int number = 0; number < views; number++)
            {
                Look(view, pose.Rotation.After(TurnOf(number, views)), pose.Scale, landmarks, 1.0 / views);
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

    // One straight view, or several turned a little about the axes in turn, in pairs of opposite sense.
    private static Rotation TurnOf(int number, int views)
    {
        if (views == 1)
        {
            return Rotation.Identity;
        }

        double angle = number % 2 == 0 ? ViewTurn : -ViewTurn;
        return (number / 2 % 3) switch
        {
            0 => Rotation.FromVector(angle, 0, 0),
            1 => Rotation.FromVector(0, angle, 0),
            _ => Rotation.FromVector(0, 0, angle),
        };
    }

    private void Look(RefinementView view, Rotation rotation, double scale, double[] landmarks, double weight)
    {
        int count = landmarks.Length / 3;
        _team.Run(count, new Job(this, view, rotation, scale, landmarks));
        _network.Predict(_patches.Span(0, count * _patchLength), count, _answers, [], _workspace);
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
            _variances[i] += _outputs.Variance ? Math.Exp(Math.Clamp(_answers[(i * outputs) + _outputs.LogVariance(i)], -LargestLogVariance, LargestLogVariance)) * weight : 0;
            _presences[i] += _outputs.Presence ? _answers[(i * outputs) + _outputs.PresenceOf(i)] * weight : 0;
        }
    }

    private void Cut(RefinementView view, Rotation rotation, double scale, double[] landmarks, int landmark)
    {
        Span<float> patch = _patches.Span((long)landmark * _patchLength, _patchLength);
        view.Sample(landmarks.AsSpan(3 * landmark, 3), rotation, scale, _plan.PatchSize, patch);
        IntensityJitter.None.Apply(patch, _model.Plan.InputOffset, _model.Plan.InputScale);
    }

    private readonly struct Job(Refiner refiner, RefinementView view, Rotation rotation, double scale, double[] landmarks) : IWorkerJob
    {
        public void Execute(int item, int worker) => refiner.Cut(view, rotation, scale, landmarks, item);
    }
}
