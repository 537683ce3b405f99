using System.Diagnostics;
using Pinpoint.Imaging;

namespace Pinpoint.Seeds;

/// <summary>Parts of scans, voxel for voxel, where they lay in the scan's space.</summary>
public static class RegionCrop
{
    /// <summary>The voxels of a box, as they are stored.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="box">The box, inside the scan.</param>
    /// <exception cref="ArgumentException">The box does not lie inside the scan.</exception>
    public static Volume Of(Volume scan, VoxelRegion box)
    {
        ArgumentNullException.ThrowIfNull(scan);
        VoxelIndex end = box.End;
        if (box.Start is not { X: >= 0, Y: >= 0, Z: >= 0 } || box.Size is not { X: > 0, Y: > 0, Z: > 0 }
            || end.X > scan.Size.X || end.Y > scan.Size.Y || end.Z > scan.Size.Z)
        {
            throw new ArgumentException(Invariant($"A box of {box.Size} voxels at {box.Start} does not lie in a scan of {scan.Size}."), nameof(box));
        }

        return scan.VoxelType switch
        {
            VoxelType.UInt8 => Of<byte>(scan, box),
            VoxelType.Int8 => Of<sbyte>(scan, box),
            VoxelType.UInt16 => Of<ushort>(scan, box),
            VoxelType.Int16 => Of<short>(scan, box),
            VoxelType.UInt32 => Of<uint>(scan, box),
            VoxelType.Int32 => Of<int>(scan, box),
            VoxelType.UInt64 => Of<ulong>(scan, box),
            VoxelType.Int64 => Of<long>(scan, box),
            VoxelType.Float32 => Of<float>(scan, box),
            VoxelType.Float64 => Of<double>(scan, box),
            _ => throw new UnreachableException($"{scan.VoxelType} is no voxel type."),
        };
    }

    private static Volume Of<T>(Volume scan, VoxelRegion box)
        where T : unmanaged
    {
        ReadOnlySpan<T> from = scan.Voxels<T>();
        var voxels = new T[box.Size.Voxels];
        for (int z = 0; z < box.Size.Z; z++)
        {
            for (int y = 0; y < box.Size.Y; y++)
            {
                int first = box.Start.X + (scan.Size.X * (box.Start.Y + y + (scan.Size.Y * (box.Start.Z + z))));
                from.Slice(first, box.Size.X).CopyTo(voxels.AsSpan(box.Size.X * (y + (box.Size.Y * z))));
            }
        }

        WorldPoint origin = scan.ToWorld(new VoxelPoint(box.Start.X, box.Start.Y, box.Start.Z));
        double[] place = [.. Enumerable.Range(0, 12).Select(i => scan.VoxelToWorld[i / 4, i % 4])];
        (place[3], place[7], place[11]) = (origin.X, origin.Y, origin.Z);
        return Volume.Create(voxels, box.Size, new Affine(place), scan.Slope, scan.Intercept, scan.PaddingValue);
    }
}
