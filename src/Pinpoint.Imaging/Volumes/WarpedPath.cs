namespace Pinpoint.Imaging;

/// <summary>The voxels of a grid that a map takes to places of the scan.</summary>
/// <param name="Scan">The scan.</param>
/// <param name="VoxelToWorld">The grid's voxel indices to LPS mm.</param>
/// <param name="ToScan">Takes a place of the grid to the place in the scan, both in LPS mm.</param>
internal readonly record struct WarpedPath(Volume Scan, Affine VoxelToWorld, Func<WorldPoint, WorldPoint> ToScan) : IGridPath
{
    /// <inheritdoc/>
    public VoxelPoint At(int column, int row, int slice) => Scan.ToVoxel(ToScan(VoxelToWorld.ToWorld(new VoxelPoint(column, row, slice))));
}
