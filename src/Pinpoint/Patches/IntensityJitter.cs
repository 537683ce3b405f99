namespace Pinpoint.Patches;

/// <summary>A random change of one training sample's intensities: <c>value * Contrast + Brightness + noise</c>, in 8-bit steps.</summary>
/// <param name="Contrast">Factor on the values.</param>
/// <param name="Brightness">Offset on the values.</param>
/// <param name="Noise">Standard deviation of the noise of each pixel (uniform, for speed).</param>
/// <param name="Seed">Seed of the noise.</param>
internal readonly record struct IntensityJitter(double Contrast, double Brightness, double Noise, ulong Seed)
{
    /// <summary>No change.</summary>
    public static IntensityJitter None { get; } = new(1, 0, 0, 0);

    /// <summary>Jitter and the network's input scale in one: <c>((value * Contrast + Brightness) - offset) * scale</c>.</summary>
    /// <param name="offset">The plan's input offset.</param>
    /// <param name="scale">The plan's input scale.</param>
    internal IntensityScale ScaleOf(double offset, double scale) => new((float)(Contrast * scale), (float)((Brightness - offset) * scale));

    /// <summary>
    /// Adds the noise to a part of a sample's values. Every value has a place of its own in the random stream, so parts may come in any order.
    /// </summary>
    /// <param name="values">The part.</param>
    /// <param name="first">The place of its first value within the sample.</param>
    /// <param name="scale">The plan's input scale.</param>
    internal void AddNoise(Span<float> values, long first, double scale)
    {
        if (Noise > 0)
        {
            PixelNoise.Add(values, first, new SplitMixRandom(Seed), (float)(Noise * scale * Math.Sqrt(12) / 65536));
        }
    }
}
