using Pinpoint.Models;
using Pinpoint.Networks;
using Pinpoint.Patches;
using Pinpoint.Shapes;

namespace Pinpoint.Methods;

/// <summary>All starts of one search, moved together: one batch of patches, one pass of the network, one update of every start that still moves.</summary>
internal sealed class SearchBatch : IStartSearch
{
    private readonly TrainingPlan _plan;
    private readonly ISearchSpace _space;
    private readonly PatchNetwork _network;
    private readonly NetworkWorkspace _workspace;
    private readonly PatchBatch _patches;
    private readonly float[] _displacements;
    private readonly float[] _logits;
    private readonly double[] _landmarks;
    private readonly double[] _before;
    private readonly double[] _displacement;
    private readonly double[] _probabilities;
    private readonly double[] _step;
    private readonly int[] _active;
    private readonly double[][] _paths;
    private readonly int[] _pathStates;
    private readonly bool[] _converged;
    private double[][] _states = [];
    private WorkingGrid? _grid;

    public SearchBatch(TrainingPlan plan, ISearchSpace space, IReadOnlyList<int> patchLandmarks, PatchNetwork network, int starts, WorkerTeam team)
    {
        NetworkAnswers.CheckCount(plan, network.Architecture, space.Dimension);
        _plan = plan;
        _space = space;
        _network = network;
        _workspace = new NetworkWorkspace(network.Architecture, starts, team);
        _patches = new PatchBatch(plan.Patches, plan.InputOffset, plan.InputScale, space, patchLandmarks, starts, team);
        _displacements = new float[starts * space.Dimension];
        _logits = new float[starts * network.Architecture.ClassLogits];
        _landmarks = new double[3 * space.LandmarkCount];
        _before = new double[3 * space.LandmarkCount];
        _displacement = new double[space.Dimension];
        _probabilities = new double[2 * space.Dimension];
        _step = new double[space.Dimension];
        _active = new int[starts];
        _converged = new bool[starts];
        _paths = [.. Enumerable.Range(0, starts).Select(_ => new double[checked((plan.Updates + 1) * space.Dimension)])];
        _pathStates = new int[starts];
    }

    /// <inheritdoc/>
    public int Active { get; private set; }

    /// <inheritdoc/>
    public int MostUpdates => _plan.Updates;

    /// <inheritdoc/>
    public int Passes { get; private set; }

    /// <inheritdoc/>
    public void Begin(WorkingGrid grid, IReadOnlyList<double[]> starts)
    {
        _grid = grid;
        _states = [.. starts.Select(start => start.ToArray())];
        Active = starts.Count;
        Passes = 0;
        for (int start = 0; start < starts.Count; start++)
        {
            _active[start] = start;
            _converged[start] = false;
            _pathStates[start] = 0;
            Record(start);
        }
    }

    /// <inheritdoc/>
    public void Update()
    {
        for (int i = 0; i < Active; i++)
        {
            _patches.Set(i, _grid!, _states[_active[i]]);
        }

        ReadOnlySpan<float> patches = _patches.Sample(Active);
        int values = Active * _space.Dimension;
        Span<float> displacements = _displacements.AsSpan(0, values);
        Span<float> logits = _logits.AsSpan(0, Math.Min(_logits.Length, 2 * values));
        _network.Predict(patches, Active, displacements, logits, _workspace);
        NetworkAnswers.Check(displacements);
        NetworkAnswers.Check(logits);
        Passes += Active;
        int still = 0;
        for (int i = 0; i < Active; i++)
        {
            int start = _active[i];
            if (Move(start, i))
            {
                _active[still++] = start;
            }
            else
            {
                _converged[start] = true;
            }
        }

        Active = still;
    }

    /// <inheritdoc/>
    public IReadOnlyList<double[]> Ends()
    {
        var ends = new double[_states.Length][];
        for (int start = 0; start < ends.Length; start++)
        {
            ends[start] = new double[3 * _space.LandmarkCount];
            _space.Place(_states[start], ends[start]);
        }

        return ends;
    }

    /// <inheritdoc/>
    public IReadOnlyList<StartPath> Paths() => [.. _states.Select((_, start) => new StartPath(PathOf(start), _converged[start]))];

    /// <inheritdoc/>
    public void Dispose()
    {
        _workspace.Dispose();
        _patches.Dispose();
    }

    private List<double[]> PathOf(int start)
    {
        int dimension = _space.Dimension;
        return [.. Enumerable.Range(0, _pathStates[start]).Select(i => _paths[start].AsSpan(i * dimension, dimension).ToArray())];
    }

    private void Record(int start)
    {
        _states[start].CopyTo(_paths[start], _pathStates[start] * _space.Dimension);
        _pathStates[start]++;
    }

    // Whether the start moved noticeably.
    private bool Move(int start, int row)
    {
        int dimension = _space.Dimension;
        for (int axis = 0; axis < dimension; axis++)
        {
            _displacement[axis] = _displacements[(row * dimension) + axis];
        }

        UpdateRules.Probabilities(_plan.Directions, _logits.Length == 0 ? [] : _logits.AsSpan(row * dimension * 2, dimension * 2), _probabilities);
        UpdateRules.Step(_plan.Rule, _displacement, _probabilities, _step);
        double[] state = _states[start];
        _space.Place(state, _before);
        _space.Move(state, _step);
        _space.Place(state, _landmarks);
        Record(start);
        double furthest = 0;
        for (int i = 0; i < _landmarks.Length; i++)
        {
            furthest = Math.Max(furthest, Math.Abs(_landmarks[i] - _before[i]));
        }

        return furthest >= _plan.StopBelow;
    }
}
