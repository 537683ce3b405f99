using System.Buffers.Binary;

namespace Pinpoint.Codecs;

/// <summary>What the frame header (SOF) says, once it agrees with what the file promised.</summary>
/// <param name="Precision">Bits of a sample.</param>
/// <param name="Component">The number by which scans call the one component.</param>
/// <param name="QuantizationTable">The number of its quantization table; zero where there is none.</param>
internal readonly record struct JpegFrameHeader(int Precision, byte Component, byte QuantizationTable)
{
    /// <summary>Reads the header and checks it against the frame's shape, before anything is decoded.</summary>
    /// <exception cref="CodecException">It is damaged, has several components, or another size or more bits than promised.</exception>
    public static JpegFrameHeader Read(JpegSegment segment, FrameShape shape)
    {
        ReadOnlySpan<byte> content = segment.Content;
        if (content.Length < 6)
        {
            throw segment.Wrong($"a frame header of {content.Length} bytes");
        }

        int precision = content[0];
        int height = BinaryPrimitives.ReadUInt16BigEndian(content[1..]);
        int width = BinaryPrimitives.ReadUInt16BigEndian(content[3..]);
        int components = content[5];
        if (components != 1)
        {
            throw segment.Wrong($"a picture of {components} components; only pictures of one are read");
        }

        if (content.Length != 9)
        {
            throw segment.Wrong($"a frame header of {content.Length} bytes, where one of one component has 9");
        }

        // A height of zero is told after the scan (DNL); until then the file's word counts.
        if (width != shape.Width || (height != shape.Height && height != 0))
        {
            throw segment.Wrong($"a picture of {width} x {height}, where the file says {shape.Width} x {shape.Height}");
        }

        if (precision < 2 || precision > 16)
        {
            throw segment.Wrong($"samples of {precision} bits");
        }

        if (precision > shape.BitsAllocated)
        {
            throw segment.Wrong($"samples of {precision} bits, where the file has room for {shape.BitsAllocated}");
        }

        return new JpegFrameHeader(precision, content[6], content[8]);
    }
}
