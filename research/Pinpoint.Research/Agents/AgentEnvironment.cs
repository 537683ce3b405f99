using Pinpoint.Imaging;
using Pinpoint.Methods;

namespace Pinpoint.Research.Agents;

/// <summary>The training scans as an agent meets them: where episodes begin, where moves lead, and what they bring.</summary>
internal sealed class AgentEnvironment
{
    private readonly AgentPlan _plan;
    private readonly ScanPyramid[] _scans;
    private readonly double[][] _landmarks;

    /// <summary>Builds the scans' coarser scales.</summary>
    public AgentEnvironment(AgentPlan plan, IReadOnlyList<TrainingCase> cases)
    {
        _plan = plan;
        _scans = [.. cases.Select(item => ScanPyramid.Of(item.Grid.Loaded(), plan.Scales[0]))];
        _landmarks = [.. cases.Select(IndicesOf)];
    }

    /// <summary>The number of scans.</summary>
    public int Cases => _scans.Length;

    /// <summary>A scan at all scales.</summary>
    public ScanPyramid ScanOf(int index) => _scans[index];

    /// <summary>
    /// Begins an episode in any scan and at any scale: at the coarsest anywhere in the scan, at a finer one near the landmark, where the coarser would have
    /// led.
    /// </summary>
    public Episode Begin(ref SplitMixRandom random)
    {
        int index = random.NextIndex(_scans.Length);
        int scale = random.NextIndex(_plan.Scales.Count);
        int step = _plan.Scales[scale];
        VolumeSize size = _scans[index].Size;
        return new Episode(index, step, scale == 0 ? Anywhere(size, ref random) : Near(_landmarks[index], step, size, ref random), 0);
    }

    /// <summary>Makes a move.</summary>
    public Experience Move(in Episode episode, int move)
    {
        GridVoxel to = AgentMoves.After(episode.At, move, episode.Step, _scans[episode.Case].Size);
        return new Experience(episode.Case, episode.Step, episode.At, move, to, QLearning.Reward(episode.At, to, _landmarks[episode.Case], episode.Step));
    }

    /// <summary>
    /// The episode after a move, or a new one where it has ended: with the move after the landmark was reached, or when it has lasted long enough. Since that
    /// last move is
    /// remembered like any other, the agent also learns that none is worth much where it ought to stay.
    /// </summary>
    public Episode After(in Episode episode, in Experience experience, ref SplitMixRandom random) =>
        episode.Moves + 1 >= _plan.EpisodeMoves || IsAtLandmark(episode)
            ? Begin(ref random)
            : episode with { At = experience.To, Moves = episode.Moves + 1 };

    /// <summary>The moves that the explorers have made in all after so many training steps.</summary>
    public long MovesAfter(long step) => _plan.FirstMoves + (step * _plan.Explorers);

    /// <summary>Whether an agent could be here.</summary>
    public bool Holds(int index, int step, GridVoxel at) =>
        index >= 0 && index < _scans.Length && _plan.Scales.Contains(step)
        && at.X >= 0 && at.Y >= 0 && at.Z >= 0 && at.X < _scans[index].Size.X && at.Y < _scans[index].Size.Y && at.Z < _scans[index].Size.Z;

    private static double[] IndicesOf(TrainingCase item)
    {
        VoxelPoint centre = item.Grid.Centre;
        return [item.Landmarks[0] + centre.X, item.Landmarks[1] + centre.Y, item.Landmarks[2] + centre.Z];
    }

    private static GridVoxel Anywhere(VolumeSize size, ref SplitMixRandom random) =>
        new(random.NextIndex(size.X), random.NextIndex(size.Y), random.NextIndex(size.Z));

    private GridVoxel Near(double[] landmark, int step, VolumeSize size, ref SplitMixRandom random) => new(
        NearAlong(landmark[0], step, size.X, ref random), NearAlong(landmark[1], step, size.Y, ref random), NearAlong(landmark[2], step, size.Z, ref random));

    private int NearAlong(double landmark, int step, int size, ref SplitMixRandom random)
    {
        double reach = _plan.EpisodeReach * step;
        return (int)Math.Clamp(Math.Round(landmark + random.NextUniform(-reach, reach)), 0, size - 1);
    }

    // No move leads nearer.
    private bool IsAtLandmark(in Episode episode)
    {
        double[] landmark = _landmarks[episode.Case];
        double half = episode.Step / 2.0;
        return Math.Abs(episode.At.X - landmark[0]) <= half && Math.Abs(episode.At.Y - landmark[1]) <= half && Math.Abs(episode.At.Z - landmark[2]) <= half;
    }
}
