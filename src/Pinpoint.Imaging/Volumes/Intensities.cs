using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Pinpoint.Imaging;

/// <summary>Turns stored voxels of any type into intensities.</summary>
internal static class Intensities
{
    private const int Piece = 1 << 20;

    /// <summary>
    /// Writes stored * slope + intercept of every voxel. Types of up to 16 bits are exact in float32 and vectorised; wider ones go through double.
    /// </summary>
    public static void Read(Volume volume, Span<float> intensities)
    {
        if (intensities.Length < volume.Size.Voxels)
        {
            throw new ArgumentException(Invariant($"A volume of {volume.Size} does not fit into {intensities.Length} numbers."), nameof(intensities));
        }

        for (long first = 0; first < volume.Size.Voxels; first += Piece)
        {
            int count = (int)Math.Min(Piece, volume.Size.Voxels - first);
            Convert(volume.VoxelType, volume.Bytes(first, count), new VoxelScale(volume.Slope, volume.Intercept), intensities.Slice((int)first, count));
        }
    }

    /// <summary>Scales stored voxels, given as bytes in this machine's order; as <see cref="Read"/> does for a whole volume.</summary>
    public static void Convert(VoxelType type, ReadOnlySpan<byte> bytes, VoxelScale scale, Span<float> intensities)
    {
        (double slope, double intercept) = scale;
        switch (type)
        {
            case VoxelType.UInt8:
                Bytes(bytes, intensities, (float)slope, (float)intercept);
                break;
            case VoxelType.Int8:
                SignedBytes(MemoryMarshal.Cast<byte, sbyte>(bytes), intensities, (float)slope, (float)intercept);
                break;
            case VoxelType.UInt16:
                Words(MemoryMarshal.Cast<byte, ushort>(bytes), intensities, (float)slope, (float)intercept);
                break;
            case VoxelType.Int16:
                SignedWords(MemoryMarshal.Cast<byte, short>(bytes), intensities, (float)slope, (float)intercept);
                break;
            case VoxelType.UInt32:
                Wide(MemoryMarshal.Cast<byte, uint>(bytes), intensities, slope, intercept);
                break;
            case VoxelType.Int32:
                Wide(MemoryMarshal.Cast<byte, int>(bytes), intensities, slope, intercept);
                break;
            case VoxelType.UInt64:
                Wide(MemoryMarshal.Cast<byte, ulong>(bytes), intensities, slope, intercept);
                break;
            case VoxelType.Int64:
                Wide(MemoryMarshal.Cast<byte, long>(bytes), intensities, slope, intercept);
                break;
            case VoxelType.Float32 when slope == 1 && intercept == 0:
                MemoryMarshal.Cast<byte, float>(bytes).CopyTo(intensities);
                break;
            case VoxelType.Float32:
                Wide(MemoryMarshal.Cast<byte, float>(bytes), intensities, slope, intercept);
                break;
            case VoxelType.Float64:
                Wide(MemoryMarshal.Cast<byte, double>(bytes), intensities, slope, intercept);
                break;
            default:
                throw new UnreachableException($"{type} is no voxel type.");
        }
    }

    /// <summary>The smallest and the greatest intensity.</summary>
    public static (double Minimum, double Maximum) Range(Volume volume)
    {
        var (low, high) = StoredRange(volume, double.NegativeInfinity, double.PositiveInfinity);
        double first = (low * volume.Slope) + volume.Intercept;
        double second = (high * volume.Slope) + volume.Intercept;
        return (Math.Min(first, second), Math.Max(first, second));
    }

    /// <summary>
    /// The least and the greatest stored value of those from <paramref name="from"/> to <paramref name="to"/>; both infinite, the first positive, where there
    /// is none.
    /// </summary>
    public static (double Low, double High) StoredRange(Volume volume, double from, double to)
    {
        var range = new StoredRangeSearch((from, to));
        volume.ForEachSlab(range.Add);
        return range.Found;
    }

    /// <inheritdoc cref="StoredRange(Volume, double, double)"/>
    public static (double Low, double High) StoredRange(VoxelSlab slab, double from, double to) => slab.VoxelType switch
    {
        VoxelType.UInt8 => StoredRange(slab.Voxels<byte>().Span, from, to),
        VoxelType.Int8 => StoredRange(slab.Voxels<sbyte>().Span, from, to),
        VoxelType.UInt16 => StoredRange(slab.Voxels<ushort>().Span, from, to),
        VoxelType.Int16 => StoredRange(slab.Voxels<short>().Span, from, to),
        VoxelType.UInt32 => StoredRange(slab.Voxels<uint>().Span, from, to),
        VoxelType.Int32 => StoredRange(slab.Voxels<int>().Span, from, to),
        VoxelType.UInt64 => StoredRange(slab.Voxels<ulong>().Span, from, to),
        VoxelType.Int64 => StoredRange(slab.Voxels<long>().Span, from, to),
        VoxelType.Float32 => StoredRange(slab.Voxels<float>().Span, from, to),
        VoxelType.Float64 => StoredRange(slab.Voxels<double>().Span, from, to),
        _ => throw new UnreachableException($"{slab.VoxelType} is no voxel type."),
    };

    private static (double Low, double High) StoredRange<T>(ReadOnlySpan<T> voxels, double from, double to)
        where T : unmanaged, INumber<T>
    {
        if (double.IsInfinity(from) && double.IsInfinity(to))
        {
            var (low, high) = RangeOf(voxels);
            return (double.CreateChecked(low), double.CreateChecked(high));
        }

        double lowest = double.PositiveInfinity;
        double highest = double.NegativeInfinity;
        foreach (T voxel in voxels)
        {
            double value = double.CreateTruncating(voxel);
            if (value >= from && value <= to)
            {
                lowest = Math.Min(lowest, value);
                highest = Math.Max(highest, value);
            }
        }

        return (lowest, highest);
    }

    /// <summary>The least and the greatest of some voxels; no number where one of them is none.</summary>
    public static (T Low, T High) RangeOf<T>(ReadOnlySpan<T> voxels)
        where T : unmanaged, INumber<T>
    {
        T low = voxels[0];
        T high = voxels[0];
        int index = 0;
        if (voxels.Length >= Vector<T>.Count)
        {
            var lows = new Vector<T>(low);
            var highs = lows;
            for (; index <= voxels.Length - Vector<T>.Count; index += Vector<T>.Count)
            {
                var values = new Vector<T>(voxels[index..]);
                lows = Vector.Min(lows, values);
                highs = Vector.Max(highs, values);
            }

            for (int lane = 0; lane < Vector<T>.Count; lane++)
            {
                low = T.Min(low, lows[lane]);
                high = T.Max(high, highs[lane]);
            }
        }

        for (; index < voxels.Length; index++)
        {
            low = T.Min(low, voxels[index]);
            high = T.Max(high, voxels[index]);
        }

        return (low, high);
    }

    private static void Bytes(ReadOnlySpan<byte> voxels, Span<float> intensities, float slope, float intercept)
    {
        int index = 0;
        for (; index <= voxels.Length - Vector<byte>.Count; index += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(voxels[index..]), out Vector<ushort> low, out Vector<ushort> high);
            StoreWords(low, intensities[index..], slope, intercept);
            StoreWords(high, intensities[(index + Vector<ushort>.Count)..], slope, intercept);
        }

        Narrow(voxels[index..], intensities[index..], slope, intercept);
    }

    private static void SignedBytes(ReadOnlySpan<sbyte> voxels, Span<float> intensities, float slope, float intercept)
    {
        int index = 0;
        for (; index <= voxels.Length - Vector<sbyte>.Count; index += Vector<sbyte>.Count)
        {
            Vector.Widen(new Vector<sbyte>(voxels[index..]), out Vector<short> low, out Vector<short> high);
            StoreWords(low, intensities[index..], slope, intercept);
            StoreWords(high, intensities[(index + Vector<short>.Count)..], slope, intercept);
        }

        Narrow(voxels[index..], intensities[index..], slope, intercept);
    }

    private static void Words(ReadOnlySpan<ushort> voxels, Span<float> intensities, float slope, float intercept)
    {
        int index = 0;
        for (; index <= voxels.Length - Vector<ushort>.Count; index += Vector<ushort>.Count)
        {
            StoreWords(new Vector<ushort>(voxels[index..]), intensities[index..], slope, intercept);
        }

        Narrow(voxels[index..], intensities[index..], slope, intercept);
    }

    private static void SignedWords(ReadOnlySpan<short> voxels, Span<float> intensities, float slope, float intercept)
    {
        int index = 0;
        for (; index <= voxels.Length - Vector<short>.Count; index += Vector<short>.Count)
        {
            StoreWords(new Vector<short>(voxels[index..]), intensities[index..], slope, intercept);
        }

        Narrow(voxels[index..], intensities[index..], slope, intercept);
    }

    private static void StoreWords(Vector<ushort> words, Span<float> intensities, float slope, float intercept)
    {
        Vector.Widen(words, out Vector<uint> low, out Vector<uint> high);
        Store(Vector.AsVectorInt32(low), intensities, slope, intercept);
        Store(Vector.AsVectorInt32(high), intensities[Vector<float>.Count..], slope, intercept);
    }

    private static void StoreWords(Vector<short> words, Span<float> intensities, float slope, float intercept)
    {
        Vector.Widen(words, out Vector<int> low, out Vector<int> high);
        Store(low, intensities, slope, intercept);
        Store(high, intensities[Vector<float>.Count..], slope, intercept);
    }

    private static void Store(Vector<int> stored, Span<float> intensities, float slope, float intercept) =>
        ((Vector.ConvertToSingle(stored) * slope) + new Vector<float>(intercept)).CopyTo(intensities);

    private static void Narrow<T>(ReadOnlySpan<T> voxels, Span<float> intensities, float slope, float intercept)
        where T : unmanaged, INumber<T>
    {
        for (int index = 0; index < voxels.Length; index++)
        {
            intensities[index] = (float.CreateTruncating(voxels[index]) * slope) + intercept;
        }
    }

    private static void Wide<T>(ReadOnlySpan<T> voxels, Span<float> intensities, double slope, double intercept)
        where T : unmanaged, INumber<T>
    {
        for (int index = 0; index < voxels.Length; index++)
        {
            intensities[index] = (float)((double.CreateTruncating(voxels[index]) * slope) + intercept);
        }
    }
}
