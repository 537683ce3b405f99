using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Pinpoint.Imaging;

/// <summary>Works on voxels in place, given as bytes.</summary>
internal static class VoxelBytes
{
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
        }
    }

    /// <summary>Sets NaN and infinite voxels of floating-point types to 0 and returns how many there were.</summary>
    public static int ReplaceNonFinite(Span<byte> bytes, VoxelType type) => type switch
    {
        VoxelType.Float32 => ReplaceNonFinite(MemoryMarshal.Cast<byte, float>(bytes)),
        VoxelType.Float64 => ReplaceNonFinite(MemoryMarshal.Cast<byte, double>(bytes)),
        _ => 0,
    };

    private static int ReplaceNonFinite<T>(Span<T> voxels)
        where T : unmanaged, INumberBase<T>
    {
        int replaced = 0;
        int index = 0;
        for (; index <= voxels.Length - Vector<T>.Count; index += Vector<T>.Count)
        {
            // x - x is 0 for every finite x and NaN for all others.
            var values = new Vector<T>(voxels[index..]);
            if (!Vector.EqualsAll(values - values, Vector<T>.Zero))
            {
                replaced += ReplaceOneByOne(voxels.Slice(index, Vector<T>.Count));
            }
        }

        return replaced + ReplaceOneByOne(voxels[index..]);
    }

    private static int ReplaceOneByOne<T>(Span<T> voxels)
        where T : unmanaged, INumberBase<T>
    {
        int replaced = 0;
        foreach (ref T voxel in voxels)
        {
            if (!T.IsFinite(voxel))
            {
                voxel = T.Zero;
                replaced++;
            }
        }

        return replaced;
    }
}
