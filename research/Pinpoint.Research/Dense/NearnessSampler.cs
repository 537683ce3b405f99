using System.Numerics.Tensors;
using Pinpoint.Methods;
using Pinpoint.Models;
using Pinpoint.Patches;

namespace Pinpoint.Research.Dense;

/// <summary>
/// Draws the training of networks that tell how near the landmark is: half of the positions within the radius of it, a quarter around that, a quarter from the
/// whole scan, for the landmark's surroundings are too small a part of a scan to be met by chance. Samples are keyed by seed, step and row.
/// </summary>
internal sealed class NearnessSampler
{
    private const double HereShare = 0.5;
    private const double AroundShare = 0.25;
    private const double AroundRadii = 4;
    private readonly ModelDesign _design;
    private readonly DensePlan _dense;
    private readonly IReadOnlyList<TrainingCase> _cases;
    private readonly CaseDraw _draw;
    private readonly double[] _state = new double[3];

    /// <summary>Prepares the draws.</summary>
    /// <param name="design">The model to be trained, whose plan has a dense search for one landmark.</param>
    /// <param name="cases">The training set.</param>
    public NearnessSampler(ModelDesign design, IReadOnlyList<TrainingCase> cases)
    {
        ArgumentNullException.ThrowIfNull(design);
        _design = design;
        _dense = DensePlan.Of(design.Plan);
        _cases = cases;
        _draw = new CaseDraw(cases);
    }

    /// <summary>Fills a batch; see <see cref="StepDraw"/>. Class 0: the landmark is here.</summary>
    public void Draw(long step, PatchBatch patches, Span<float> targets, Span<int> classes)
    {
        for (int row = 0; row < _design.Plan.BatchSize; row++)
        {
            var random = new SplitMixRandom(_design.Plan.Seed, (ulong)step, (ulong)row, RandomStreams.Samples);
            TrainingCase shown = _cases[_draw.Next(ref random)];
            DrawPosition(shown, ref random);
            double distance = TensorPrimitives.Distance<double>(_state, shown.Landmarks);
            targets[row] = _dense.System == DenseSystem.Heatmap ? (float)Heat(distance) : 0;
            if (classes.Length > 0)
            {
                classes[row] = distance <= _dense.Radius ? 0 : 1;
            }

            patches.Set(row, shown.Grid, _state, SampleJitter.Draw(_design.Plan, step, row));
        }
    }

    private double Heat(double distance) => Math.Exp(-distance * distance / (2 * _dense.Radius * _dense.Radius));

    private void DrawPosition(TrainingCase shown, ref SplitMixRandom random)
    {
        double choice = random.NextUniform();
        if (choice < HereShare + AroundShare)
        {
            DrawAround(shown.Landmarks, choice < HereShare ? _dense.Radius : AroundRadii * _dense.Radius, ref random);
        }
        else if (!_design.Space.TryDrawAnywhere(shown.Grid.Size, ref random, _state))
        {
            throw new InvalidOperationException("A dense search needs a space of positions.");
        }
    }

    // Uniformly within a ball.
    private void DrawAround(ReadOnlySpan<double> landmark, double radius, ref SplitMixRandom random)
    {
        do
        {
            for (int axis = 0; axis < 3; axis++)
            {
                _state[axis] = landmark[axis] + random.NextUniform(-radius, radius);
            }
        }
        while (TensorPrimitives.Distance<double>(_state, landmark) > radius);
    }
}
