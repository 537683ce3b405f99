using Pinpoint.Imaging;

namespace Pinpoint.Research.Agents;

/// <summary>
/// The way of one agent, coarse to fine. At each scale it takes the move of the largest value until one leads back to where it has been (Ghesu et al. 2016); of
/// the
/// places it would then go round in, it keeps the one whose best move is worth least, for that is nearest to the landmark (Alansary et al. 2019).
/// </summary>
internal sealed class AgentWalk
{
    private readonly IReadOnlyList<int> _scales;
    private readonly int _mostMoves;
    private readonly GridVoxel[] _seen;
    private readonly float[] _worth;
    private readonly GridVoxel[] _path;
    private VolumeSize _size;
    private int _scale;
    private int _moves;
    private int _pathLength;

    /// <summary>Takes the memory of a way.</summary>
    /// <param name="scales">The steps in voxels, coarse to fine.</param>
    /// <param name="mostMoves">The most moves at a scale.</param>
    public AgentWalk(IReadOnlyList<int> scales, int mostMoves)
    {
        _scales = scales;
        _mostMoves = mostMoves;
        _seen = new GridVoxel[mostMoves + 1];
        _worth = new float[mostMoves + 1];
        _path = new GridVoxel[checked((scales.Count * (mostMoves + 1)) + 1)];
    }

    /// <summary>Where the agent is.</summary>
    public GridVoxel At { get; private set; }

    /// <summary>Voxels of a step at the present scale.</summary>
    public int Step => _scales[_scale];

    /// <summary>Whether the way has ended.</summary>
    public bool IsDone => _scale == _scales.Count;

    /// <summary>Whether the agent came to rest at the finest scale before its moves ran out.</summary>
    public bool Rests { get; private set; }

    /// <summary>The way so far, the start first.</summary>
    public ReadOnlySpan<GridVoxel> Path => _path.AsSpan(0, _pathLength);

    /// <summary>Begins anew.</summary>
    public void Begin(GridVoxel start, VolumeSize size)
    {
        _size = size;
        _scale = 0;
        _pathLength = 0;
        Rests = false;
        GoTo(start);
        EnterScale();
    }

    /// <summary>Moves once, or goes over to the next scale. Allocates nothing.</summary>
    /// <param name="values">What the moves are worth here, <c>[6]</c>.</param>
    public void Move(ReadOnlySpan<float> values)
    {
        int best = AgentMoves.Best(values);
        _worth[_moves] = values[best];
        GridVoxel next = AgentMoves.After(At, best, Step, _size);
        int before = _seen.AsSpan(0, _moves + 1).IndexOf(next);
        if (before >= 0)
        {
            Rests = true;
            LeaveScale(_seen[LeastWorth(before)]);
            return;
        }

        if (_moves == _mostMoves)
        {
            Rests = false;
            LeaveScale(At);
            return;
        }

        GoTo(next);
        _seen[++_moves] = next;
    }

    private void GoTo(GridVoxel place)
    {
        At = place;
        _path[_pathLength++] = place;
    }

    private void LeaveScale(GridVoxel end)
    {
        if (end != At)
        {
            GoTo(end);
        }

        _scale++;
        EnterScale();
    }

    private void EnterScale()
    {
        _moves = 0;
        _seen[0] = At;
    }

    private int LeastWorth(int first)
    {
        int least = first;
        for (int place = first + 1; place <= _moves; place++)
        {
            least = _worth[place] < _worth[least] ? place : least;
        }

        return least;
    }
}
