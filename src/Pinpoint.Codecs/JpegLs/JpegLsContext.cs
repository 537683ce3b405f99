namespace Pinpoint.Codecs;

/// <summary>The statistics of one context of the regular mode (ITU T.87 A.2, A.6).</summary>
internal struct JpegLsContext
{
    /// <summary>Sum of the errors' magnitudes (A). With the largest reset value it just fits 32 bits.</summary>
    public uint Magnitudes;

    /// <summary>Sum of the errors, kept within one mean (B).</summary>
    public int Bias;

    /// <summary>What the prediction is corrected by (C).</summary>
    public int Correction;

    /// <summary>Number of samples (N).</summary>
    public int Count;
}
