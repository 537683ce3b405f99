namespace Pinpoint.Patches;

/// <summary>A random change of one training sample's intensities: <c>value * Contrast + Brightness + noise</c>, in 8-bit steps.</summary>
/// <param name="Contrast">Factor on the values.</param>
/// <param name="Brightness">Offset on the values.</param>
/// <param name="Noise">Standard deviation of the noise of each pixel (uniform, for speed).</param>
/// <param name="Seed">Seed of the noise.</param>
public readonly record struct IntensityJitter(double Contrast, double Brightness, double Noise, ulong Seed)
{
    /// <summary>No change.</summary>
    public static IntensityJitter None { get; } = new(1, 0, 0, 0);

    /// <summary>Turns raw patch values into the network's input, in place: jitter, then <c>(value - offset) * scale</c>.</summary>
    /// <param name="values">Patch values 0..255.</param>
    /// <param name="offset">The plan's input offset.</param>
    /// <param name="scale">The plan's input scale.</param>
    public void Apply(Span<float> values, double offset, double scale)
    {
        float factor = (float)(Contrast * scale);
        float shift = (float)((Brightness - offset) * scale);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (values[i] * factor) + shift;
        }

        if (Noise > 0)
        {
            AddNoise(values, (float)(Noise * scale * Math.Sqrt(12) / 65536));
        }
    }

    // Four uniform numbers of 16 bits from every 64 random ones.
    private void AddNoise(Span<float> values, float step)
    {
        var random = new SplitMixRandom(Seed);
        int i = 0;
        while (i < values.Length)
        {
            ulong bits = random.NextBits();
            for (int lane = 0; lane < 4 && i < values.Length; lane++)
            {
                values[i++] += ((ushort)bits - 32767.5f) * step;
                bits >>= 16;
            }
        }
    }
}
