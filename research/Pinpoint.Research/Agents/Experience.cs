namespace Pinpoint.Research.Agents;

/// <summary>A move that an agent made. Its patches are cut anew whenever it is replayed, so that a memory holds places, not pixels.</summary>
/// <param name="Case">The training case.</param>
/// <param name="Step">Voxels of a step: the scale.</param>
/// <param name="From">Where the agent was.</param>
/// <param name="Move">The move, 0 to 5.</param>
/// <param name="To">Where it led.</param>
/// <param name="Reward">What it brought.</param>
internal readonly record struct Experience(int Case, int Step, GridVoxel From, int Move, GridVoxel To, float Reward);
