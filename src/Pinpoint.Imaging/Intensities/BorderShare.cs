using System.Numerics;

namespace Pinpoint.Imaging;

/// <summary>How much of a scan's border has one stored value.</summary>
internal static class BorderShare
{
    /// <summary>The share, 0 to 1, of the voxels on the six faces that hold a value.</summary>
    public static double Of(Volume volume, double stored) => volume.VoxelType switch
    {
        VoxelType.UInt8 => Of(volume.Voxels<byte>(), volume.Size, stored),
        VoxelType.Int8 => Of(volume.Voxels<sbyte>(), volume.Size, stored),
        VoxelType.UInt16 => Of(volume.Voxels<ushort>(), volume.Size, stored),
        VoxelType.Int16 => Of(volume.Voxels<short>(), volume.Size, stored),
        VoxelType.UInt32 => Of(volume.Voxels<uint>(), volume.Size, stored),
        VoxelType.Int32 => Of(volume.Voxels<int>(), volume.Size, stored),
        VoxelType.UInt64 => Of(volume.Voxels<ulong>(), volume.Size, stored),
        VoxelType.Int64 => Of(volume.Voxels<long>(), volume.Size, stored),
        VoxelType.Float32 => Of(volume.Voxels<float>(), volume.Size, stored),
        VoxelType.Float64 => Of(volume.Voxels<double>(), volume.Size, stored),
        _ => throw new System.Diagnostics.UnreachableException($"{volume.VoxelType} is no voxel type."),
    };

    private static double Of<T>(ReadOnlySpan<T> voxels, VolumeSize size, double stored)
        where T : unmanaged, INumberBase<T>
    {
        var value = T.CreateTruncating(stored);
        long hits = 0;
        long border = 0;
        for (int z = 0; z < size.Z; z++)
        {
            for (int y = 0; y < size.Y; y++)
            {
                ReadOnlySpan<T> row = voxels.Slice(size.X * (y + (size.Y * z)), size.X);
                if (z == 0 || z == size.Z - 1 || y == 0 || y == size.Y - 1)
                {
                    hits += row.Count(value);
                    border += row.Length;
                }
                else
                {
                    hits += (row[0] == value ? 1 : 0) + (size.X > 1 && row[^1] == value ? 1 : 0);
                    border += Math.Min(size.X, 2);
                }
            }
        }

        return (double)hits / border;
    }
}
