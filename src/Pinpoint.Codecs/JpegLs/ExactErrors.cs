namespace Pinpoint.Codecs;

/// <summary>Lossless coding of samples that take all values of a number of bits: the sum's low bits are the sample.</summary>
internal readonly struct ExactErrors : IJpegLsErrors
{
    /// <inheritdoc/>
    public static int Reconstruct(int predicted, int error, in JpegLsErrorRange range) => (predicted + error) & range.Maximum;
}
