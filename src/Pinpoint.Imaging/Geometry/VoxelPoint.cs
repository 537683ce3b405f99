namespace Pinpoint.Imaging;

/// <summary>A point in a volume's index space: voxel centres sit at whole numbers, counted from 0, <see cref="X"/> runs fastest in memory.</summary>
/// <param name="X">Index along the first axis, in voxels.</param>
/// <param name="Y">Index along the second axis, in voxels.</param>
/// <param name="Z">Index along the third axis, in voxels.</param>
public readonly record struct VoxelPoint(double X, double Y, double Z);
