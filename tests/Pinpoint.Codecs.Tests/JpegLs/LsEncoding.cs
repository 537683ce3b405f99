namespace Pinpoint.Codecs.Tests.JpegLs;

/// <summary>How a test picture is coded.</summary>
/// <param name="Precision">Bits of a sample, 2 to 16.</param>
/// <param name="Near">The largest error.</param>
/// <param name="RowsPerInterval">Rows between restart markers; zero for none.</param>
/// <param name="Presets">Largest sample, three thresholds and reset value, zero for a default; null for no preset segment.</param>
internal sealed record LsEncoding(int Precision, int Near = 0, int RowsPerInterval = 0, int[]? Presets = null);
