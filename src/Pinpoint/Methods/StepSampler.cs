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
    private readonly double[][] _truths;
    private readonly double[] _state;
    private readonly double[] _displacement;

    public StepSampler(TrainingPlan plan, ISearchSpace space, IReadOnlyList<TrainingCase> cases)
    {
        _plan = plan;
        _space = space;
        _cases = cases;
        _state = new double[space.Dimension];
        _displacement = new double[space.Dimension];
        _truths = [.. cases.Select(trainingCase => FitOf(space, trainingCase))];
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
            int index = random.NextIndex(_cases.Count);
            DrawState(index, ref random);
            _space.Displacement(_state, _truths[index], _displacement);
            WriteTargets(row, targets, classes);
            patches.Set(row, _cases[index].Grid, _state, SampleJitter.Draw(_plan, step, row));
        }
    }

    private static double[] FitOf(ISearchSpace space, TrainingCase trainingCase)
    {
        double[] state = new double[space.Dimension];
        space.Fit(trainingCase.Landmarks, state);
        return state;
    }

    private void DrawState(int index, ref SplitMixRandom random)
    {
        double? range = _plan.Sampling switch
        {
            SamplingRule.Shrinking => BeginAtTruth(index, ref random),
            SamplingRule.Uniform => BeginAnywhere(index, ref random),
        };
        if (range is { } share)
        {
            StateSampler.Draw(_space, share, ref random, _displacement);
            _space.Move(_state, _displacement);
        }
    }

    // The share of the whole range that is drawn from around the state.
    private double? BeginAtTruth(int index, ref SplitMixRandom random)
    {
        _truths[index].CopyTo(_state, 0);
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
