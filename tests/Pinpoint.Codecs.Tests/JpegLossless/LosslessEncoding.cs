namespace Pinpoint.Codecs.Tests.JpegLossless;

/// <summary>How a test picture is coded.</summary>
/// <param name="Precision">Bits of a sample, 2 to 16.</param>
/// <param name="Predictor">1 to 7.</param>
/// <param name="PointTransform">Low bits left out.</param>
/// <param name="RowsPerInterval">Rows between restart markers; zero for none.</param>
/// <param name="Steep">Codes of 1 to 16 bits by frequency, instead of 5 bits each.</param>
internal sealed record LosslessEncoding(int Precision, int Predictor, int PointTransform = 0, int RowsPerInterval = 0, bool Steep = true);
