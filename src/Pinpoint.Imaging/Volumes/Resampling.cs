using System.Diagnostics;
using System.Numerics;

namespace Pinpoint.Imaging;

/// <summary>Scans on grids other than their own, by trilinear interpolation.</summary>
public static class Resampling
{
    /// <summary>The scan's values at the voxels of another grid, in the scan's own type, slope and intercept; whole types are rounded.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="size">The voxels of the grid.</param>
    /// <param name="voxelToWorld">The grid's voxel indices to LPS mm.</param>
    /// <param name="outside">
    /// The stored value of voxels that lie outside the scan, beyond half a voxel from its outermost centres; null takes the scan's padding value, else its
    /// least stored value.
    /// </param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="ArgumentException">A dimension of the grid is not positive.</exception>
    /// <exception cref="ResourceException">The grid has more voxels than an array can hold, or than this machine's memory.</exception>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public static Volume OntoGrid(Volume scan, VolumeSize size, Affine voxelToWorld, double? outside = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scan);
        ArgumentNullException.ThrowIfNull(voxelToWorld);
        return Along(scan, size, voxelToWorld, LinearPath.Of(scan, voxelToWorld), outside, cancellationToken);
    }

    /// <summary>The scan's values at the places where a map takes the voxels of another grid; else as <see cref="OntoGrid"/>.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="size">The voxels of the grid.</param>
    /// <param name="voxelToWorld">The grid's voxel indices to LPS mm.</param>
    /// <param name="toScan">Takes a place of the grid to the place in the scan whose value it gets, both in LPS mm; called from many threads at once.</param>
    /// <param name="outside">The stored value of voxels that are taken outside the scan, as for <see cref="OntoGrid"/>.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="ArgumentException">A dimension of the grid is not positive.</exception>
    /// <exception cref="ResourceException">The grid has more voxels than an array can hold, or than this machine's memory.</exception>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public static Volume Warped(
        Volume scan,
        VolumeSize size,
        Affine voxelToWorld,
        Func<WorldPoint, WorldPoint> toScan,
        double? outside = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scan);
        ArgumentNullException.ThrowIfNull(voxelToWorld);
        ArgumentNullException.ThrowIfNull(toScan);
        return Along(scan, size, voxelToWorld, new WarpedPath(scan, voxelToWorld, toScan), outside, cancellationToken);
    }

    /// <summary>The stored value that voxels outside a scan get where none is asked for: its padding value, else its least.</summary>
    public static double OutsideOf(Volume scan)
    {
        ArgumentNullException.ThrowIfNull(scan);
        return scan.PaddingValue ?? Intensities.StoredRange(scan, double.NegativeInfinity, double.PositiveInfinity).Low;
    }

    /// <summary>
    /// The scan as it is where its axes are those of the world, in whatever order and direction; else on the <see cref="UprightGrid"/> around it, so that a
    /// slice of it is one of the world.
    /// </summary>
    /// <param name="scan">The scan.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="ResourceException">The grid does not fit into this machine's memory.</exception>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public static Volume Upright(Volume scan, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scan);
        if (UprightGrid.Holds(scan.VoxelToWorld))
        {
            return scan;
        }

        var (size, voxelToWorld) = UprightGrid.Around(scan.Size, scan.VoxelToWorld);
        return OntoGrid(scan, size, voxelToWorld, cancellationToken: cancellationToken);
    }

    /// <summary>The voxels that <see cref="Upright"/> makes of a scan beside its own; 0 where it stays as it is.</summary>
    /// <param name="size">The voxels of the scan.</param>
    /// <param name="voxelToWorld">The scan's voxel indices to LPS mm.</param>
    public static long UprightVoxels(VolumeSize size, Affine voxelToWorld)
    {
        ArgumentNullException.ThrowIfNull(voxelToWorld);
        return UprightGrid.Holds(voxelToWorld) ? 0 : UprightGrid.Around(size, voxelToWorld).Size.Voxels;
    }

    private static Volume Along<TPath>(
        Volume scan, VolumeSize size, Affine voxelToWorld, TPath path, double? outside, CancellationToken cancellationToken)
        where TPath : struct, IGridPath
    {
        if (size.X < 1 || size.Y < 1 || size.Z < 1)
        {
            throw new ArgumentException($"A grid of {size} voxels holds none.", nameof(size));
        }

        double beyond = outside ?? OutsideOf(scan);
        return scan.VoxelType switch
        {
            VoxelType.UInt8 => Onto<byte, TPath>(scan, size, voxelToWorld, path, beyond, cancellationToken),
            VoxelType.Int8 => Onto<sbyte, TPath>(scan, size, voxelToWorld, path, beyond, cancellationToken),
            VoxelType.UInt16 => Onto<ushort, TPath>(scan, size, voxelToWorld, path, beyond, cancellationToken),
            VoxelType.Int16 => Onto<short, TPath>(scan, size, voxelToWorld, path, beyond, cancellationToken),
            VoxelType.UInt32 => Onto<uint, TPath>(scan, size, voxelToWorld, path, beyond, cancellationToken),
            VoxelType.Int32 => Onto<int, TPath>(scan, size, voxelToWorld, path, beyond, cancellationToken),
            VoxelType.UInt64 => Onto<ulong, TPath>(scan, size, voxelToWorld, path, beyond, cancellationToken),
            VoxelType.Int64 => Onto<long, TPath>(scan, size, voxelToWorld, path, beyond, cancellationToken),
            VoxelType.Float32 => Onto<float, TPath>(scan, size, voxelToWorld, path, beyond, cancellationToken),
            VoxelType.Float64 => Onto<double, TPath>(scan, size, voxelToWorld, path, beyond, cancellationToken),
            _ => throw new UnreachableException($"{scan.VoxelType} is no voxel type."),
        };
    }

    private static Volume Onto<T, TPath>(
        Volume scan, VolumeSize size, Affine voxelToWorld, TPath path, double outside, CancellationToken cancellationToken)
        where T : unmanaged, INumber<T>
        where TPath : struct, IGridPath
    {
        var voxels = (T[])VoxelArrays.Allocate(scan.VoxelType, size, "The grid");
        ReadOnlyMemory<T> stored = scan.VoxelMemory<T>();
        T beyond = Rounded<T>(outside);
        Parallel.For(0, size.Z, new ParallelOptions { CancellationToken = cancellationToken }, slice =>
        {
            ReadOnlySpan<T> from = stored.Span;
            for (int row = 0; row < size.Y; row++)
            {
                Span<T> to = voxels.AsSpan(((slice * size.Y) + row) * size.X, size.X);
                for (int column = 0; column < to.Length; column++)
                {
                    to[column] = At(from, scan.Size, path.At(column, row, slice), beyond);
                }
            }
        });

        return Volume.Create(voxels, size, voxelToWorld, scan.Slope, scan.Intercept, scan.PaddingValue);
    }

    private static T At<T>(ReadOnlySpan<T> voxels, VolumeSize size, VoxelPoint point, T beyond)
        where T : unmanaged, INumber<T>
    {
        if (!size.Contains(point))
        {
            return beyond;
        }

        // The outermost half voxel goes on as its edge is.
        var (i, f) = Cell(point.X, size.X);
        var (j, g) = Cell(point.Y, size.Y);
        var (k, h) = Cell(point.Z, size.Z);
        int right = size.X > 1 ? 1 : 0;
        int down = size.Y > 1 ? size.X : 0;
        int back = size.Z > 1 ? size.X * size.Y : 0;
        int first = i + (size.X * (j + (size.Y * k)));
        double near = Mix(Row(voxels, first, right, f), Row(voxels, first + down, right, f), g);
        double far = Mix(Row(voxels, first + back, right, f), Row(voxels, first + back + down, right, f), g);
        return Rounded<T>(Mix(near, far, h));
    }

    private static (int Index, double Share) Cell(double at, int count)
    {
        double inside = Math.Clamp(at, 0, count - 1);
        int index = Math.Min((int)inside, Math.Max(0, count - 2));
        return (index, inside - index);
    }

    private static double Row<T>(ReadOnlySpan<T> voxels, int first, int right, double share)
        where T : unmanaged, INumber<T> => Mix(double.CreateTruncating(voxels[first]), double.CreateTruncating(voxels[first + right]), share);

    // Exact at both ends, so that a grid that is the scan's own gives its very voxels; a value that is none spreads no further than its cell.
    private static double Mix(double one, double other, double share) => share == 0 ? one : (one * (1 - share)) + (other * share);

    private static T Rounded<T>(double value)
        where T : unmanaged, INumber<T> => T.CreateSaturating(typeof(T) == typeof(float) || typeof(T) == typeof(double) ? value : Math.Round(value));
}
