using System.Diagnostics;
using System.Numerics;
using Pinpoint.Imaging;

namespace Pinpoint.Planes;

/// <summary>
/// Samples scans in planes, by linear interpolation between the eight voxels around each sample; the scan may lie in any way. It is gone over slab by slab, so
/// that a scan that is not held need not be.
/// </summary>
internal static class PlaneSlicer
{
    /// <summary>The most samples along a side.</summary>
    public const int LongestSide = 4096;

    // How far, in slices, a sample's place may seem to lie beside the line between the ends of its row.
    private const double Slack = 0.5;

    // Columns by which a range of them is too wide rather than too narrow.
    private const int MoreColumns = 2;

    /// <summary>Samples a scan.</summary>
    /// <param name="volume">The scan.</param>
    /// <param name="plane">The plane; the slice is centred on its origin.</param>
    /// <param name="width">Samples along the plane's x axis.</param>
    /// <param name="height">Samples along the plane's y axis.</param>
    /// <param name="spacingMm">The distance between neighbouring samples in mm.</param>
    /// <exception cref="ArgumentOutOfRangeException">A side is not 1 to <see cref="LongestSide"/>, or the spacing is not positive.</exception>
    public static PlaneSlice Slice(Volume volume, ScanPlane plane, int width, int height, double spacingMm) =>
        Slice(Scan.Of(volume), plane, new PlaneExtent(width, height, spacingMm))[0];

    /// <summary>Samples a scan in one plane, going over it once.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="plane">The plane; each slice is centred on its origin.</param>
    /// <param name="extents">The samples of each slice.</param>
    /// <exception cref="ArgumentOutOfRangeException">A side is not 1 to <see cref="LongestSide"/>, or the spacing is not positive.</exception>
    /// <exception cref="BadInputException">The scan's file was changed, cut or damaged since it was read first.</exception>
    public static PlaneSlice[] Slice(Scan scan, ScanPlane plane, params ReadOnlySpan<PlaneExtent> extents)
    {
        ArgumentNullException.ThrowIfNull(scan);
        ArgumentNullException.ThrowIfNull(plane);
        PlaneSlice[] slices = Array.ConvertAll(extents.ToArray(), extent => Empty(plane, extent));
        scan.ForEachSlab(slab => Array.ForEach(slices, slice => Fill(slice, scan, slab)));
        foreach (PlaneSlice slice in slices)
        {
            for (int i = 0; i < slice.Intensities.Length; i++)
            {
                slice.Intensities[i] = slice.Inside[i] ? (slice.Intensities[i] * scan.Slope) + scan.Intercept : 0;
            }
        }

        return slices;
    }

    private static PlaneSlice Empty(ScanPlane plane, PlaneExtent extent)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(extent.Width, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(extent.Width, LongestSide);
        ArgumentOutOfRangeException.ThrowIfLessThan(extent.Height, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(extent.Height, LongestSide);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(extent.SpacingMm);
        int samples = extent.Width * extent.Height;
        return new PlaneSlice(plane, extent.Width, extent.Height, extent.SpacingMm, new double[samples], new bool[samples]);
    }

    private static void Fill(PlaneSlice slice, Scan scan, VoxelSlab slab)
    {
        switch (slab.VoxelType)
        {
            case VoxelType.UInt8:
                Fill(slice, scan, slab, slab.Voxels<byte>().Span);
                break;
            case VoxelType.Int8:
                Fill(slice, scan, slab, slab.Voxels<sbyte>().Span);
                break;
            case VoxelType.UInt16:
                Fill(slice, scan, slab, slab.Voxels<ushort>().Span);
                break;
            case VoxelType.Int16:
                Fill(slice, scan, slab, slab.Voxels<short>().Span);
                break;
            case VoxelType.UInt32:
                Fill(slice, scan, slab, slab.Voxels<uint>().Span);
                break;
            case VoxelType.Int32:
                Fill(slice, scan, slab, slab.Voxels<int>().Span);
                break;
            case VoxelType.UInt64:
                Fill(slice, scan, slab, slab.Voxels<ulong>().Span);
                break;
            case VoxelType.Int64:
                Fill(slice, scan, slab, slab.Voxels<long>().Span);
                break;
            case VoxelType.Float32:
                Fill(slice, scan, slab, slab.Voxels<float>().Span);
                break;
            case VoxelType.Float64:
                Fill(slice, scan, slab, slab.Voxels<double>().Span);
                break;
            default:
                throw new UnreachableException($"{slab.VoxelType} is no voxel type.");
        }
    }

    // A sample between two slices takes the lower one's part when that goes by, and the upper one's when that does, be it in the same slab or the next.
    private static void Fill<T>(PlaneSlice slice, Scan scan, VoxelSlab slab, ReadOnlySpan<T> voxels)
        where T : unmanaged, INumberBase<T>
    {
        VolumeSize size = scan.Size;
        for (int row = 0; row < slice.Height; row++)
        {
            double y = (row - ((slice.Height - 1) / 2.0)) * slice.SpacingMm;
            var (first, end) = Columns(scan.ToVoxel(At(slice, 0, y)).Z, scan.ToVoxel(At(slice, slice.Width - 1, y)).Z, slice.Width, slab);
            for (int column = first; column < end; column++)
            {
                VoxelPoint voxel = scan.ToVoxel(At(slice, column, y));
                if (!size.Contains(voxel))
                {
                    continue;
                }

                int index = (row * slice.Width) + column;
                var (below, above, share) = Neighbours(voxel.Z, size.Z);
                if (IsIn(slab, below))
                {
                    slice.Inside[index] = true;
                    slice.Intensities[index] = InSlice(voxels, size, voxel, below - slab.FirstSlice);
                }

                if (IsIn(slab, above))
                {
                    slice.Intensities[index] = Mix(slice.Intensities[index], InSlice(voxels, size, voxel, above - slab.FirstSlice), share);
                }
            }
        }
    }

    private static WorldPoint At(PlaneSlice slice, int column, double y) => slice.Plane.At((column - ((slice.Width - 1) / 2.0)) * slice.SpacingMm, y);

    private static bool IsIn(VoxelSlab slab, int slice) => slice >= slab.FirstSlice && slice < slab.FirstSlice + slab.Slices;

    // The columns of a row that a slab may have a part in, by the z of the row's ends: a half-open range that is too wide rather than too narrow.
    private static (int First, int End) Columns(double start, double last, int width, VoxelSlab slab)
    {
        int beyond = slab.FirstSlice + slab.Slices;
        double low = slab.FirstSlice == 0 ? double.NegativeInfinity : slab.FirstSlice - 1 - Slack;
        double high = beyond == slab.Size.Z ? double.PositiveInfinity : beyond + Slack;
        if (Math.Abs(last - start) < Slack)
        {
            return Math.Max(start, last) >= low && Math.Min(start, last) <= high ? (0, width) : (0, 0);
        }

        double step = (last - start) / (width - 1);
        double one = (low - start) / step;
        double other = (high - start) / step;
        return (
            (int)Math.Clamp(Math.Floor(Math.Min(one, other)) - MoreColumns, 0, width),
            (int)Math.Clamp(Math.Ceiling(Math.Max(one, other)) + MoreColumns, 0, width));
    }

    // Within half a voxel of the edge the edge's value goes on.
    private static double InSlice<T>(ReadOnlySpan<T> voxels, VolumeSize size, VoxelPoint point, int slice)
        where T : unmanaged, INumberBase<T>
    {
        var (left, right, x) = Neighbours(point.X, size.X);
        var (front, back, y) = Neighbours(point.Y, size.Y);
        return Mix(Line(voxels, size, left, right, front, slice, x), Line(voxels, size, left, right, back, slice, x), y);
    }

    private static double Line<T>(ReadOnlySpan<T> voxels, VolumeSize size, int left, int right, int y, int slice, double share)
        where T : unmanaged, INumberBase<T>
    {
        int row = size.X * (y + (size.Y * slice));
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
