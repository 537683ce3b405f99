using Pinpoint.Imaging;

namespace Pinpoint.Seeds;

/// <summary>A landmark as a seed of a segmentation.</summary>
/// <param name="Name">The landmark.</param>
/// <param name="Label">Its value in the label map, from 1 on.</param>
/// <param name="Position">Its place in LPS mm.</param>
/// <param name="At">Its place in the scan's voxels.</param>
/// <param name="Nearest">The voxel that holds it.</param>
/// <param name="RadiusMm">The radius of its ball in mm.</param>
/// <param name="Box">The voxels that hold its ball.</param>
public sealed record Seed(string Name, int Label, WorldPoint Position, VoxelPoint At, VoxelIndex Nearest, double RadiusMm, VoxelRegion Box);
