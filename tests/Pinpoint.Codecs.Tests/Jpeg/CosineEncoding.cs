namespace Pinpoint.Codecs.Tests.Jpeg;

/// <summary>How a test picture is coded.</summary>
/// <param name="Precision">Bits of a sample, 8 or 12.</param>
/// <param name="Marker">Of the frame header: C0 baseline, C1 extended, C2 progressive.</param>
/// <param name="Quantum">The quantum of all coefficients.</param>
/// <param name="RestartInterval">Blocks between restart markers; zero for none.</param>
/// <param name="Sampling">The sampling factors, which mean nothing to a single component.</param>
/// <param name="IntervalFirst">Whether the restart interval is told before the frame header.</param>
internal sealed record CosineEncoding(
    int Precision, byte Marker = 0xC1, int Quantum = 1, int RestartInterval = 0, byte Sampling = 0x11, bool IntervalFirst = false);
