using System.Buffers.Binary;
using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Pinpoint.Imaging;

/// <summary>Works on voxels given as bytes.</summary>
internal static class VoxelBytes
{
    /// <summary>Puts voxels, as they were decoded, into this machine's byte order and returns how many of them are not finite.</summary>
    public static int Arrange(Span<byte> bytes, VoxelType type, VoxelData data)
    {
        int width = VoxelTypes.BytesOf(type);
        if (width > 1 && data.Encoding != VoxelEncoding.Text && data.BigEndian == BitConverter.IsLittleEndian)
        {
            Reverse(bytes, width);
        }

        return CountNonFinite(bytes, type);
    }

    /// <summary>Reverses the bytes of every voxel of <paramref name="width"/> bytes.</summary>
    public static void Reverse(Span<byte> bytes, int width)
    {
        switch (width)
        {
            case 2:
                Span<ushort> words = MemoryMarshal.Cast<byte, ushort>(bytes);
                BinaryPrimitives.ReverseEndianness(words, words);
                break;
            case 4:
                Span<uint> doubles = MemoryMarshal.Cast<byte, uint>(bytes);
                BinaryPrimitives.ReverseEndianness(doubles, doubles);
                break;
            case 8:
                Span<ulong> quads = MemoryMarshal.Cast<byte, ulong>(bytes);
                BinaryPrimitives.ReverseEndianness(quads, quads);
                break;
            default:
                throw new UnreachableException(Invariant($"No voxel of {width} bytes can be turned round."));
        }
    }

    /// <summary>How many voxels of floating-point types are NaN or infinite.</summary>
    public static int CountNonFinite(ReadOnlySpan<byte> bytes, VoxelType type) => type switch
    {
        VoxelType.Float32 => CountNonFinite(MemoryMarshal.Cast<byte, float>(bytes)),
        VoxelType.Float64 => CountNonFinite(MemoryMarshal.Cast<byte, double>(bytes)),
        VoxelType.UInt8
            or VoxelType.Int8
            or VoxelType.UInt16
            or VoxelType.Int16
            or VoxelType.UInt32
            or VoxelType.Int32
            or VoxelType.UInt64
            or VoxelType.Int64 => 0,
        _ => throw new UnreachableException($"{type} is no voxel type."),
    };

    /// <summary>The value of one voxel in this machine's byte order; wider integers are rounded.</summary>
    public static double Read(VoxelType type, ReadOnlySpan<byte> voxel) => type switch
    {
        VoxelType.UInt8 => voxel[0],
        VoxelType.Int8 => (sbyte)voxel[0],
        VoxelType.UInt16 => MemoryMarshal.Read<ushort>(voxel),
        VoxelType.Int16 => MemoryMarshal.Read<short>(voxel),
        VoxelType.UInt32 => MemoryMarshal.Read<uint>(voxel),
        VoxelType.Int32 => MemoryMarshal.Read<int>(voxel),
        VoxelType.UInt64 => MemoryMarshal.Read<ulong>(voxel),
        VoxelType.Int64 => MemoryMarshal.Read<long>(voxel),
        VoxelType.Float32 => MemoryMarshal.Read<float>(voxel),
        VoxelType.Float64 => MemoryMarshal.Read<double>(voxel),
        _ => throw new UnreachableException($"{type} is no voxel type."),
    };

    private static int CountNonFinite<T>(ReadOnlySpan<T> voxels)
        where T : unmanaged, INumberBase<T>
    {
        int count = 0;
        int index = 0;
        for (; index <= voxels.Length - Vector<T>.Count; index += Vector<T>.Count)
        {
            // x - x is 0 for every finite x and NaN for all others.
            var values = new Vector<T>(voxels[index..]);
            if (!Vector.EqualsAll(values - values, Vector<T>.Zero))
            {
                count += CountOneByOne(voxels.Slice(index, Vector<T>.Count));
            }
        }

        return count + CountOneByOne(voxels[index..]);
    }

    private static int CountOneByOne<T>(ReadOnlySpan<T> voxels)
        where T : unmanaged, INumberBase<T>
    {
        int count = 0;
        foreach (T voxel in voxels)
        {
            count += T.IsFinite(voxel) ? 0 : 1;
        }

        return count;
    }
}
