namespace Pinpoint.Research.Agents;

/// <summary>A voxel of a working grid by its indices, counted from 0.</summary>
/// <param name="X">The index along x.</param>
/// <param name="Y">The index along y.</param>
/// <param name="Z">The index along z.</param>
internal readonly record struct GridVoxel(int X, int Y, int Z)
{
    /// <summary>The voxel's distance from a point, in voxels.</summary>
    /// <param name="point">The point in voxel indices, <c>[3]</c>.</param>
    public double DistanceTo(ReadOnlySpan<double> point)
    {
        double x = X - point[0];
        double y = Y - point[1];
        double z = Z - point[2];
        return Math.Sqrt((x * x) + (y * y) + (z * z));
    }
}
