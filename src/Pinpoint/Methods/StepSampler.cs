using Pinpoint.Models;
using Pinpoint.Networks;
using Pinpoint.Patches;
using Pinpoint.Shapes;

namespace Pinpoint.Methods;

/// <summary>
/// Draws training batches: a random scan, a random state, and the displacement and direction that lead to the truth. Every sample has a random
/// stream of its own, keyed by seed, step and row, so that neither threads nor a resumed run change what is drawn.
/// </summary>
internal sealed class StepSampler
{
    private readonly TrainingPlan _plan;
    private readonly ISearchSpace _space;
    private readonly IReadOnlyList<TrainingCase> _cases;
    private readonly CaseDraw _draw;
    private readonly double[][] _truths;
    private readonly double[] _state;
    private readonly double[] _displacement;
    private readonly (double[] Centre, double Radius)[] _middles;
    private readonly double[] _warpedLandmarks;
    private readonly double[] _warpedTruth;

    public StepSampler(TrainingPlan plan, ISearchSpace space, IReadOnlyList<TrainingCase> cases)
    {
        _plan = plan;
        _space = space;
        _cases = cases;
        _draw = new CaseDraw(cases);
        _state = new double[space.Dimension];
        _displacement = new double[space.Dimension];
        _truths = [.. cases.Select(trainingCase => FitOf(space, trainingCase))];
        _middles = [.. cases.Select(trainingCase => MiddleOf(trainingCase.Landmarks, plan.PatchSize / 2))];
        _warpedLandmarks = new double[3 * space.LandmarkCount];
        _warpedTruth = new double[space.Dimension];
    }

    /// <summary>Fills a batch.</summary>
    /// <param name="step">The step, counted from 0.</param>
    /// <param name="patches">Receives grids and states; its capacity is the batch size.</param>
    /// <param name="targets">Receives the displacements, <c>[batch, n_o]</c>.</param>
    /// <param name="classes">Receives the directions: <c>[batch]</c> for one softmax, <c>[batch, n_o]</c> for signs.</param>
    public void Draw(long step, PatchBatch patches, Span<float> targets, Span<int> classes)
    {
        for (int row = 0; row < _plan.BatchSize; row++)
        {
            var random = new SplitMixRandom(_plan.Seed, (ulong)step, (ulong)row, RandomStreams.Samples);
            int index = _draw.Next(ref random);
            ImageWarp? warp = WarpOf(index, step, row);
            double[] truth = warp is null ? _truths[index] : _warpedTruth;
            DrawState(index, truth, ref random);
            _space.Displacement(_state, truth, _displacement);
            WriteTargets(row, targets, classes);
            patches.Set(row, _cases[index].Grid, _state, SampleJitter.Draw(_plan, step, row), warp);
        }
    }

    // The landmarks' middle and usual distance from it, half a patch at least: a single landmark has none.
    private static (double[] Centre, double Radius) MiddleOf(double[] landmarks, double least)
    {
        double[] centre = new double[3];
        for (int i = 0; i < landmarks.Length; i++)
        {
            centre[i % 3] += landmarks[i] / (landmarks.Length / 3);
        }

        double squares = landmarks.Select((value, i) => (value - centre[i % 3]) * (value - centre[i % 3])).Sum();
        double radius = Math.Sqrt(squares / (landmarks.Length / 3.0));
        return (centre, Math.Max(radius, least));
    }

    private static double[] FitOf(ISearchSpace space, TrainingCase trainingCase)
    {
        double[] state = new double[space.Dimension];
        space.Fit(trainingCase.Landmarks, state);
        return state;
    }

    // The warp of a sample, of which the state of the warped landmarks is left behind; null: none.
    private ImageWarp? WarpOf(int index, long step, int row)
    {
        if (_plan.Warp == 0)
        {
            return null;
        }

        double[] landmarks = _cases[index].Landmarks;
        var (centre, radius) = _middles[index];
        var random = new SplitMixRandom(_plan.Seed, (ulong)step, (ulong)row, RandomStreams.Warps);
        double deviation = _plan.Warp;
        var warp = ImageWarp.Draw(deviation, centre, radius, ref random);
        while (!warp.TryPlace(landmarks, _warpedLandmarks))
        {
            // A landmark far from all others was folded away; a fainter warp will not do that.
            deviation /= 2;
            warp = ImageWarp.Draw(deviation, centre, radius, ref random);
        }

        _space.Fit(_warpedLandmarks, _warpedTruth);
        return warp;
    }

    private void DrawState(int index, double[] truth, ref SplitMixRandom random)
    {
        double? range = _plan.Sampling switch
        {
            SamplingRule.Shrinking => BeginAtTruth(truth, ref random),
            SamplingRule.Uniform => BeginAnywhere(index, ref random),
        };
        if (range is { } share)
        {
            StateSampler.Draw(_space, share, ref random, _displacement);
            _space.Move(_state, _displacement);
        }
    }

    // The share of the whole range that is drawn from around the state.
    private double? BeginAtTruth(double[] truth, ref SplitMixRandom random)
    {
        truth.CopyTo(_state, 0);
        return Math.Pow(_plan.SmallestRange, random.NextUniform());
    }

    // Null where the state is drawn already.
    private double? BeginAnywhere(int index, ref SplitMixRandom random)
    {
        if (_space.TryDrawAnywhere(_cases[index].Grid.Size, ref random, _state))
        {
            return null;
        }

        _space.WriteMean(_state);
        return 1;
    }

    private void WriteTargets(int row, Span<float> targets, Span<int> classes)
    {
        int dimension = _displacement.Length;
        int largest = 0;
        for (int axis = 0; axis < dimension; axis++)
        {
            targets[(row * dimension) + axis] = (float)_displacement[axis];
            largest = Math.Abs(_displacement[axis]) > Math.Abs(_displacement[largest]) ? axis : largest;
            if (_plan.Directions == DirectionHead.SignPerAxis)
            {
                classes[(row * dimension) + axis] = _displacement[axis] > 0 ? 0 : 1;
            }
        }

        if (_plan.Directions == DirectionHead.Softmax)
        {
            classes[row] = (2 * largest) + (_displacement[largest] > 0 ? 0 : 1);
        }
    }
}
