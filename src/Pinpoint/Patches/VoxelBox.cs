using Pinpoint.Imaging;

namespace Pinpoint.Patches;

/// <summary>A box of a grid's voxels: the first voxel along each axis, and how many.</summary>
internal readonly record struct VoxelBox(int X, int Y, int Z, VolumeSize Size)
{
    // What rounding may move a position by.
    private const double Margin = 0.015625;

    /// <summary>The whole grid.</summary>
    public static VoxelBox All(VolumeSize grid) => new(0, 0, 0, grid);

    /// <summary>
    /// The voxels that a patch in any frame may read. Of a patch that lies outside the grid the nearest voxels are left, which an edge would repeat.
    /// </summary>
    /// <param name="grid">The grid's size.</param>
    /// <param name="centre">The patch's centre in voxel indices.</param>
    /// <param name="frame">The patch's axes.</param>
    /// <param name="size">Pixels along a side.</param>
    public static VoxelBox Of(VolumeSize grid, VoxelPoint centre, in PatchFrame frame, int size)
    {
        int radius = size / 2;
        var (ax, ay, az) = frame.Axis(0);
        var (bx, by, bz) = frame.Axis(1);
        var (cx, cy, cz) = frame.Axis(2);
        double moved = frame.Warp is { } warp ? MostMove(warp, grid, centre, frame.Step * radius) : 0;
        var (x, countX) = Range(grid.X, centre.X, centre.X, moved + (radius * Reach(ax, bx, cx)));
        var (y, countY) = Range(grid.Y, centre.Y, centre.Y, moved + (radius * Reach(ay, by, cy)));
        var (z, countZ) = Range(grid.Z, centre.Z, centre.Z, moved + (radius * Reach(az, bz, cz)));
        return new VoxelBox(x, y, z, new VolumeSize(countX, countY, countZ));
    }

    /// <summary>How far along z from its centre a patch of an image that is not warped reads.</summary>
    /// <param name="frame">The patch's axes.</param>
    /// <param name="size">Pixels along a side.</param>
    public static double ReachAlongZ(in PatchFrame frame, int size) => size / 2 * Reach(frame.Axis(0).Z, frame.Axis(1).Z, frame.Axis(2).Z);

    /// <summary>The voxels along an axis around positions of it, clamped to the grid: the first, and how many.</summary>
    /// <param name="voxels">The grid's voxels along the axis.</param>
    /// <param name="low">The lowest position, in voxel indices.</param>
    /// <param name="high">The highest.</param>
    /// <param name="reach">How far around them voxels are read.</param>
    public static (int First, int Count) Range(int voxels, double low, double high, double reach)
    {
        int first = (int)Math.Clamp(Math.Floor(low - reach - Margin), 0, voxels - 1);
        int last = (int)Math.Clamp(Math.Floor(high + reach + Margin) + 1, 0, voxels - 1);
        return (first, last - first + 1);
    }

    private static double MostMove(ImageWarp warp, VolumeSize grid, VoxelPoint centre, double radius)
    {
        var (x, y, z) = warp.Centre;
        double dx = centre.X - ((grid.X - 1) / 2.0) - x;
        double dy = centre.Y - ((grid.Y - 1) / 2.0) - y;
        double dz = centre.Z - ((grid.Z - 1) / 2.0) - z;
        return warp.MostMove(Math.Sqrt((dx * dx) + (dy * dy) + (dz * dz)) + (Math.Sqrt(2) * radius));
    }

    // A patch is three planes, each along two of the axes.
    private static double Reach(double a, double b, double c) =>
        Math.Abs(a) + Math.Abs(b) + Math.Abs(c) - Math.Min(Math.Abs(a), Math.Min(Math.Abs(b), Math.Abs(c)));
}
