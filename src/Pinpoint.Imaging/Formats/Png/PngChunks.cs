using System.Buffers.Binary;
using System.IO.Compression;

namespace Pinpoint.Imaging;

/// <summary>The parts of a PNG file (W3C PNG specification, third edition, section 11).</summary>
internal static class PngChunks
{
    private const int LongestSide = 1 << 15;
    private static readonly byte[] Signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Makes sure that bytes fill a picture.</summary>
    /// <exception cref="ArgumentException">They do not, or a side is not 1 to 32768 pixels.</exception>
    public static void Check(PngColor color, int width, int height, ReadOnlySpan<byte> pixels)
    {
        int channels = ChannelsOf(color);
        if (width is < 1 or > LongestSide || height is < 1 or > LongestSide || pixels.Length != (long)width * height * channels)
        {
            throw new ArgumentException(
                Invariant($"{pixels.Length} bytes do not fill a picture of {width} x {height} pixels of {channels} bytes."), nameof(pixels));
        }
    }

    /// <summary>The signature and the header of a picture of 8 bits a channel, not interlaced.</summary>
    public static void WriteHead(MemoryStream stream, PngColor color, int width, int height)
    {
        stream.Write(Signature);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = 8;
        header[9] = (byte)color;
        header[10..].Clear();
        Write(stream, "IHDR"u8, header);
    }

    /// <summary>The pixels as a picture's data: no filter, deflated.</summary>
    public static byte[] Compress(PngColor color, int width, ReadOnlySpan<byte> pixels)
    {
        int rowBytes = width * ChannelsOf(color);
        using var stream = new MemoryStream();
        using (var zlib = new ZLibStream(stream, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (int start = 0; start < pixels.Length; start += rowBytes)
            {
                // Each row begins with its filter's number: none.
                zlib.WriteByte(0);
                zlib.Write(pixels.Slice(start, rowBytes));
            }
        }

        return stream.ToArray();
    }

    /// <summary>A chunk: length, type, data, checksum.</summary>
    public static void Write(MemoryStream stream, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        stream.Write(number);
        stream.Write(type);
        stream.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, PngChecksum.Of(type, data));
        stream.Write(number);
    }

    private static int ChannelsOf(PngColor color) => color == PngColor.Rgb ? 3 : 1;
}
