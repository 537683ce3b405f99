namespace Pinpoint.Seeds;

/// <summary>A voxel of a scan by its indices, in the order of the file's axes.</summary>
/// <param name="X">Along the first axis, which is the fastest.</param>
/// <param name="Y">Along the second.</param>
/// <param name="Z">Along the third.</param>
public readonly record struct VoxelIndex(int X, int Y, int Z);
