namespace Pinpoint.Research.Agents;

/// <summary>The mathematics of Q-learning (Watkins 1989; with a network, Mnih et al. 2015; for landmarks, Ghesu et al. 2016).</summary>
internal static class QLearning
{
    // What running against the end of the scan is worth: as bad as going straight away from the landmark.
    private const float BlockedReward = -1;

    /// <summary>The reward of a move: by how many steps the distance to the landmark decreases, from -1 to 1.</summary>
    /// <param name="from">Where the agent was.</param>
    /// <param name="to">Where it is now; the same place where the move would have left the scan.</param>
    /// <param name="landmark">The landmark in voxel indices, <c>[3]</c>.</param>
    /// <param name="step">Voxels of a step.</param>
    public static float Reward(GridVoxel from, GridVoxel to, ReadOnlySpan<double> landmark, int step) =>
        from == to ? BlockedReward : (float)((from.DistanceTo(landmark) - to.DistanceTo(landmark)) / step);

    /// <summary>What a move should have been worth: <c>r + discount max_a Q(s', a)</c>.</summary>
    /// <param name="reward">The move's reward r.</param>
    /// <param name="discount">What a reward counts that comes a move later.</param>
    /// <param name="next">What the target network says of the moves from where it led, <c>[6]</c>.</param>
    public static float Target(float reward, double discount, ReadOnlySpan<float> next) => (float)(reward + (discount * next[AgentMoves.Best(next)]));

    /// <summary>
    /// Makes one move's target the only one of a sample that counts. The regression loss is a mean over all outputs: the weight makes it that of the one.
    /// </summary>
    /// <param name="move">The move that was taken.</param>
    /// <param name="target">Its target.</param>
    /// <param name="targets">Receives the sample's targets, <c>[6]</c>.</param>
    /// <param name="weights">Receives their weights, <c>[6]</c>.</param>
    public static void WriteTarget(int move, float target, Span<float> targets, Span<float> weights)
    {
        targets.Clear();
        weights.Clear();
        targets[move] = target;
        weights[move] = weights.Length;
    }

    /// <summary>The share of random moves, which falls in a line and then stays.</summary>
    /// <param name="plan">The plan of the agent.</param>
    /// <param name="progress">How far the training has come, 0 .. 1.</param>
    public static double Exploration(AgentPlan plan, double progress)
    {
        ArgumentNullException.ThrowIfNull(plan);
        double share = Math.Clamp(progress / plan.ExplorationShare, 0, 1);
        return plan.ExplorationFrom + (share * (plan.ExplorationTo - plan.ExplorationFrom));
    }

    /// <summary>The best move, or with some probability any.</summary>
    /// <param name="values">What the moves are worth, <c>[6]</c>.</param>
    /// <param name="exploration">The probability of a random move.</param>
    /// <param name="random">Decides.</param>
    public static int Choose(ReadOnlySpan<float> values, double exploration, ref SplitMixRandom random) =>
        random.NextUniform() < exploration ? random.NextIndex(values.Length) : AgentMoves.Best(values);
}
