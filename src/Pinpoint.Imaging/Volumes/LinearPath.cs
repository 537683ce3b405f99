namespace Pinpoint.Imaging;

/// <summary>The voxels of a grid that lies in the scan's own world: an even step along each axis.</summary>
/// <param name="Origin">Where the first voxel lies, in the scan's voxels.</param>
/// <param name="X">A step to the next column.</param>
/// <param name="Y">A step to the next row.</param>
/// <param name="Z">A step to the next slice.</param>
internal readonly record struct LinearPath(VoxelPoint Origin, VoxelPoint X, VoxelPoint Y, VoxelPoint Z) : IGridPath
{
    /// <summary>The path of a grid.</summary>
    public static LinearPath Of(Volume scan, Affine voxelToWorld)
    {
        VoxelPoint origin = scan.ToVoxel(voxelToWorld.ToWorld(default));
        return new LinearPath(origin, Step(new VoxelPoint(1, 0, 0)), Step(new VoxelPoint(0, 1, 0)), Step(new VoxelPoint(0, 0, 1)));

        VoxelPoint Step(VoxelPoint along)
        {
            VoxelPoint end = scan.ToVoxel(voxelToWorld.ToWorld(along));
            return new VoxelPoint(end.X - origin.X, end.Y - origin.Y, end.Z - origin.Z);
        }
    }

    /// <inheritdoc/>
    public VoxelPoint At(int column, int row, int slice) => new(
        Origin.X + (column * X.X) + (row * Y.X) + (slice * Z.X),
        Origin.Y + (column * X.Y) + (row * Y.Y) + (slice * Z.Y),
        Origin.Z + (column * X.Z) + (row * Y.Z) + (slice * Z.Z));
}
