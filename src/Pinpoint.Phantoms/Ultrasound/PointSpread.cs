using System.Numerics.Tensors;

namespace Pinpoint.Phantoms;

/// <summary>
/// The blur of a pulse in samples of the beam grid: a separable Gaussian, normed so that it leaves the power of noise as it is. Along and across the
/// array it is even in angle, so that it widens with depth.
/// </summary>
internal static class PointSpread
{
    private const int Radius = 3;

    /// <summary>The weights of a Gaussian whose squares sum to 1.</summary>
    /// <param name="deviation">Its deviation in samples.</param>
    public static float[] Weights(float deviation)
    {
        float[] weights = new float[(2 * Radius) + 1];
        float power = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            float distance = (i - Radius) / deviation;
            weights[i] = MathF.Exp(-distance * distance / 2);
            power += weights[i] * weights[i];
        }

        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] /= MathF.Sqrt(power);
        }

        return weights;
    }

    /// <summary>Blurs along lines that stand one after another; nothing leaks from the end of one into the next.</summary>
    /// <param name="source">The samples.</param>
    /// <param name="target">Receives the blurred samples.</param>
    /// <param name="line">The length of a line.</param>
    /// <param name="weights">The weights.</param>
    public static void BlurLines(ReadOnlySpan<float> source, Span<float> target, int line, ReadOnlySpan<float> weights)
    {
        for (int start = 0; start < source.Length; start += line)
        {
            Blur(source.Slice(start, line), target.Slice(start, line), 1, weights);
        }
    }

    /// <summary>Blurs across lines, samples of the same place in neighbouring lines lying <paramref name="stride"/> apart.</summary>
    /// <param name="source">The samples.</param>
    /// <param name="target">Receives the blurred samples.</param>
    /// <param name="stride">The distance between neighbours in the direction of the blur.</param>
    /// <param name="weights">The weights.</param>
    public static void Blur(ReadOnlySpan<float> source, Span<float> target, int stride, ReadOnlySpan<float> weights)
    {
        target.Clear();
        for (int tap = -Radius; tap <= Radius; tap++)
        {
            int shift = tap * stride;
            int first = Math.Max(0, -shift);
            int last = Math.Min(source.Length, source.Length - shift);
            if (last > first)
            {
                TensorPrimitives.MultiplyAdd(source[(first + shift)..(last + shift)], weights[tap + Radius], target[first..last], target[first..last]);
            }
        }
    }

    /// <summary>Adds the planes around one, weighted, into <paramref name="target"/>.</summary>
    public static void BlurPlanes(float[][] planes, int plane, Span<float> target, ReadOnlySpan<float> weights)
    {
        target.Clear();
        for (int tap = -Radius; tap <= Radius; tap++)
        {
            if (plane + tap >= 0 && plane + tap < planes.Length)
            {
                TensorPrimitives.MultiplyAdd(planes[plane + tap], weights[tap + Radius], target, target);
            }
        }
    }

    /// <summary>Averages along lines that stand one after another, weighted 1 2 1.</summary>
    public static void SmoothLines(ReadOnlySpan<float> source, Span<float> target, int line)
    {
        for (int start = 0; start < source.Length; start += line)
        {
            Smooth(source.Slice(start, line), target.Slice(start, line), 1);
        }
    }

    /// <summary>
    /// Averages each sample with its two neighbours <paramref name="stride"/> apart, weighted 1 2 1; the first and the last stay as they are.
    /// </summary>
    public static void Smooth(ReadOnlySpan<float> source, Span<float> target, int stride)
    {
        source.CopyTo(target);
        int length = source.Length - (2 * stride);
        Span<float> middle = target.Slice(stride, length);
        TensorPrimitives.Multiply(middle, 2, middle);
        TensorPrimitives.Add(middle, source[..length], middle);
        TensorPrimitives.Add(middle, source.Slice(2 * stride, length), middle);
        TensorPrimitives.Multiply(middle, 0.25f, middle);
    }
}
