using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Pinpoint.Codecs;

/// <summary>The 9/7 wavelet (F.3.8.2), undone in single precision.</summary>
internal static class IrreversibleWavelet
{
    // Table F.4.
    private const float Alpha = -1.586134342059924f;
    private const float Beta = -0.052980118572961f;
    private const float Gamma = 0.882911075530934f;
    private const float Delta = 0.443506852043971f;
    private const float Scale = 1.230174104914001f;

    /// <summary>Undoes the horizontal step: of each row, whose low-pass values stand before its high-pass values.</summary>
    internal static void InvertRows(Span<float> values, int stride, int height, Wavelet.Split split, Span<float> lines)
    {
        if (split.Length == 1)
        {
            HalveIfHigh(values, stride, height, 1, split);
            return;
        }

        // Both halves with one value more at either end, which is the mirrored one.
        ref float low = ref MemoryMarshal.GetReference(lines);
        ref float high = ref Unsafe.Add(ref low, split.Low + 2 + Vector<float>.Count);
        int shift = split.StartsHigh ? 1 : 0, pairs = Math.Min(split.Low, split.High);
        for (int y = 0; y < height; y++)
        {
            Span<float> row = values.Slice(y * stride, split.Length);
            Multiply(row[..split.Low], Scale, ref Unsafe.Add(ref low, 1));
            Multiply(row[split.Low..], 1 / Scale, ref Unsafe.Add(ref high, 1));
            Lift(ref low, split.Low, ref high, split.High, shift, Delta);
            Lift(ref high, split.High, ref low, split.Low, 1 - shift, Gamma);
            Lift(ref low, split.Low, ref high, split.High, shift, Beta);
            Lift(ref high, split.High, ref low, split.Low, 1 - shift, Alpha);
            ref float target = ref MemoryMarshal.GetReference(row);
            int n = 0;
            for (; n <= pairs - Vector<float>.Count; n += Vector<float>.Count)
            {
                Vector<int> even = Vector.AsVectorInt32(Vector.LoadUnsafe(ref low, (nuint)(n + 1)));
                Vector<int> odd = Vector.AsVectorInt32(Vector.LoadUnsafe(ref high, (nuint)(n + 1)));
                Wavelet.StoreInterleaved(
                    split.StartsHigh ? odd : even, split.StartsHigh ? even : odd, ref Unsafe.As<float, int>(ref Unsafe.Add(ref target, 2 * n)));
            }

            for (int rest = n; rest < split.Low; rest++)
            {
                row[(2 * rest) + shift] = Unsafe.Add(ref low, rest + 1);
            }

            for (int rest = n; rest < split.High; rest++)
            {
                row[(2 * rest) + 1 - shift] = Unsafe.Add(ref high, rest + 1);
            }
        }
    }

    /// <summary>Undoes the vertical step: the rows of low-pass values stand above those of high-pass values.</summary>
    internal static void InvertColumns(Span<float> values, int stride, int width, Wavelet.Split split, Span<float> lines)
    {
        if (split.Length == 1)
        {
            HalveIfHigh(values, stride, 1, width, split);
            return;
        }

        int strip = Wavelet.Strip, shift = split.StartsHigh ? 1 : 0;
        ref float line = ref MemoryMarshal.GetReference(lines);
        for (int x = 0; x < width; x += strip)
        {
            for (int n = 0; n < split.Low; n++)
            {
                MultiplyStrip(ref values[(n * stride) + x], Scale, ref Unsafe.Add(ref line, ((2 * n) + shift) * strip));
            }

            for (int n = 0; n < split.High; n++)
            {
                MultiplyStrip(ref values[((split.Low + n) * stride) + x], 1 / Scale, ref Unsafe.Add(ref line, ((2 * n) + 1 - shift) * strip));
            }

            LiftStrip(ref line, shift, split.Length, Delta);
            LiftStrip(ref line, 1 - shift, split.Length, Gamma);
            LiftStrip(ref line, shift, split.Length, Beta);
            LiftStrip(ref line, 1 - shift, split.Length, Alpha);
            int columns = Math.Min(strip, width - x);
            for (int y = 0; y < split.Length; y++)
            {
                lines.Slice(y * strip, columns).CopyTo(values[((y * stride) + x)..]);
            }
        }
    }

    // A line of one value at an odd place holds twice the value (F.3.6).
    private static void HalveIfHigh(Span<float> values, int stride, int height, int width, Wavelet.Split split)
    {
        if (!split.StartsHigh)
        {
            return;
        }

        for (int y = 0; y < height; y++)
        {
            foreach (ref float value in values.Slice(y * stride, width))
            {
                value *= 0.5f;
            }
        }
    }

    private static void Multiply(ReadOnlySpan<float> source, float factor, ref float target)
    {
        int n = 0;
        ref float first = ref MemoryMarshal.GetReference(source);
        for (; n <= source.Length - Vector<float>.Count; n += Vector<float>.Count)
        {
            (Vector.LoadUnsafe(ref first, (nuint)n) * factor).StoreUnsafe(ref target, (nuint)n);
        }

        for (; n < source.Length; n++)
        {
            Unsafe.Add(ref target, n) = source[n] * factor;
        }
    }

    // Takes from each value a multiple of its two neighbours of the other half, of which the first is one further where that half starts the line. Both
    // lines start with their mirrored value. Whole vectors are written: there is room behind the line, and only then its mirrored end is set.
    private static void Lift(ref float values, int count, ref float others, int otherCount, int shift, float factor)
    {
        others = Unsafe.Add(ref others, 1);
        Unsafe.Add(ref others, otherCount + 1) = Unsafe.Add(ref others, otherCount);
        ref float before = ref Unsafe.Add(ref others, shift);
        for (int n = 0; n < count; n += Vector<float>.Count)
        {
            Vector<float> sum = Vector.LoadUnsafe(ref before, (nuint)n) + Vector.LoadUnsafe(ref before, (nuint)(n + 1));
            (Vector.LoadUnsafe(ref values, (nuint)(n + 1)) - (sum * factor)).StoreUnsafe(ref values, (nuint)(n + 1));
        }
    }

    private static void MultiplyStrip(ref float source, float factor, ref float target)
    {
        (Vector.LoadUnsafe(ref source) * factor).StoreUnsafe(ref target);
        (Vector.LoadUnsafe(ref source, (nuint)Vector<float>.Count) * factor).StoreUnsafe(ref target, (nuint)Vector<float>.Count);
    }

    // Lifts every second row of a strip, from the given one on, by the rows about it; at the ends there is one, which counts twice.
    private static void LiftStrip(ref float line, int first, int rows, float factor)
    {
        int strip = Wavelet.Strip;
        for (int row = first; row < rows; row += 2)
        {
            ref float here = ref Unsafe.Add(ref line, row * strip);
            ref float above = ref Unsafe.Add(ref line, (row == 0 ? 1 : row - 1) * strip);
            ref float below = ref Unsafe.Add(ref line, (row == rows - 1 ? row - 1 : row + 1) * strip);
            for (nuint lane = 0; lane < (nuint)strip; lane += (nuint)Vector<float>.Count)
            {
                Vector<float> sum = Vector.LoadUnsafe(ref above, lane) + Vector.LoadUnsafe(ref below, lane);
                (Vector.LoadUnsafe(ref here, lane) - (sum * factor)).StoreUnsafe(ref here, lane);
            }
        }
    }
}
