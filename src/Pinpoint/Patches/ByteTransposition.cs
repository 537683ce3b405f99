using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Pinpoint.Patches;

/// <summary>Turns pictures of bytes over: lines become columns.</summary>
internal static unsafe class ByteTransposition
{
    /// <summary>Lines of a tile's source.</summary>
    public const int TileLines = 8;

    /// <summary>Bytes of a tile's source lines.</summary>
    public const int TileBytes = 16;

    /// <summary>
    /// Turns 8 lines of 16 bytes into 16 lines of 8: two squares of 8 x 8 side by side, one in each half of the vectors. A square is eight
    /// 64-bit numbers; swapping the off-diagonal quarters of halves, then of quarters, then of eighths turns it over. Eight vectors live in
    /// registers, which is what limits the tile to eight lines.
    /// </summary>
    public static void Tile(byte* source, nint sourceStride, byte* target, nint targetStride)
    {
        Vector128<ulong> a = Load(source);
        Vector128<ulong> b = Load(source + sourceStride);
        Vector128<ulong> c = Load(source + (2 * sourceStride));
        Vector128<ulong> d = Load(source + (3 * sourceStride));
        Vector128<ulong> e = Load(source + (4 * sourceStride));
        Vector128<ulong> f = Load(source + (5 * sourceStride));
        Vector128<ulong> g = Load(source + (6 * sourceStride));
        Vector128<ulong> h = Load(source + (7 * sourceStride));
        var mask = Vector128.Create(0x00000000FFFFFFFFUL);
        Swap(ref a, ref e, mask, 32);
        Swap(ref b, ref f, mask, 32);
        Swap(ref c, ref g, mask, 32);
        Swap(ref d, ref h, mask, 32);
        mask = Vector128.Create(0x0000FFFF0000FFFFUL);
        Swap(ref a, ref c, mask, 16);
        Swap(ref b, ref d, mask, 16);
        Swap(ref e, ref g, mask, 16);
        Swap(ref f, ref h, mask, 16);
        mask = Vector128.Create(0x00FF00FF00FF00FFUL);
        Swap(ref a, ref b, mask, 8);
        Swap(ref c, ref d, mask, 8);
        Swap(ref e, ref f, mask, 8);
        Swap(ref g, ref h, mask, 8);
        Store(a, target, targetStride);
        Store(b, target + targetStride, targetStride);
        Store(c, target + (2 * targetStride), targetStride);
        Store(d, target + (3 * targetStride), targetStride);
        Store(e, target + (4 * targetStride), targetStride);
        Store(f, target + (5 * targetStride), targetStride);
        Store(g, target + (6 * targetStride), targetStride);
        Store(h, target + (7 * targetStride), targetStride);
    }

    /// <summary>Turns a picture of <paramref name="lines"/> lines of <paramref name="bytes"/> bytes over, of any size.</summary>
    public static void Turn(byte* source, nint sourceStride, int lines, int bytes, byte* target, nint targetStride)
    {
        if (lines < TileLines || bytes < TileBytes)
        {
            for (int line = 0; line < lines; line++)
            {
                for (int i = 0; i < bytes; i++)
                {
                    target[(i * targetStride) + line] = source[(line * sourceStride) + i];
                }
            }

            return;
        }

        // The last tile of a line or column overlaps the one before, so that no tile is cut.
        for (int i = 0; i < bytes; i += TileBytes)
        {
            int first = Math.Min(i, bytes - TileBytes);
            for (int line = 0; line < lines; line += TileLines)
            {
                int start = Math.Min(line, lines - TileLines);
                Tile(source + (start * sourceStride) + first, sourceStride, target + (first * targetStride) + start, targetStride);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> Load(byte* source) => Vector128.Load((ulong*)source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Swap(ref Vector128<ulong> one, ref Vector128<ulong> other, Vector128<ulong> mask, int bits)
    {
        Vector128<ulong> difference = (Vector128.ShiftRightLogical(one, bits) ^ other) & mask;
        other ^= difference;
        one ^= Vector128.ShiftLeft(difference, bits);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector128<ulong> value, byte* target, nint stride)
    {
        Unsafe.WriteUnaligned(target, value.ToScalar());
        Unsafe.WriteUnaligned(target + (8 * stride), value.GetElement(1));
    }
}
