using System.Numerics;
using Pinpoint.Imaging;

namespace Pinpoint.Patches;

/// <summary>A scan reduced to 8 bits in its own axes, the step between a volume and its working grid.</summary>
/// <param name="Voxels">Intensities, x fastest.</param>
/// <param name="Size">Voxels along each axis.</param>
/// <param name="VoxelToWorld">The map from voxel indices to LPS mm.</param>
internal sealed record ByteVolume(ReadOnlyMemory<byte> Voxels, VolumeSize Size, Affine VoxelToWorld)
{
    /// <summary>Maps a scan's stored values to 8 bits through <paramref name="window"/>.</summary>
    public static ByteVolume From(Volume volume, IntensityWindow window)
    {
        byte[] voxels = new byte[volume.Size.Voxels];
        switch (volume.VoxelType)
        {
            case VoxelType.UInt8: Map(volume.Voxels<byte>(), window, voxels); break;
            case VoxelType.Int8: Map(volume.Voxels<sbyte>(), window, voxels); break;
            case VoxelType.UInt16: Map(volume.Voxels<ushort>(), window, voxels); break;
            case VoxelType.Int16: Map(volume.Voxels<short>(), window, voxels); break;
            case VoxelType.UInt32: Map(volume.Voxels<uint>(), window, voxels); break;
            case VoxelType.Int32: Map(volume.Voxels<int>(), window, voxels); break;
            case VoxelType.UInt64: Map(volume.Voxels<ulong>(), window, voxels); break;
            case VoxelType.Int64: Map(volume.Voxels<long>(), window, voxels); break;
            case VoxelType.Float32: Map(volume.Voxels<float>(), window, voxels); break;
            default: Map(volume.Voxels<double>(), window, voxels); break;
        }

        return new ByteVolume(voxels, volume.Size, volume.VoxelToWorld);
    }

    /// <summary>The mean over boxes of whole voxels (fewer at the far ends), which keeps fine detail from folding over when a coarse grid is read off.</summary>
    public ByteVolume Shrunk(int factorX, int factorY, int factorZ)
    {
        if (factorX == 1 && factorY == 1 && factorZ == 1)
        {
            return this;
        }

        var size = new VolumeSize((Size.X + factorX - 1) / factorX, (Size.Y + factorY - 1) / factorY, (Size.Z + factorZ - 1) / factorZ);
        byte[] voxels = new byte[size.Voxels];
        Parallel.For(0, size.Z, z =>
        {
            int[] sums = new int[size.X];
            for (int y = 0; y < size.Y; y++)
            {
                AverageRow(sums, y, z, (factorX, factorY, factorZ), voxels.AsSpan((y + (z * size.Y)) * size.X, size.X));
            }
        });

        double[] rows = new double[12];
        for (int row = 0; row < 3; row++)
        {
            rows[4 * row] = VoxelToWorld[row, 0] * factorX;
            rows[(4 * row) + 1] = VoxelToWorld[row, 1] * factorY;
            rows[(4 * row) + 2] = VoxelToWorld[row, 2] * factorZ;
        }

        WorldPoint origin = VoxelToWorld.ToWorld(new VoxelPoint((Math.Min(factorX, Size.X) - 1) / 2.0, (Math.Min(factorY, Size.Y) - 1) / 2.0, (Math.Min(factorZ, Size.Z) - 1) / 2.0));
        (rows[3], rows[7], rows[11]) = (origin.X, origin.Y, origin.Z);
        return new ByteVolume(voxels, size, new Affine(rows));
    }

    private static void Map<T>(ReadOnlySpan<T> stored, IntensityWindow window, Span<byte> voxels)
        where T : unmanaged, INumberBase<T>
    {
        if (typeof(T) == typeof(byte))
        {
            Span<byte> table = stackalloc byte[256];
            for (int value = 0; value < 256; value++)
            {
                table[value] = ToByte(value, window);
            }

            for (int i = 0; i < voxels.Length; i++)
            {
                voxels[i] = table[byte.CreateTruncating(stored[i])];
            }

            return;
        }

        float low = (float)window.Low;
        float factor = (float)(255 / (window.High - window.Low));
        for (int i = 0; i < voxels.Length; i++)
        {
            voxels[i] = (byte)Math.Clamp(((float.CreateTruncating(stored[i]) - low) * factor) + 0.5f, 0f, 255f);
        }
    }

    private static byte ToByte(double value, IntensityWindow window) => (byte)Math.Clamp(((value - window.Low) * 255 / (window.High - window.Low)) + 0.5, 0, 255);

    private void AverageRow(int[] sums, int y, int z, (int X, int Y, int Z) factor, Span<byte> target)
    {
        ReadOnlySpan<byte> source = Voxels.Span;
        Array.Clear(sums);
        int height = Math.Min(factor.Y, Size.Y - (y * factor.Y));
        int depth = Math.Min(factor.Z, Size.Z - (z * factor.Z));
        for (int dz = 0; dz < depth; dz++)
        {
            for (int dy = 0; dy < height; dy++)
            {
                ReadOnlySpan<byte> line = source.Slice(((y * factor.Y) + dy + (((z * factor.Z) + dz) * Size.Y)) * Size.X, Size.X);
                for (int x = 0; x < line.Length; x++)
                {
                    sums[x / factor.X] += line[x];
                }
            }
        }

        for (int x = 0; x < sums.Length; x++)
        {
            int count = Math.Min(factor.X, Size.X - (x * factor.X)) * height * depth;
            target[x] = (byte)((sums[x] + (count / 2)) / count);
        }
    }
}
