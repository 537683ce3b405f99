using System.Diagnostics;
using Pinpoint.Imaging;

namespace Pinpoint.Research.Agents;

/// <summary>The six moves of an agent: one step along + and - of x, y and z, in this order.</summary>
internal static class AgentMoves
{
    /// <summary>Where a move leads; one that would leave the scan leads nowhere.</summary>
    /// <param name="place">Where the agent is.</param>
    /// <param name="move">The move, 0 to 5.</param>
    /// <param name="step">Voxels of a step.</param>
    /// <param name="size">The working grid's size.</param>
    public static GridVoxel After(GridVoxel place, int move, int step, VolumeSize size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(move);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(move, AgentPlan.Moves);
        int way = move % 2 == 0 ? step : -step;
        GridVoxel to = (move / 2) switch
        {
            0 => place with { X = place.X + way },
            1 => place with { Y = place.Y + way },
            2 => place with { Z = place.Z + way },
            _ => throw new UnreachableException($"{move} is no move."),
        };
        return to.X >= 0 && to.Y >= 0 && to.Z >= 0 && to.X < size.X && to.Y < size.Y && to.Z < size.Z ? to : place;
    }

    /// <summary>The move of the largest value; of equals the first.</summary>
    /// <param name="values">The values of the moves, <c>[6]</c>.</param>
    public static int Best(ReadOnlySpan<float> values)
    {
        int best = 0;
        for (int move = 1; move < values.Length; move++)
        {
            best = values[move] > values[best] ? move : best;
        }

        return best;
    }
}
