using Pinpoint.Imaging;
using Pinpoint.Patches;

namespace Pinpoint.Tests.Patches;

/// <summary>
/// The twin of <see cref="WorkingGridBuilder"/> that holds the whole scan: in 8 bits, then shrunk, then copied or read trilinearly, voxel by voxel.
/// </summary>
internal static class WholeScanGrids
{
    /// <summary>The grid that covers a scan.</summary>
    public static WorkingGrid Build(Volume volume, IntensityWindow window, double spacing)
    {
        var native = volume.VoxelToWorld.Spacing;
        var source = Shrink(
            Map(volume, window),
            volume.Size,
            volume.VoxelToWorld,
            [FactorOf(spacing, native.X), FactorOf(spacing, native.Y), FactorOf(spacing, native.Z)]);
        return TryCopy(source.Voxels, source.Size, source.VoxelToWorld, spacing) ?? Resample(source.Voxels, source.Size, source.VoxelToWorld, spacing);
    }

    private static int FactorOf(double spacing, double native) => Math.Max(1, (int)((spacing / native) * 1.001));

    private static byte[] Map(Volume volume, IntensityWindow window)
    {
        byte[] voxels = new byte[volume.Size.Voxels];
        for (int i = 0; i < voxels.Length; i++)
        {
            double stored = Stored(volume, i);
            float factor = (float)(255 / (window.High - window.Low));
            double exact = ((stored - window.Low) * 255 / (window.High - window.Low)) + 0.5;
            double mapped = volume.VoxelType == VoxelType.UInt8 ? exact : (((float)stored - (float)window.Low) * factor) + 0.5f;
            voxels[i] = stored == window.BrightFill ? (byte)0 : (byte)Math.Clamp(mapped, 0, 255);
        }

        return voxels;
    }

    private static double Stored(Volume volume, int index) => volume.VoxelType switch
    {
        VoxelType.UInt8 => volume.Voxels<byte>()[index],
        VoxelType.Int8 => volume.Voxels<sbyte>()[index],
        VoxelType.UInt16 => volume.Voxels<ushort>()[index],
        VoxelType.Int16 => volume.Voxels<short>()[index],
        VoxelType.UInt32 => volume.Voxels<uint>()[index],
        VoxelType.Int32 => volume.Voxels<int>()[index],
        VoxelType.UInt64 => volume.Voxels<ulong>()[index],
        VoxelType.Int64 => volume.Voxels<long>()[index],
        VoxelType.Float32 => volume.Voxels<float>()[index],
        _ => volume.Voxels<double>()[index],
    };

    private static (byte[] Voxels, VolumeSize Size, Affine VoxelToWorld) Shrink(byte[] voxels, VolumeSize size, Affine affine, int[] factor)
    {
        if (factor.All(voxelsOfBox => voxelsOfBox == 1))
        {
            return (voxels, size, affine);
        }

        int Boxes(int count, int axis) => (count + factor[axis] - 1) / factor[axis];
        var boxes = new VolumeSize(Boxes(size.X, 0), Boxes(size.Y, 1), Boxes(size.Z, 2));
        byte[] shrunk = new byte[boxes.Voxels];
        for (int box = 0; box < shrunk.Length; box++)
        {
            int x = box % boxes.X * factor[0];
            int y = box / boxes.X % boxes.Y * factor[1];
            int z = box / (boxes.X * boxes.Y) * factor[2];
            int sum = 0;
            int count = 0;
            for (int k = z; k < Math.Min(z + factor[2], size.Z); k++)
            {
                for (int j = y; j < Math.Min(y + factor[1], size.Y); j++)
                {
                    for (int i = x; i < Math.Min(x + factor[0], size.X); i++)
                    {
                        sum += voxels[i + (size.X * (j + (size.Y * k)))];
                        count++;
                    }
                }
            }

            shrunk[box] = (byte)((sum + (count / 2)) / count);
        }

        double Middle(int count, int axis) => (Math.Min(factor[axis], count) - 1) / 2.0;
        WorldPoint origin = affine.ToWorld(new VoxelPoint(Middle(size.X, 0), Middle(size.Y, 1), Middle(size.Z, 2)));
        double[] rows = affine.ToMatrix()[..12];
        for (int entry = 0; entry < rows.Length; entry++)
        {
            rows[entry] = entry % 4 < 3 ? rows[entry] * factor[entry % 4] : entry == 3 ? origin.X : entry == 7 ? origin.Y : origin.Z;
        }

        return (shrunk, boxes, new Affine(rows));
    }

    // Every voxel of the grid from the voxel of the scan that lies there, if each lies at one.
    private static WorkingGrid? TryCopy(byte[] voxels, VolumeSize size, Affine affine, double spacing)
    {
        int[] sizes = [size.X, size.Y, size.Z];
        int[] axes = new int[3];
        int[] signs = new int[3];
        for (int world = 0; world < 3; world++)
        {
            double Slack(int axis) => 0.02 * spacing / Math.Max(1, sizes[axis] - 1);
            bool Steps(int axis) => Math.Abs(Math.Abs(affine[world, axis]) - spacing) <= Slack(axis);
            axes[world] = Enumerable.Range(0, 3).Where(Steps).FirstOrDefault(-1);
            if (axes[world] < 0 || Enumerable.Range(0, 3).Any(axis => axis != axes[world] && Math.Abs(affine[world, axis]) > Slack(axis)))
            {
                return null;
            }

            signs[world] = Math.Sign(affine[world, axes[world]]);
        }

        var grid = new VolumeSize(sizes[axes[0]], sizes[axes[1]], sizes[axes[2]]);
        byte[] target = new byte[grid.Voxels];
        int[] place = new int[3];
        for (int i = 0; i < target.Length; i++)
        {
            int[] at = [i % grid.X, i / grid.X % grid.Y, i / (grid.X * grid.Y)];
            for (int world = 0; world < 3; world++)
            {
                place[axes[world]] = signs[world] > 0 ? at[world] : sizes[axes[world]] - 1 - at[world];
            }

            target[i] = voxels[place[0] + (size.X * (place[1] + (size.Y * place[2])))];
        }

        double[] corner = new double[3];
        for (int world = 0; world < 3; world++)
        {
            corner[axes[world]] = signs[world] > 0 ? 0 : sizes[axes[world]] - 1;
        }

        return new WorkingGrid(target, grid, spacing, affine.ToWorld(new VoxelPoint(corner[0], corner[1], corner[2])));
    }

    private static WorkingGrid Resample(byte[] voxels, VolumeSize size, Affine affine, double spacing)
    {
        WorldPoint[] corners = size.Corners(affine);
        var low = new WorldPoint(corners.Min(corner => corner.X), corners.Min(corner => corner.Y), corners.Min(corner => corner.Z));
        int Count(double from, double to) => (int)Math.Floor(((to - from) / spacing) + 1.001);
        var grid = new VolumeSize(
            Count(low.X, corners.Max(corner => corner.X)), Count(low.Y, corners.Max(corner => corner.Y)), Count(low.Z, corners.Max(corner => corner.Z)));
        byte[] target = new byte[grid.Voxels];
        for (int row = 0; row < grid.Y * grid.Z; row++)
        {
            double y = low.Y + (row % grid.Y * spacing);
            double z = low.Z + (row / grid.Y * spacing);
            VoxelPoint start = affine.ToVoxel(new WorldPoint(low.X, y, z));
            VoxelPoint next = affine.ToVoxel(new WorldPoint(low.X + spacing, y, z));
            for (int i = 0; i < grid.X; i++)
            {
                var place = new VoxelPoint(
                    start.X + (i * (next.X - start.X)), start.Y + (i * (next.Y - start.Y)), start.Z + (i * (next.Z - start.Z)));
                target[(row * grid.X) + i] = size.Contains(place) ? (byte)(Interpolate(voxels, size, place) + 0.5) : (byte)0;
            }
        }

        return new WorkingGrid(target, grid, spacing, low);
    }

    private static double Interpolate(byte[] voxels, VolumeSize size, VoxelPoint place)
    {
        var (x, fx) = Split(place.X, size.X);
        var (y, fy) = Split(place.Y, size.Y);
        var (z, fz) = Split(place.Z, size.Z);
        double At(int dx, int dy, int dz) =>
            voxels[Math.Min(x + dx, size.X - 1) + (size.X * (Math.Min(y + dy, size.Y - 1) + (size.Y * Math.Min(z + dz, size.Z - 1))))];
        double Line(int dy, int dz) => At(0, dy, dz) + (fx * (At(1, dy, dz) - At(0, dy, dz)));
        double Plane(int dz) => Line(0, dz) + (fy * (Line(1, dz) - Line(0, dz)));
        return Plane(0) + (fz * (Plane(1) - Plane(0)));
    }

    private static (int Low, double Share) Split(double place, int count)
    {
        double clamped = Math.Clamp(place, 0, count - 1);
        int low = Math.Min((int)clamped, Math.Max(0, count - 2));
        return (low, clamped - low);
    }
}
