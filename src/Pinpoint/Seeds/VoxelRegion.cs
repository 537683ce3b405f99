using Pinpoint.Imaging;

namespace Pinpoint.Seeds;

/// <summary>A box of voxels.</summary>
/// <param name="Start">Its first voxel.</param>
/// <param name="Size">How many voxels it has along each axis.</param>
public readonly record struct VoxelRegion(VoxelIndex Start, VolumeSize Size)
{
    /// <summary>The voxel after the last along each axis.</summary>
    public VoxelIndex End => new(Start.X + Size.X, Start.Y + Size.Y, Start.Z + Size.Z);

    /// <summary>The smallest box that holds the balls around places, cut at the edge of a scan.</summary>
    /// <param name="places">The places in LPS mm, one or more.</param>
    /// <param name="marginMm">The radius of the balls in mm.</param>
    /// <param name="size">The scan's voxels.</param>
    /// <param name="voxelToWorld">The scan's voxel indices to LPS mm.</param>
    /// <returns>The box; null where it would lie outside the scan.</returns>
    public static VoxelRegion? Around(IReadOnlyList<WorldPoint> places, double marginMm, VolumeSize size, Affine voxelToWorld)
    {
        ArgumentNullException.ThrowIfNull(places);
        ArgumentNullException.ThrowIfNull(voxelToWorld);
        double[] low = [double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity];
        double[] high = [double.NegativeInfinity, double.NegativeInfinity, double.NegativeInfinity];
        double[] reach = ReachOf(marginMm, voxelToWorld);
        foreach (WorldPoint place in places)
        {
            VoxelPoint at = voxelToWorld.ToVoxel(place);
            double[] coordinates = [at.X, at.Y, at.Z];
            for (int axis = 0; axis < 3; axis++)
            {
                low[axis] = Math.Min(low[axis], coordinates[axis] - reach[axis]);
                high[axis] = Math.Max(high[axis], coordinates[axis] + reach[axis]);
            }
        }

        int[] counts = [size.X, size.Y, size.Z];
        int[] first = [.. low.Select((value, axis) => (int)Math.Clamp(Math.Round(value), 0, counts[axis]))];
        int[] last = [.. high.Select((value, axis) => (int)Math.Clamp(Math.Round(value), -1, counts[axis] - 1))];
        return first.Zip(last, (from, to) => from <= to).All(holds => holds)
            ? new VoxelRegion(
                new VoxelIndex(first[0], first[1], first[2]), new VolumeSize(last[0] - first[0] + 1, last[1] - first[1] + 1, last[2] - first[2] + 1))
            : null;
    }

    // How far a ball reaches along an index: the length of the index's gradient, which in an oblique or sheared grid is more than one over the spacing.
    private static double[] ReachOf(double radius, Affine voxelToWorld)
    {
        VoxelPoint start = voxelToWorld.ToVoxel(default);
        double[] squares = new double[3];
        foreach (WorldPoint step in (WorldPoint[])[new(1, 0, 0), new(0, 1, 0), new(0, 0, 1)])
        {
            VoxelPoint end = voxelToWorld.ToVoxel(step);
            squares[0] += (end.X - start.X) * (end.X - start.X);
            squares[1] += (end.Y - start.Y) * (end.Y - start.Y);
            squares[2] += (end.Z - start.Z) * (end.Z - start.Z);
        }

        return [.. squares.Select(square => radius * Math.Sqrt(square))];
    }
}
