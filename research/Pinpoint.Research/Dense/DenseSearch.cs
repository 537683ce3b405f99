using Pinpoint.Methods;
using Pinpoint.Models;
using Pinpoint.Networks;
using Pinpoint.Patches;
using Pinpoint.Shapes;

namespace Pinpoint.Research.Dense;

/// <summary>A dense search as one start whose updates are batches of positions; when all are looked at, what was said of them is gathered.</summary>
internal sealed class DenseSearch : IStartSearch
{
    private const int BatchSize = 64;
    private readonly DensePlan _dense;
    private readonly DenseForm _form;
    private readonly ISearchSpace _space;
    private readonly PatchNetwork _network;
    private readonly NetworkWorkspace _workspace;
    private readonly PatchBatch _patches;
    private readonly float[] _outputs;
    private readonly float[] _logits;
    private readonly double[] _probabilities = new double[DenseForm.Actions];
    private WorkingGrid? _grid;
    private DenseLattice _lattice;
    private double[] _positions = [];
    private double[] _values = [];
    private double[] _answer = [];

    /// <summary>Takes the memory of a search.</summary>
    /// <param name="plan">The plan, which has a dense search.</param>
    /// <param name="space">The positions that are searched.</param>
    /// <param name="network">What is said of a position.</param>
    /// <param name="team">The threads, which stay the caller's.</param>
    /// <exception cref="ArgumentException">The plan has no dense search.</exception>
    public DenseSearch(TrainingPlan plan, ISearchSpace space, PatchNetwork network, WorkerTeam team)
    {
        _dense = DensePlan.Of(plan);
        _form = DenseForm.Of(_dense.System);
        _space = space;
        _network = network;
        _workspace = new NetworkWorkspace(network.Architecture, BatchSize, team);
        _patches = new PatchBatch(plan.Patches, plan.InputOffset, plan.InputScale, space, [0], BatchSize, team);
        _outputs = new float[BatchSize * network.Architecture.Outputs];
        _logits = new float[BatchSize * network.Architecture.ClassLogits];
    }

    /// <inheritdoc/>
    public int Active { get; private set; }

    /// <inheritdoc/>
    public int MostUpdates => (_lattice.Count + BatchSize - 1) / BatchSize;

    /// <inheritdoc/>
    public int Passes { get; private set; }

    /// <inheritdoc/>
    public void Begin(WorkingGrid grid, IReadOnlyList<double[]> starts)
    {
        _grid = grid;
        _lattice = DenseLattice.Of(grid.Size, _dense.Stride);
        _positions = new double[3 * _lattice.Count];
        _values = new double[_form.Values * _lattice.Count];
        for (int i = 0; i < _lattice.Count; i++)
        {
            _lattice.Place(i, _positions.AsSpan(3 * i, 3));
        }

        Active = 1;
        Passes = 0;
    }

    /// <inheritdoc/>
    public void Update()
    {
        int rows = Math.Min(BatchSize, _lattice.Count - Passes);
        for (int row = 0; row < rows; row++)
        {
            _patches.Set(row, _grid!, _positions.AsSpan(3 * (Passes + row), 3));
        }

        Span<float> outputs = _outputs.AsSpan(0, rows * _network.Architecture.Outputs);
        Span<float> logits = _logits.AsSpan(0, rows * _network.Architecture.ClassLogits);
        _network.Predict(_patches.Sample(rows), rows, outputs, logits, _workspace);
        NetworkAnswers.Check(outputs);
        NetworkAnswers.Check(logits);
        for (int row = 0; row < rows; row++)
        {
            Keep(row, _values.AsSpan((Passes + row) * _form.Values, _form.Values));
        }

        Passes += rows;
        if (Passes == _lattice.Count)
        {
            _answer = DenseGatherings.Gather(_dense, _positions, _values);
            Active = 0;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<double[]> Ends() => [_answer];

    /// <inheritdoc/>
    public IReadOnlyList<StartPath> Paths() => [new StartPath([_answer], Converged: true)];

    /// <inheritdoc/>
    public void Dispose()
    {
        _workspace.Dispose();
        _patches.Dispose();
    }

    // Votes as places; presence and directions as probabilities; heat as it is.
    private void Keep(int row, Span<double> values)
    {
        int outputs = _network.Architecture.Outputs;
        int logits = _network.Architecture.ClassLogits;
        switch (_dense.System)
        {
            case DenseSystem.Votes:
                _positions.AsSpan(3 * (Passes + row), 3).CopyTo(values);
                Span<double> displacement = _probabilities.AsSpan(0, 3);
                for (int axis = 0; axis < 3; axis++)
                {
                    displacement[axis] = _outputs[(row * outputs) + axis];
                }

                _space.Move(values, displacement);
                break;
            case DenseSystem.Heatmap:
                values[0] = _outputs[row * outputs];
                break;
            case DenseSystem.Presence or DenseSystem.Actions:
                Span<double> probabilities = _probabilities.AsSpan(0, logits);
                UpdateRules.Probabilities(_form.Directions, _logits.AsSpan(row * logits, logits), probabilities);
                probabilities[..values.Length].CopyTo(values);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
