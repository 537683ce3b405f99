namespace Pinpoint.Codecs;

/// <summary>JPEG-LS (ITU T.87; DICOM transfer syntaxes 1.2.840.10008.1.2.4.80 lossless and .81 near-lossless), 2 to 16 bits.</summary>
public static class JpegLs
{
    /// <summary>
    /// Decodes one frame of one component. A frame of another process of the JPEG family is decoded as what its own header says. Samples are handed over as
    /// the bits that were coded, without regard to a sign.
    /// </summary>
    /// <inheritdoc cref="FrameDecoder"/>
    public static void Decode(ReadOnlySpan<byte> code, FrameShape shape, Span<byte> voxels) => JpegProcess.Decode(code, shape, voxels);
}
