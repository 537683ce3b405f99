using System.Numerics;
using System.Runtime.InteropServices;

namespace Pinpoint.Imaging;

/// <summary>A sum over bytes and their order, fast and of 64 bits: tells whether the same voxels were read twice. It guards against accidents only.</summary>
internal static class VoxelSum
{
    private const ulong Factor = 0x9E3779B97F4A7C15;

    /// <summary>The sum of the slabs before and one more.</summary>
    public static ulong Add(ulong sum, VoxelSlab slab)
    {
        for (int slice = 0; slice < slab.Slices; slice++)
        {
            sum = Add(sum, slab.Bytes(slice * slab.SliceVoxels, slab.SliceVoxels));
        }

        return sum;
    }

    // The same bytes in other pieces have another sum, so pieces are slices.
    private static ulong Add(ulong sum, ReadOnlySpan<byte> bytes)
    {
        // Four chains, for one would wait for its own multiplication.
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
        ulong a = sum ^ (ulong)bytes.Length;
        ulong b = ~a;
        ulong c = BitOperations.RotateLeft(a, 16);
        ulong d = ~c;
        int i = 0;
        for (; i <= words.Length - 4; i += 4)
        {
            a = BitOperations.RotateLeft(a ^ words[i], 29) * Factor;
            b = BitOperations.RotateLeft(b ^ words[i + 1], 29) * Factor;
            c = BitOperations.RotateLeft(c ^ words[i + 2], 29) * Factor;
            d = BitOperations.RotateLeft(d ^ words[i + 3], 29) * Factor;
        }

        for (i *= sizeof(ulong); i < bytes.Length; i++)
        {
            a = BitOperations.RotateLeft(a ^ bytes[i], 29) * Factor;
        }

        return Mix(Mix(Mix(a, b), c), d);
    }

    private static ulong Mix(ulong one, ulong other) => (BitOperations.RotateLeft(one, 31) ^ other) * Factor;
}
