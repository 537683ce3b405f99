namespace Pinpoint.Codecs;

/// <summary>How an error and a prediction make a sample; a type each, so that the loop over samples is compiled for each.</summary>
internal interface IJpegLsErrors
{
    /// <summary>The sample.</summary>
    static abstract int Reconstruct(int predicted, int error, in JpegLsErrorRange range);
}
