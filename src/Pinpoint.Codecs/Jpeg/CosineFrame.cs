using System.Buffers;
using JpegLibrary;

namespace Pinpoint.Codecs;

/// <summary>
/// Decodes frames coded with the cosine transform through JpegLibrary, which gets to see nothing but a stream that <see cref="CosineStream"/> checked and wrote
/// anew.
/// </summary>
internal static class CosineFrame
{
    // 8192 x 8192: more would be seconds of work, and the library finds damage only while it decodes.
    private const long MostSamples = 1L << 26;

    /// <inheritdoc cref="FrameDecoder"/>
    public static void Decode(ReadOnlySpan<byte> code, FrameShape shape, Span<byte> voxels)
    {
        if ((long)shape.Width * shape.Height > MostSamples)
        {
            throw new CodecException(Invariant($"JPEG: a frame of {shape.Width} x {shape.Height} is too large"));
        }

        using CosineStream stream = CosineStream.Read(code, shape);
        ushort[] samples = ArrayPool<ushort>.Shared.Rent(shape.Width * shape.Height);
        try
        {
            var decoder = new JpegDecoder();
            decoder.SetInput(stream.Bytes);
            decoder.SetOutputWriter(new CosineSamples(samples, shape.Width, shape.Height, stream.Precision));
            Run(decoder, stream);
            for (int row = 0; row < shape.Height; row++)
            {
                Frames.StoreRow(samples.AsSpan(row * shape.Width, shape.Width), row, shape, voxels);
            }
        }
        finally
        {
            ArrayPool<ushort>.Shared.Return(samples);
        }
    }

    // The library throws what comes up, from InvalidDataException to IndexOutOfRangeException; its places are those of the rewritten stream.
    private static void Run(JpegDecoder decoder, CosineStream stream)
    {
        try
        {
            decoder.Decode();
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or CodecException))
        {
            throw new CodecException(Invariant($"JPEG: the coded picture between byte {stream.Start} and byte {stream.End} is damaged or ends too early"));
        }
    }
}
