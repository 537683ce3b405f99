using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Pinpoint.Codecs;

/// <summary>The 5/3 wavelet of whole numbers (F.3.8.1), undone.</summary>
internal static class ReversibleWavelet
{
    /// <summary>Undoes the horizontal step: of each row, whose low-pass values stand before its high-pass values.</summary>
    internal static void InvertRows(Span<int> values, int stride, int height, Wavelet.Split split, Span<int> lines)
    {
        if (split.Length == 1)
        {
            HalveIfHigh(values, stride, height, 1, split);
            return;
        }

        // Both halves with one value more at either end, which is the mirrored one.
        ref int low = ref MemoryMarshal.GetReference(lines);
        ref int high = ref Unsafe.Add(ref low, split.Low + 2 + Vector<int>.Count);
        int shift = split.StartsHigh ? 1 : 0, pairs = Math.Min(split.Low, split.High);
        for (int y = 0; y < height; y++)
        {
            Span<int> row = values.Slice(y * stride, split.Length);
            row[split.Low..].CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref high, 1), split.High));
            high = Unsafe.Add(ref high, 1);
            Unsafe.Add(ref high, split.High + 1) = Unsafe.Add(ref high, split.High);
            LiftLow(row, split.Low, ref low, ref Unsafe.Add(ref high, shift));
            low = Unsafe.Add(ref low, 1);
            Unsafe.Add(ref low, split.Low + 1) = Unsafe.Add(ref low, split.Low);

            // The high-pass values are lifted as they are written between the low-pass ones.
            ref int target = ref MemoryMarshal.GetReference(row);
            ref int before = ref Unsafe.Add(ref low, 1 - shift);
            int n = 0;
            for (; n <= pairs - Vector<int>.Count; n += Vector<int>.Count)
            {
                Vector<int> even = Vector.LoadUnsafe(ref low, (nuint)(n + 1));
                Vector<int> sum = Vector.LoadUnsafe(ref before, (nuint)n) + Vector.LoadUnsafe(ref before, (nuint)(n + 1));
                Vector<int> odd = Vector.LoadUnsafe(ref high, (nuint)(n + 1)) + Vector.ShiftRightArithmetic(sum, 1);
                Wavelet.StoreInterleaved(split.StartsHigh ? odd : even, split.StartsHigh ? even : odd, ref Unsafe.Add(ref target, 2 * n));
            }

            for (; n < split.High; n++)
            {
                row[(2 * n) + 1 - shift] = Unsafe.Add(ref high, n + 1) + ((Unsafe.Add(ref before, n) + Unsafe.Add(ref before, n + 1)) >> 1);
            }

            for (n = pairs - (pairs % Vector<int>.Count); n < split.Low; n++)
            {
                row[(2 * n) + shift] = Unsafe.Add(ref low, n + 1);
            }
        }
    }

    /// <summary>Undoes the vertical step: the rows of low-pass values stand above those of high-pass values.</summary>
    internal static void InvertColumns(Span<int> values, int stride, int width, Wavelet.Split split, Span<int> lines)
    {
        if (split.Length == 1)
        {
            HalveIfHigh(values, stride, 1, width, split);
            return;
        }

        int strip = Wavelet.Strip;
        for (int x = 0; x < width; x += strip)
        {
            InvertStrip(ref values[x], stride, split, lines);
            int columns = Math.Min(strip, width - x);
            for (int y = 0; y < split.Length; y++)
            {
                lines.Slice(y * strip, columns).CopyTo(values[((y * stride) + x)..]);
            }
        }
    }

    // A line of one value at an odd place holds twice the value (F.3.6).
    private static void HalveIfHigh(Span<int> values, int stride, int height, int width, Wavelet.Split split)
    {
        if (!split.StartsHigh)
        {
            return;
        }

        for (int y = 0; y < height; y++)
        {
            foreach (ref int value in values.Slice(y * stride, width))
            {
                value >>= 1;
            }
        }
    }

    // Equation F-5. Whole vectors are written: there is room behind the line.
    private static void LiftLow(Span<int> row, int count, ref int low, ref int high)
    {
        ref int source = ref MemoryMarshal.GetReference(row);
        var two = new Vector<int>(2);
        int n = 0;
        for (; n <= row.Length - Vector<int>.Count && n < count; n += Vector<int>.Count)
        {
            Vector<int> sum = Vector.LoadUnsafe(ref high, (nuint)n) + Vector.LoadUnsafe(ref high, (nuint)(n + 1)) + two;
            (Vector.LoadUnsafe(ref source, (nuint)n) - Vector.ShiftRightArithmetic(sum, 2)).StoreUnsafe(ref low, (nuint)(n + 1));
        }

        for (; n < count; n++)
        {
            Unsafe.Add(ref low, n + 1) = row[n] - ((Unsafe.Add(ref high, n) + Unsafe.Add(ref high, n + 1) + 2) >> 2);
        }
    }

    // One row after the other: a low-pass row is lifted, then the high-pass row above it, and both go to the lines.
    private static void InvertStrip(ref int values, int stride, Wavelet.Split split, Span<int> lines)
    {
        int lanes = Vector<int>.Count, shift = split.StartsHigh ? 1 : 0;
        ref int target = ref MemoryMarshal.GetReference(lines);
        var two = new Vector<int>(2);
        nint highRows = (nint)split.Low * stride;
        Vector<int> lastLeft = default, lastRight = default;
        for (int n = 0; n < split.Low; n++)
        {
            ref int above = ref Unsafe.Add(ref values, highRows + ((nint)Math.Max(n - 1 + shift, 0) * stride));
            ref int below = ref Unsafe.Add(ref values, highRows + ((nint)Math.Min(n + shift, split.High - 1) * stride));
            ref int source = ref Unsafe.Add(ref values, (nint)n * stride);
            Vector<int> aboveLeft = Vector.LoadUnsafe(ref above), aboveRight = Vector.LoadUnsafe(ref above, (nuint)lanes);
            Vector<int> left = Vector.LoadUnsafe(ref source) -
                Vector.ShiftRightArithmetic(aboveLeft + Vector.LoadUnsafe(ref below) + two, 2);
            Vector<int> right = Vector.LoadUnsafe(ref source, (nuint)lanes) -
                Vector.ShiftRightArithmetic(aboveRight + Vector.LoadUnsafe(ref below, (nuint)lanes) + two, 2);
            int row = (2 * n) + shift;
            Store(ref target, row, left, right);
            if (row > 0)
            {
                (lastLeft, lastRight) = n == 0 ? (left, right) : (lastLeft, lastRight);
                Store(
                    ref target,
                    row - 1,
                    aboveLeft + Vector.ShiftRightArithmetic(lastLeft + left, 1),
                    aboveRight + Vector.ShiftRightArithmetic(lastRight + right, 1));
            }

            (lastLeft, lastRight) = (left, right);
        }

        if (EndsHigh(split))
        {
            ref int source = ref Unsafe.Add(ref values, highRows + ((nint)(split.High - 1) * stride));
            Store(ref target, split.Length - 1, Vector.LoadUnsafe(ref source) + lastLeft, Vector.LoadUnsafe(ref source, (nuint)lanes) + lastRight);
        }
    }

    // Whether the last value of the line is a high-pass one.
    private static bool EndsHigh(Wavelet.Split split) => split.StartsHigh ? split.High > split.Low : split.High == split.Low;

    private static void Store(ref int target, int row, Vector<int> left, Vector<int> right)
    {
        left.StoreUnsafe(ref target, (nuint)(row * Wavelet.Strip));
        right.StoreUnsafe(ref target, (nuint)((row * Wavelet.Strip) + Vector<int>.Count));
    }
}
