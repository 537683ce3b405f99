using Pinpoint.Imaging;

namespace Pinpoint.Patches;

/// <summary>
/// Brings scans of any orientation and spacing onto a working grid. A scan whose axes lie along LPS (in any order and direction) at the grid's
/// own spacing is copied voxel by voxel; any other is averaged down where the grid is coarser, then read trilinearly.
/// </summary>
internal static class WorkingGridBuilder
{
    private const double RelativeTolerance = 1e-3;

    // A scan counts as straight while no voxel of it lies further than this share of a voxel from its place in the grid.
    private const double StraightTolerance = 0.02;
    private const long MostVoxels = 1L << 30;

    /// <summary>Builds the grid that covers a scan.</summary>
    /// <param name="volume">The scan.</param>
    /// <param name="spacing">The grid's spacing in mm.</param>
    /// <param name="mapping">How intensities become 8 bits.</param>
    /// <exception cref="ResourceException">The grid would take more than 2^30 voxels.</exception>
    public static WorkingGrid Build(Volume volume, double spacing, IntensityMapping mapping)
    {
        ArgumentNullException.ThrowIfNull(volume);
        return Build(ByteVolume.Of(volume, mapping), spacing);
    }

    /// <summary>Builds the grid that covers a scan of 8 bits, which several grids may share.</summary>
    /// <exception cref="ResourceException">The grid would take more than 2^30 voxels.</exception>
    internal static WorkingGrid Build(ByteVolume source, double spacing)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(spacing);
        var native = source.VoxelToWorld.Spacing;
        source = source.Shrunk(FactorOf(spacing, native.X), FactorOf(spacing, native.Y), FactorOf(spacing, native.Z));
        return TryCopy(source, spacing) ?? Resample(source, spacing);
    }

    private static int FactorOf(double spacing, double native) => Math.Max(1, (int)((spacing / native) * (1 + RelativeTolerance)));

    private static WorkingGrid? TryCopy(ByteVolume source, double spacing)
    {
        int[] sizes = [source.Size.X, source.Size.Y, source.Size.Z];
        Span<int> voxelAxis = stackalloc int[3];
        Span<int> direction = stackalloc int[3];
        for (int world = 0; world < 3; world++)
        {
            int found = -1;
            for (int axis = 0; axis < 3; axis++)
            {
                double step = source.VoxelToWorld[world, axis];
                double slack = StraightTolerance * spacing / Math.Max(1, sizes[axis] - 1);
                if (Math.Abs(Math.Abs(step) - spacing) <= slack && found < 0)
                {
                    found = axis;
                    direction[world] = Math.Sign(step);
                }
                else if (Math.Abs(step) > slack)
                {
                    return null;
                }
            }

            if (found < 0)
            {
                return null;
            }

            voxelAxis[world] = found;
        }

        int[] strides = [1, source.Size.X, source.Size.X * source.Size.Y];
        var size = new VolumeSize(sizes[voxelAxis[0]], sizes[voxelAxis[1]], sizes[voxelAxis[2]]);
        int stepX = strides[voxelAxis[0]] * direction[0];
        int stepY = strides[voxelAxis[1]] * direction[1];
        int stepZ = strides[voxelAxis[2]] * direction[2];
        int first = (direction[0] < 0 ? -stepX * (size.X - 1) : 0) + (direction[1] < 0 ? -stepY * (size.Y - 1) : 0) + (direction[2] < 0
            ? -stepZ * (size.Z - 1)
            : 0);
        Span<double> corner = stackalloc double[3];
        for (int world = 0; world < 3; world++)
        {
            corner[voxelAxis[world]] = direction[world] < 0 ? sizes[voxelAxis[world]] - 1 : 0;
        }

        byte[] target = new byte[size.Voxels];
        Parallel.For(
            0, size.Z, z => CopySlice(source.Voxels.Span, first + (z * stepZ), stepX, stepY, size, target.AsSpan(z * size.X * size.Y, size.X * size.Y)));
        return new WorkingGrid(target, size, spacing, source.VoxelToWorld.ToWorld(new VoxelPoint(corner[0], corner[1], corner[2])));
    }

    private static void CopySlice(ReadOnlySpan<byte> source, int start, int stepX, int stepY, VolumeSize size, Span<byte> target)
    {
        for (int y = 0; y < size.Y; y++)
        {
            int from = start + (y * stepY);
            Span<byte> row = target.Slice(y * size.X, size.X);
            if (stepX == 1)
            {
                source.Slice(from, size.X).CopyTo(row);
                continue;
            }

            for (int x = 0; x < row.Length; x++)
            {
                row[x] = source[from + (x * stepX)];
            }
        }
    }

    private static WorkingGrid Resample(ByteVolume source, double spacing)
    {
        var (low, high) = Bounds(source);
        var size = new VolumeSize(CountOf(low.X, high.X, spacing), CountOf(low.Y, high.Y, spacing), CountOf(low.Z, high.Z, spacing));
        if (!((double)size.X * size.Y * size.Z <= MostVoxels))
        {
            throw new ResourceException(
                Invariant($"The scan spans {high.X - low.X:0} x {high.Y - low.Y:0} x {high.Z - low.Z:0} mm; at the model's working spacing of ") +
                Invariant($"{spacing:0.###} mm that is {size}, more than 2^30 voxels. Crop the scan first."));
        }

        byte[] target = new byte[size.Voxels];
        Parallel.For(0, size.Z, z =>
        {
            for (int y = 0; y < size.Y; y++)
            {
                VoxelPoint start = source.VoxelToWorld.ToVoxel(new WorldPoint(low.X, low.Y + (y * spacing), low.Z + (z * spacing)));
                VoxelPoint next = source.VoxelToWorld.ToVoxel(new WorldPoint(low.X + spacing, low.Y + (y * spacing), low.Z + (z * spacing)));
                ResampleRow(source, start, next, target.AsSpan((y + (z * size.Y)) * size.X, size.X));
            }
        });
        return new WorkingGrid(target, size, spacing, low);
    }

    private static int CountOf(double low, double high, double spacing) =>
        (int)Math.Min(int.MaxValue, Math.Floor(((high - low) / spacing) + 1 + RelativeTolerance));

    private static (WorldPoint Low, WorldPoint High) Bounds(ByteVolume source)
    {
        var low = new WorldPoint(double.MaxValue, double.MaxValue, double.MaxValue);
        var high = new WorldPoint(double.MinValue, double.MinValue, double.MinValue);
        for (int corner = 0; corner < 8; corner++)
        {
            WorldPoint point = source.VoxelToWorld.ToWorld(new VoxelPoint(
                (corner & 1) * (source.Size.X - 1), ((corner >> 1) & 1) * (source.Size.Y - 1), (corner >> 2) * (source.Size.Z - 1)));
            low = new WorldPoint(Math.Min(low.X, point.X), Math.Min(low.Y, point.Y), Math.Min(low.Z, point.Z));
            high = new WorldPoint(Math.Max(high.X, point.X), Math.Max(high.Y, point.Y), Math.Max(high.Z, point.Z));
        }

        return (low, high);
    }

    private static void ResampleRow(ByteVolume source, VoxelPoint start, VoxelPoint next, Span<byte> target)
    {
        ReadOnlySpan<byte> voxels = source.Voxels.Span;
        VolumeSize size = source.Size;
        for (int i = 0; i < target.Length; i++)
        {
            double x = start.X + (i * (next.X - start.X));
            double y = start.Y + (i * (next.Y - start.Y));
            double z = start.Z + (i * (next.Z - start.Z));
            if (size.Contains(new VoxelPoint(x, y, z)))
            {
                target[i] = (byte)(Interpolate(voxels, size, x, y, z) + 0.5);
            }
        }
    }

    private static double Interpolate(ReadOnlySpan<byte> voxels, VolumeSize size, double x, double y, double z)
    {
        x = Math.Clamp(x, 0, size.X - 1);
        y = Math.Clamp(y, 0, size.Y - 1);
        z = Math.Clamp(z, 0, size.Z - 1);
        int ix = Math.Min((int)x, Math.Max(0, size.X - 2));
        int iy = Math.Min((int)y, Math.Max(0, size.Y - 2));
        int iz = Math.Min((int)z, Math.Max(0, size.Z - 2));
        double fx = x - ix;
        double fy = y - iy;
        double fz = z - iz;
        int right = size.X > 1 ? 1 : 0;
        int up = size.Y > 1 ? size.X : 0;
        int far = size.Z > 1 ? size.X * size.Y : 0;
        int corner = ix + (size.X * (iy + (size.Y * iz)));
        double near = Blend(voxels, corner, right, up, fx, fy);
        return near + (fz * (Blend(voxels, corner + far, right, up, fx, fy) - near));
    }

    private static double Blend(ReadOnlySpan<byte> voxels, int corner, int right, int up, double fx, double fy)
    {
        double low = voxels[corner] + (fx * (voxels[corner + right] - voxels[corner]));
        double high = voxels[corner + up] + (fx * (voxels[corner + up + right] - voxels[corner + up]));
        return low + (fy * (high - low));
    }
}
