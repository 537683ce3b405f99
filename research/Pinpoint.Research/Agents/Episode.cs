namespace Pinpoint.Research.Agents;

/// <summary>An agent on its way through a training scan, at one scale.</summary>
/// <param name="Case">The training case.</param>
/// <param name="Step">Voxels of a step: the scale.</param>
/// <param name="At">Where the agent is.</param>
/// <param name="Moves">Moves that it has made.</param>
internal readonly record struct Episode(int Case, int Step, GridVoxel At, int Moves);
