using System.Buffers.Binary;
using System.IO.Compression;

namespace Pinpoint.Imaging;

/// <summary>Writes pictures of 8 bits a channel as PNG (W3C PNG specification, third edition): one IDAT chunk, no filter, no interlacing.</summary>
public static class PngFile
{
    private const int LongestSide = 1 << 15;
    private static readonly byte[] Signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Writes a picture, whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="color">What the bytes mean.</param>
    /// <param name="width">Pixels along a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="pixels">The bytes, <c>[height, width, channel]</c>, top row first.</param>
    /// <param name="spacingMm">The distance between neighbouring pixels in mm, kept in the file; null leaves it out.</param>
    /// <exception cref="ArgumentException">The bytes do not fill the picture, or a side is not 1 to 32768 pixels.</exception>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    public static void Write(string path, PngColor color, int width, int height, ReadOnlySpan<byte> pixels, double? spacingMm = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        byte[] file = Encode(color, width, height, pixels, spacingMm);
        AtomicFile.Write(path, stream => stream.Write(file));
    }

    /// <summary>The whole file as bytes, for pages that hold their pictures.</summary>
    /// <param name="color">What the bytes mean.</param>
    /// <param name="width">Pixels along a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="pixels">The bytes, <c>[height, width, channel]</c>, top row first.</param>
    /// <param name="spacingMm">The distance between neighbouring pixels in mm, kept in the file; null leaves it out.</param>
    /// <exception cref="ArgumentException">The bytes do not fill the picture, or a side is not 1 to 32768 pixels.</exception>
    public static byte[] Encode(PngColor color, int width, int height, ReadOnlySpan<byte> pixels, double? spacingMm = null)
    {
        int channels = color == PngColor.Rgb ? 3 : 1;
        if (width is < 1 or > LongestSide || height is < 1 or > LongestSide || pixels.Length != (long)width * height * channels)
        {
            throw new ArgumentException($"{pixels.Length} bytes do not fill a picture of {width} x {height} pixels of {channels} bytes.", nameof(pixels));
        }

        using var stream = new MemoryStream();
        stream.Write(Signature);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = 8;
        header[9] = (byte)color;
        header[10..].Clear();
        WriteChunk(stream, "IHDR"u8, header);
        if (spacingMm is { } spacing and > 0)
        {
            WriteChunk(stream, "pHYs"u8, Density(spacing));
        }

        WriteChunk(stream, "IDAT"u8, Compress(pixels, width * channels));
        WriteChunk(stream, "IEND"u8, []);
        return stream.ToArray();
    }

    // Pixels a metre along both axes; the last byte is the unit.
    private static byte[] Density(double spacingMm)
    {
        byte[] density = new byte[9];
        uint pixels = (uint)Math.Clamp(Math.Round(1000 / spacingMm), 1, int.MaxValue);
        BinaryPrimitives.WriteUInt32BigEndian(density, pixels);
        BinaryPrimitives.WriteUInt32BigEndian(density.AsSpan(4), pixels);
        density[8] = 1;
        return density;
    }

    private static byte[] Compress(ReadOnlySpan<byte> pixels, int rowBytes)
    {
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

    private static void WriteChunk(MemoryStream stream, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        stream.Write(number);
        stream.Write(type);
        stream.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, PngChecksum.Of(type, data));
        stream.Write(number);
    }
}
