namespace Pinpoint.Codecs;

/// <summary>
/// JPEG lossless, process 14 (ITU T.81 annex H; DICOM transfer syntaxes 1.2.840.10008.1.2.4.57 and .70): Huffman-coded differences from one of seven
/// predictions, 2 to 16 bits.
/// </summary>
public static class JpegLossless
{
    /// <summary>
    /// Decodes one frame of one component. A frame of another process of the JPEG family is decoded as what its own header says. Samples are handed over as
    /// the bits that were coded, without regard to a sign.
    /// </summary>
    /// <inheritdoc cref="FrameDecoder"/>
    public static void Decode(ReadOnlySpan<byte> code, FrameShape shape, Span<byte> voxels) => JpegProcess.Decode(code, shape, voxels);
}
