namespace Pinpoint.Codecs;

/// <summary>
/// JPEG with the cosine transform (ITU T.81; DICOM transfer syntaxes 1.2.840.10008.1.2.4.50, .51, .53 and .55): baseline, extended and progressive, 8 and 12
/// bits.
/// </summary>
public static class Jpeg
{
    /// <summary>
    /// Decodes one frame of one component. A frame of another process of the JPEG family is decoded as what its own header says. Samples are handed over as
    /// the bits that were coded, without regard to a sign.
    /// </summary>
    /// <inheritdoc cref="FrameDecoder"/>
    public static void Decode(ReadOnlySpan<byte> code, FrameShape shape, Span<byte> voxels) => JpegProcess.Decode(code, shape, voxels);
}
