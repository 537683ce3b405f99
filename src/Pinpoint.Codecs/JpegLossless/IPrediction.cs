namespace Pinpoint.Codecs;

/// <summary>A sample's prediction from three neighbours (ITU T.81 table H.1); a type each, so that the loop is compiled for each.</summary>
internal interface IPrediction
{
    /// <summary>The prediction; the caller adds the difference and takes the sum modulo 65536.</summary>
    static abstract int Predict(int left, int above, int aboveLeft);
}
