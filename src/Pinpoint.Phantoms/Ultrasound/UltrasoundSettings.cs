namespace Pinpoint.Phantoms;

/// <summary>What differs from one ultrasound scan to the next: probe, contact, gain, clutter.</summary>
internal sealed record UltrasoundSettings
{
    public required UltrasoundProbe Probe { get; init; }

    /// <summary>The middle of the array's face lies this far inside the scan, mm.</summary>
    public required float FaceDepth { get; init; }

    /// <summary>Decibels added to every echo.</summary>
    public required float Gain { get; init; }

    /// <summary>Decibels a millimetre by which the machine makes up for the loss in tissue.</summary>
    public required float TimeGain { get; init; }

    /// <summary>The span between black and white, decibels.</summary>
    public required float DynamicRange { get; init; }

    /// <summary>The strength of the clutter right under the probe, decibels.</summary>
    public required float NearClutter { get; init; }

    /// <summary>The strength of what the near bone throws to and fro, decibels.</summary>
    public required float Reverberation { get; init; }

    /// <summary>The distance between the reverberation's bands, mm.</summary>
    public required float ReverberationSpacing { get; init; }

    /// <summary>The receiver's own noise at the face, decibels.</summary>
    public required float Noise { get; init; }

    /// <summary>The part of the array, as shares from -1 to 1, that has poor contact, and what that takes, decibels.</summary>
    public required (float From, float To, float Loss) PoorContact { get; init; }

    /// <summary>Draws the settings of a scan.</summary>
    public static UltrasoundSettings Draw(ref SplitMixRandom random)
    {
        float Between(ref SplitMixRandom source, double low, double high) => (float)source.NextUniform(low, high);
        var probe = new UltrasoundProbe
        {
            ArrayRadius = Between(ref random, 38, 46),
            SweepRadius = Between(ref random, 24, 32),
            HalfArrayAngle = Between(ref random, 33, 38) * MathF.PI / 180,
            HalfSweepAngle = Between(ref random, 29, 35) * MathF.PI / 180,
            Range = Between(ref random, 96, 101),
        };
        bool poor = random.NextUniform() < 0.5;
        float edge = Between(ref random, 0.45, 0.9);
        bool high = random.NextUniform() < 0.5;
        float loss = Between(ref random, 6, 22);
        return new UltrasoundSettings
        {
            Probe = probe,
            FaceDepth = Between(ref random, 2, 4),
            Gain = Between(ref random, 2, 9),
            TimeGain = Between(ref random, 0.14, 0.22),
            DynamicRange = Between(ref random, 52, 62),
            NearClutter = Between(ref random, -18, -10),
            Reverberation = Between(ref random, -24, -12),
            ReverberationSpacing = Between(ref random, 5, 9),
            Noise = Between(ref random, -80, -70),
            PoorContact = poor ? (high ? edge : -1, high ? 1 : -edge, loss) : (0, 0, 0),
        };
    }
}
