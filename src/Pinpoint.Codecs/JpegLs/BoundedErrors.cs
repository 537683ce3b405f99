namespace Pinpoint.Codecs;

/// <summary>
/// Coding with another largest sample, or near-lossless (ITU T.87 A.4.5, A.8): the sum is brought back into the range, then to what a sample may be.
/// </summary>
internal readonly struct BoundedErrors : IJpegLsErrors
{
    /// <inheritdoc/>
    public static int Reconstruct(int predicted, int error, in JpegLsErrorRange range)
    {
        int sample = predicted + (error * range.Step);
        if (sample < -range.Near)
        {
            sample += range.Span;
        }
        else if (sample > range.Maximum + range.Near)
        {
            sample -= range.Span;
        }

        return Math.Clamp(sample, 0, range.Maximum);
    }
}
