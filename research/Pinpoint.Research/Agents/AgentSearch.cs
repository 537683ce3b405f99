using Pinpoint.Methods;
using Pinpoint.Models;
using Pinpoint.Networks;
using Pinpoint.Patches;
using Pinpoint.Shapes;

namespace Pinpoint.Research.Agents;

/// <summary>
/// All starts of a deep Q-learning agent, moved together: one batch of patches, each of its start's own scale, and one pass of the network a move.
/// </summary>
internal sealed class AgentSearch : IStartSearch
{
    private readonly AgentPlan _agent;
    private readonly PatchNetwork _network;
    private readonly NetworkWorkspace _workspace;
    private readonly PatchBatch _patches;
    private readonly AgentWalk[] _walks;
    private readonly int[] _active;
    private readonly float[] _values;
    private readonly double[] _place = new double[3];
    private ScanPyramid? _scan;
    private int _starts;

    /// <summary>Takes the memory of a search.</summary>
    /// <param name="plan">The plan, which has an agent; its updates are the most moves at each scale.</param>
    /// <param name="space">The positions that are searched.</param>
    /// <param name="network">What the moves are worth.</param>
    /// <param name="starts">The most starts.</param>
    /// <param name="team">The threads, which stay the caller's.</param>
    /// <exception cref="ArgumentException">The plan has no agent.</exception>
    public AgentSearch(TrainingPlan plan, ISearchSpace space, PatchNetwork network, int starts, WorkerTeam team)
    {
        _agent = AgentPlan.Of(plan);
        _network = network;
        _workspace = new NetworkWorkspace(network.Architecture, starts, team);
        _patches = new PatchBatch(plan.Patches, plan.InputOffset, plan.InputScale, space, [0], starts, team);
        _walks = [.. Enumerable.Range(0, starts).Select(_ => new AgentWalk(_agent.Scales, plan.Updates))];
        _active = new int[starts];
        _values = new float[starts * AgentPlan.Moves];

        // One update more a scale than moves: the one that finds no move left.
        MostUpdates = checked(_agent.Scales.Count * (plan.Updates + 1));
    }

    /// <inheritdoc/>
    public int Active { get; private set; }

    /// <inheritdoc/>
    public int MostUpdates { get; }

    /// <inheritdoc/>
    public int Passes { get; private set; }

    /// <inheritdoc/>
    public void Begin(WorkingGrid grid, IReadOnlyList<double[]> starts)
    {
        _scan = ScanPyramid.Of(grid, _agent.Scales[0]);
        _starts = starts.Count;
        Active = starts.Count;
        Passes = 0;
        for (int start = 0; start < starts.Count; start++)
        {
            _active[start] = start;
            _walks[start].Begin(NearestVoxel(grid, starts[start]), grid.Size);
        }
    }

    /// <inheritdoc/>
    public void Update()
    {
        for (int i = 0; i < Active; i++)
        {
            AgentWalk walk = _walks[_active[i]];
            _scan!.Place(walk.At, walk.Step, _place);
            _patches.Set(i, _scan.At(walk.Step), _place);
        }

        Span<float> values = _values.AsSpan(0, Active * AgentPlan.Moves);
        _network.Predict(_patches.Sample(Active), Active, values, [], _workspace);
        NetworkAnswers.Check(values);
        Passes += Active;
        int still = 0;
        for (int i = 0; i < Active; i++)
        {
            AgentWalk walk = _walks[_active[i]];
            walk.Move(_values.AsSpan(i * AgentPlan.Moves, AgentPlan.Moves));
            if (!walk.IsDone)
            {
                _active[still++] = _active[i];
            }
        }

        Active = still;
    }

    /// <inheritdoc/>
    public IReadOnlyList<double[]> Ends() => [.. _walks.Take(_starts).Select(walk => PointOf(walk.At))];

    /// <inheritdoc/>
    public IReadOnlyList<StartPath> Paths() => [.. _walks.Take(_starts).Select(walk => new StartPath([.. walk.Path.ToArray().Select(PointOf)], walk.Rests))];

    /// <inheritdoc/>
    public void Dispose()
    {
        _workspace.Dispose();
        _patches.Dispose();
    }

    private static GridVoxel NearestVoxel(WorkingGrid grid, double[] point) => new(
        Nearest(point[0] + grid.Centre.X, grid.Size.X), Nearest(point[1] + grid.Centre.Y, grid.Size.Y), Nearest(point[2] + grid.Centre.Z, grid.Size.Z));

    private static int Nearest(double index, int size) => (int)Math.Clamp(Math.Round(index), 0, size - 1);

    private double[] PointOf(GridVoxel voxel)
    {
        double[] point = new double[3];
        _scan!.Place(voxel, 1, point);
        return point;
    }
}
