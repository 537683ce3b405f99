using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Pinpoint.Patches;

/// <summary>Writes rows of single channels as one row of pixels that hold all channels.</summary>
internal static unsafe class ChannelInterleaving
{
    private const int Lanes = 4;

    /// <summary>
    /// Turns <c>[channels, columns]</c> into <c>[columns, channels]</c>, in squares of 4 x 4 values: four vectors in, four out. Wider squares
    /// would save shuffles, but the stores to memory take longer than those, and 30 channels are no multiple of 8.
    /// </summary>
    /// <param name="source">The channels' rows.</param>
    /// <param name="pitch">Values from one row to the next.</param>
    /// <param name="channels">Channels, at least 3.</param>
    /// <param name="columns">Pixels of the row.</param>
    /// <param name="target">Receives <c>columns * channels</c> values.</param>
    public static void Write(float* source, nint pitch, int channels, int columns, float* target)
    {
        // Whole squares only; with 3 channels the fourth lane spills into the next pixel, which is therefore written later, and never last.
        int whole = columns - (columns % Lanes);
        whole -= channels < Lanes && whole == columns ? Lanes : 0;
        for (int column = 0; column < whole; column += Lanes)
        {
            float* from = source + column;
            float* to = target + ((nint)column * channels);
            if (channels < Lanes)
            {
                Square(from, from + pitch, from + (2 * pitch), from, to, channels);
                continue;
            }

            // The last square overlaps the one before.
            for (int channel = 0; channel < channels; channel += Lanes)
            {
                int first = Math.Min(channel, channels - Lanes);
                float* corner = from + (first * pitch);
                Square(corner, corner + pitch, corner + (2 * pitch), corner + (3 * pitch), to + first, channels);
            }
        }

        for (int column = whole; column < columns; column++)
        {
            for (int channel = 0; channel < channels; channel++)
            {
                target[((nint)column * channels) + channel] = source[(channel * pitch) + column];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Square(float* one, float* two, float* three, float* four, float* target, nint stride)
    {
        Vector128<float> a = Vector128.Load(one);
        Vector128<float> b = Vector128.Load(two);
        Vector128<float> c = Vector128.Load(three);
        Vector128<float> d = Vector128.Load(four);
        Vector128<double> lowAB = ZipLow(a, b).AsDouble();
        Vector128<double> highAB = ZipHigh(a, b).AsDouble();
        Vector128<double> lowCD = ZipLow(c, d).AsDouble();
        Vector128<double> highCD = ZipHigh(c, d).AsDouble();
        ZipLow(lowAB, lowCD).AsSingle().Store(target);
        ZipHigh(lowAB, lowCD).AsSingle().Store(target + stride);
        ZipLow(highAB, highCD).AsSingle().Store(target + (2 * stride));
        ZipHigh(highAB, highCD).AsSingle().Store(target + (3 * stride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ZipLow(Vector128<float> even, Vector128<float> odd) =>
        Sse.IsSupported ? Sse.UnpackLow(even, odd)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(even, odd)
        : Vector128.Create(even[0], odd[0], even[1], odd[1]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ZipHigh(Vector128<float> even, Vector128<float> odd) =>
        Sse.IsSupported ? Sse.UnpackHigh(even, odd)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(even, odd)
        : Vector128.Create(even[2], odd[2], even[3], odd[3]);

    // Two of these in place of halves put together, for which the compiler goes through memory.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> ZipLow(Vector128<double> even, Vector128<double> odd) =>
        Sse2.IsSupported ? Sse2.UnpackLow(even, odd)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(even, odd)
        : Vector128.Create(even[0], odd[0]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> ZipHigh(Vector128<double> even, Vector128<double> odd) =>
        Sse2.IsSupported ? Sse2.UnpackHigh(even, odd)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(even, odd)
        : Vector128.Create(even[1], odd[1]);
}
