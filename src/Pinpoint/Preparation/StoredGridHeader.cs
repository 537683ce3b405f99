using Pinpoint.Imaging;
using Pinpoint.Patches;

namespace Pinpoint.Preparation;

/// <summary>A grid as the header of a prepared scan's file has it.</summary>
/// <param name="Size">Voxels along each axis.</param>
/// <param name="SpacingMm">Distance between voxels in mm.</param>
/// <param name="OriginMm">Position of the first voxel in LPS mm.</param>
/// <param name="Tile">Voxels along the sides of a column (<see cref="StoredVoxels"/>).</param>
/// <param name="Depth">Whether the voxels follow in depth order too.</param>
internal sealed record StoredGridHeader(IReadOnlyList<int> Size, double SpacingMm, IReadOnlyList<double> OriginMm, int Tile, bool Depth)
{
    private const long MostVoxels = 1L << 30;

    /// <summary>The header of a grid.</summary>
    public static StoredGridHeader Of(WorkingGrid grid, int tile, bool depth) => new(
        [grid.Size.X, grid.Size.Y, grid.Size.Z], grid.Spacing, [grid.Origin.X, grid.Origin.Y, grid.Origin.Z], tile, depth);

    /// <summary>Whether the figures are those of a grid.</summary>
    public bool IsSound => Size is [> 0, > 0, > 0]
        && (double)Size[0] * Size[1] * Size[2] <= MostVoxels
        && OriginMm is [_, _, _]
        && OriginMm.All(double.IsFinite)
        && SpacingMm > 0
        && double.IsFinite(SpacingMm)
        && Tile > 0;

    /// <summary>Bytes that the grid takes in the file.</summary>
    public long Bytes => (Depth ? 2 : 1) * VolumeSize.Voxels;

    private VolumeSize VolumeSize => new(Size[0], Size[1], Size[2]);

    /// <summary>The grid with its voxels in a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="offset">The place of its first voxel there.</param>
    public WorkingGrid In(StoredFile file, long offset)
    {
        VolumeSize size = VolumeSize;
        return new WorkingGrid(
            new StoredVoxels(file, offset, size, Tile, Depth ? offset + size.Voxels : null),
            new GridFrame(size, SpacingMm, new WorldPoint(OriginMm[0], OriginMm[1], OriginMm[2])));
    }

    /// <summary>Writes a grid's voxels.</summary>
    public void Write(WorkingGrid grid, Action<ReadOnlySpan<byte>> target)
    {
        StoredVoxels.Write(grid.Intensities, grid.Size, Tile, target);
        if (Depth)
        {
            target(grid.Turned());
        }
    }
}
