using System.Diagnostics;
using System.Numerics;
using Pinpoint.Imaging;

namespace Pinpoint.Planes;

/// <summary>Samples scans in planes, by linear interpolation between the eight voxels around each sample; the scan may lie in any way.</summary>
internal static class PlaneSlicer
{
    /// <summary>The most samples along a side.</summary>
    public const int LongestSide = 4096;

    /// <summary>Samples a scan.</summary>
    /// <param name="volume">The scan.</param>
    /// <param name="plane">The plane; the slice is centred on its origin.</param>
    /// <param name="width">Samples along the plane's x axis.</param>
    /// <param name="height">Samples along the plane's y axis.</param>
    /// <param name="spacingMm">The distance between neighbouring samples in mm.</param>
    /// <exception cref="ArgumentOutOfRangeException">A side is not 1 to <see cref="LongestSide"/>, or the spacing is not positive.</exception>
    public static PlaneSlice Slice(Volume volume, ScanPlane plane, int width, int height, double spacingMm)
    {
        ArgumentNullException.ThrowIfNull(volume);
        ArgumentNullException.ThrowIfNull(plane);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, LongestSide);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, LongestSide);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(spacingMm);
        var slice = new PlaneSlice(plane, width, height, spacingMm, new double[width * height], new bool[width * height]);
        switch (volume.VoxelType)
        {
            case VoxelType.UInt8:
                Fill(slice, volume, volume.Voxels<byte>());
                break;
            case VoxelType.Int8:
                Fill(slice, volume, volume.Voxels<sbyte>());
                break;
            case VoxelType.UInt16:
                Fill(slice, volume, volume.Voxels<ushort>());
                break;
            case VoxelType.Int16:
                Fill(slice, volume, volume.Voxels<short>());
                break;
            case VoxelType.UInt32:
                Fill(slice, volume, volume.Voxels<uint>());
                break;
            case VoxelType.Int32:
                Fill(slice, volume, volume.Voxels<int>());
                break;
            case VoxelType.UInt64:
                Fill(slice, volume, volume.Voxels<ulong>());
                break;
            case VoxelType.Int64:
                Fill(slice, volume, volume.Voxels<long>());
                break;
            case VoxelType.Float32:
                Fill(slice, volume, volume.Voxels<float>());
                break;
            case VoxelType.Float64:
                Fill(slice, volume, volume.Voxels<double>());
                break;
            default:
                throw new UnreachableException($"{volume.VoxelType} is no voxel type.");
        }

        return slice;
    }

    private static void Fill<T>(PlaneSlice slice, Volume volume, ReadOnlySpan<T> voxels)
        where T : unmanaged, INumberBase<T>
    {
        for (int row = 0; row < slice.Height; row++)
        {
            double y = (row - ((slice.Height - 1) / 2.0)) * slice.SpacingMm;
            for (int column = 0; column < slice.Width; column++)
            {
                VoxelPoint voxel = volume.ToVoxel(slice.Plane.At((column - ((slice.Width - 1) / 2.0)) * slice.SpacingMm, y));
                if (volume.Size.Contains(voxel))
                {
                    int index = (row * slice.Width) + column;
                    slice.Inside[index] = true;
                    slice.Intensities[index] = (Stored(voxels, volume.Size, voxel) * volume.Slope) + volume.Intercept;
                }
            }
        }
    }

    // Within half a voxel of the edge the edge's value goes on.
    private static double Stored<T>(ReadOnlySpan<T> voxels, VolumeSize size, VoxelPoint point)
        where T : unmanaged, INumberBase<T>
    {
        var (left, right, x) = Neighbours(point.X, size.X);
        var (front, back, y) = Neighbours(point.Y, size.Y);
        var (below, above, z) = Neighbours(point.Z, size.Z);
        double low = Mix(Line(voxels, size, left, right, front, below, x), Line(voxels, size, left, right, back, below, x), y);
        double high = Mix(Line(voxels, size, left, right, front, above, x), Line(voxels, size, left, right, back, above, x), y);
        return Mix(low, high, z);
    }

    private static double Line<T>(ReadOnlySpan<T> voxels, VolumeSize size, int left, int right, int y, int z, double share)
        where T : unmanaged, INumberBase<T>
    {
        int row = size.X * (y + (size.Y * z));
        return Mix(double.CreateTruncating(voxels[row + left]), double.CreateTruncating(voxels[row + right]), share);
    }

    private static (int Low, int High, double Share) Neighbours(double position, int count)
    {
        double clamped = Math.Clamp(position, 0, count - 1);
        int low = (int)clamped;
        return (low, Math.Min(low + 1, count - 1), clamped - low);
    }

    private static double Mix(double one, double other, double share) => one + (share * (other - one));
}
