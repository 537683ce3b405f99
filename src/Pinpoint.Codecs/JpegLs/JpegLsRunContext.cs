namespace Pinpoint.Codecs;

/// <summary>The statistics of one context of samples that end a run (ITU T.87 A.7.2).</summary>
internal struct JpegLsRunContext
{
    /// <summary>Sum of the errors' magnitudes (A).</summary>
    public uint Magnitudes;

    /// <summary>Number of samples (N).</summary>
    public int Count;

    /// <summary>Number of samples with a negative error (Nn).</summary>
    public int Negatives;
}
