namespace Pinpoint.Imaging;

/// <summary>Grids whose axes are those of the world (LPS), for what shows slices of the body and not of the scanner.</summary>
internal static class UprightGrid
{
    // Of a step's length: 0.006 degrees, a tenth of a voxel over 1,000 of them.
    private const double Parallel = 1e-4;

    // A turned box needs a larger one around it, and finer steps where a long side of its voxels is turned to a short one's.
    private const int MostTimesVoxels = 4;

    /// <summary>Whether the steps of an affine each run along one axis of the world, in whatever order and direction.</summary>
    public static bool Holds(Affine affine)
    {
        for (int axis = 0; axis < 3; axis++)
        {
            double[] step = [Math.Abs(affine[0, axis]), Math.Abs(affine[1, axis]), Math.Abs(affine[2, axis])];
            Array.Sort(step);
            if (step[1] > Parallel * step[2])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The upright grid that holds all voxel centres of a scan.</summary>
    /// <param name="size">The voxels of the scan.</param>
    /// <param name="affine">Its voxel indices to LPS mm.</param>
    /// <returns>
    /// Its steps are so short that it follows the scan's own along each axis of the world, but for a scan so turned that this would need more than four times
    /// its voxels: then they are as short as four times allow.
    /// </returns>
    public static (VolumeSize Size, Affine VoxelToWorld) Around(VolumeSize size, Affine affine)
    {
        WorldPoint[] corners = size.Corners(affine);
        double[] low = [corners.Min(corner => corner.X), corners.Min(corner => corner.Y), corners.Min(corner => corner.Z)];
        double[] high = [corners.Max(corner => corner.X), corners.Max(corner => corner.Y), corners.Max(corner => corner.Z)];
        VoxelPoint start = affine.ToVoxel(default);
        double[] steps = new double[3];
        double needed = 1;
        for (int axis = 0; axis < 3; axis++)
        {
            // The scan changes along an axis of the world as fast as the index that this axis crosses the soonest.
            steps[axis] = double.PositiveInfinity;
            VoxelPoint end = affine.ToVoxel(new WorldPoint(axis == 0 ? 1 : 0, axis == 1 ? 1 : 0, axis == 2 ? 1 : 0));
            foreach (double speed in (double[])[end.X - start.X, end.Y - start.Y, end.Z - start.Z])
            {
                steps[axis] = Math.Min(steps[axis], 1 / Math.Abs(speed));
            }

            needed *= ((high[axis] - low[axis]) / steps[axis]) + 1;
        }

        double longer = Math.Max(1, Math.Cbrt(needed / ((double)MostTimesVoxels * size.Voxels)));
        int[] counts = new int[3];
        for (int axis = 0; axis < 3; axis++)
        {
            steps[axis] *= longer;
            counts[axis] = (int)Math.Ceiling((high[axis] - low[axis]) / steps[axis] - 1e-9) + 1;
        }

        // From right, front and foot on; the outermost voxels may lie a little outside.
        return (new VolumeSize(counts[0], counts[1], counts[2]), Affine.FromSpacing(steps[0], steps[1], steps[2], new WorldPoint(low[0], low[1], low[2])));
    }
}
