using System.Diagnostics;
using System.Numerics;
using Pinpoint.Imaging;

namespace Pinpoint.Patches;

/// <summary>A scan reduced to 8 bits in its own axes, the step between a volume and its working grid.</summary>
/// <param name="Voxels">Intensities, x fastest.</param>
/// <param name="Size">Voxels along each axis.</param>
/// <param name="VoxelToWorld">The map from voxel indices to LPS mm.</param>
internal sealed record ByteVolume(ReadOnlyMemory<byte> Voxels, VolumeSize Size, Affine VoxelToWorld)
{
    private const int PieceLength = 1 << 20;

    /// <summary>Reduces a scan to 8 bits; a scan that is so already is shared, not copied.</summary>
    public static ByteVolume Of(Volume volume, IntensityMapping mapping, TrainingWindow? training = null) =>
        From(volume, IntensityWindow.Of(volume, mapping, training));

    /// <summary>Maps a scan's stored values to 8 bits through <paramref name="window"/>.</summary>
    public static ByteVolume From(Volume volume, IntensityWindow window) => new(
        volume.VoxelType switch
        {
            VoxelType.UInt8 => MapBytes(volume.VoxelMemory<byte>(), window),
            VoxelType.Int8 => Map(volume.VoxelMemory<sbyte>(), window),
            VoxelType.UInt16 => Map(volume.VoxelMemory<ushort>(), window),
            VoxelType.Int16 => Map(volume.VoxelMemory<short>(), window),
            VoxelType.UInt32 => Map(volume.VoxelMemory<uint>(), window),
            VoxelType.Int32 => Map(volume.VoxelMemory<int>(), window),
            VoxelType.UInt64 => Map(volume.VoxelMemory<ulong>(), window),
            VoxelType.Int64 => Map(volume.VoxelMemory<long>(), window),
            VoxelType.Float32 => Map(volume.VoxelMemory<float>(), window),
            VoxelType.Float64 => Map(volume.VoxelMemory<double>(), window),
            _ => throw new UnreachableException($"{volume.VoxelType} is no voxel type."),
        },
        volume.Size,
        volume.VoxelToWorld);

    /// <summary>
    /// The mean over boxes of whole voxels (fewer at the far ends), which keeps fine detail from folding over when a coarse grid is read off.
    /// </summary>
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

        WorldPoint origin = VoxelToWorld.ToWorld(
            new VoxelPoint((Math.Min(factorX, Size.X) - 1) / 2.0, (Math.Min(factorY, Size.Y) - 1) / 2.0, (Math.Min(factorZ, Size.Z) - 1) / 2.0));
        (rows[3], rows[7], rows[11]) = (origin.X, origin.Y, origin.Z);
        return new ByteVolume(voxels, size, new Affine(rows));
    }

    private static ReadOnlyMemory<byte> MapBytes(ReadOnlyMemory<byte> stored, IntensityWindow window)
    {
        if (window == new IntensityWindow(0, 255))
        {
            return stored;
        }

        byte[] table = new byte[256];
        for (int value = 0; value < table.Length; value++)
        {
            table[value] = value == window.BrightFill ? (byte)0 : ToByte(value, window);
        }

        return InPieces(stored.Length, (first, piece) =>
        {
            ReadOnlySpan<byte> source = stored.Span.Slice(first, piece.Length);
            for (int i = 0; i < piece.Length; i++)
            {
                piece[i] = table[source[i]];
            }
        });
    }

    private static ReadOnlyMemory<byte> Map<T>(ReadOnlyMemory<T> stored, IntensityWindow window)
        where T : unmanaged, INumberBase<T>
    {
        float low = (float)window.Low;
        float factor = (float)(255 / (window.High - window.Low));
        return InPieces(stored.Length, (first, piece) =>
        {
            ReadOnlySpan<T> source = stored.Span.Slice(first, piece.Length);
            for (int i = 0; i < piece.Length; i++)
            {
                piece[i] = (byte)Math.Clamp(((float.CreateTruncating(source[i]) - low) * factor) + 0.5f, 0f, 255f);
            }

            if (window.BrightFill is { } fill)
            {
                Darken(source, T.CreateTruncating(fill), piece);
            }
        });
    }

    private static void Darken<T>(ReadOnlySpan<T> source, T fill, Span<byte> piece)
        where T : unmanaged, INumberBase<T>
    {
        for (int i = 0; i < piece.Length; i++)
        {
            piece[i] = source[i] == fill ? (byte)0 : piece[i];
        }
    }

    private static byte[] InPieces(int length, PieceMap map)
    {
        byte[] voxels = GC.AllocateUninitializedArray<byte>(length);
        Parallel.For(0, (length + PieceLength - 1) / PieceLength, piece =>
        {
            int first = piece * PieceLength;
            map(first, voxels.AsSpan(first, Math.Min(PieceLength, length - first)));
        });
        return voxels;
    }

    private static byte ToByte(double value, IntensityWindow window) =>
        (byte)Math.Clamp(((value - window.Low) * 255 / (window.High - window.Low)) + 0.5, 0, 255);

    private static void AddBoxes(ReadOnlySpan<byte> line, int factor, int[] sums)
    {
        int x = 0;
        for (int box = 0; box < sums.Length; box++)
        {
            int end = Math.Min(x + factor, line.Length);
            int sum = 0;
            for (; x < end; x++)
            {
                sum += line[x];
            }

            sums[box] += sum;
        }
    }

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
                AddBoxes(line, factor.X, sums);
            }
        }

        for (int x = 0; x < sums.Length; x++)
        {
            int count = Math.Min(factor.X, Size.X - (x * factor.X)) * height * depth;
            target[x] = (byte)((sums[x] + (count / 2)) / count);
        }
    }

    private delegate void PieceMap(int first, Span<byte> piece);
}
