namespace Pinpoint.Codecs;

/// <summary>Decodes one frame. What every codec here is.</summary>
/// <param name="code">The whole coded frame.</param>
/// <param name="shape">What it must hold.</param>
/// <param name="voxels">Takes <see cref="FrameShape.Bytes"/> bytes: the samples row by row, little endian, just as an uncompressed file holds them.</param>
/// <exception cref="CodecException">The code is damaged, of another shape, or of a kind that is not decoded.</exception>
public delegate void FrameDecoder(ReadOnlySpan<byte> code, FrameShape shape, Span<byte> voxels);
