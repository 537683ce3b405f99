namespace Pinpoint.Codecs;

/// <summary>
/// JPEG 2000 (ISO/IEC 15444-1), reversible and irreversible: the DICOM transfer syntaxes 1.2.840.10008.1.2.4.90 and 1.2.840.10008.1.2.4.91.
/// Decodes all of Part 1 that pictures of one component meet, as a bare codestream or in a JP2 file. Part 2 and HTJ2K (Part 15) are refused.
/// </summary>
public static class Jpeg2000
{
    /// <summary>
    /// Decodes one frame. Where the codestream takes its samples for signed and <paramref name="shape"/> does not, or the other way round, the bits stand and
    /// <paramref name="shape"/> says what they mean, as DICOM has it. May be called from several threads at once.
    /// </summary>
    /// <param name="code">The whole coded frame; what stands behind the end of the codestream is left alone.</param>
    /// <param name="shape">What it must hold. Its samples may take more bits than <see cref="FrameShape.BitsStored"/>, never more than are allocated.</param>
    /// <param name="voxels">Takes <see cref="FrameShape.Bytes"/> bytes: the samples row by row, little endian.</param>
    /// <exception cref="CodecException">The code is damaged, cut short, of another shape, or of a kind that is not decoded.</exception>
    /// <exception cref="ArgumentException"><paramref name="voxels"/> is shorter than the frame, or no frame has the shape.</exception>
    public static void Decode(ReadOnlySpan<byte> code, FrameShape shape, Span<byte> voxels)
    {
        voxels = Frames.CheckCall(shape, voxels);
        var codestream = Codestream.Read(code, Jp2File.FindCodestream(code), shape);
        using var workspace = new TileWorkspace();
        for (int tile = 0; tile < codestream.Image.Tiles; tile++)
        {
            TileDecoder.Decode(code, codestream, tile, workspace, shape, voxels);
        }
    }
}
