using System.Buffers.Binary;

namespace Pinpoint.Imaging;

/// <summary>Writes pictures of 8 bits a channel as PNG (W3C PNG specification, third edition): one IDAT chunk, no filter, no interlacing.</summary>
public static class PngFile
{
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
        PngChunks.Check(color, width, height, pixels);
        using var stream = new MemoryStream();
        PngChunks.WriteHead(stream, color, width, height);
        if (spacingMm is { } spacing and > 0)
        {
            PngChunks.Write(stream, "pHYs"u8, Density(spacing));
        }

        PngChunks.Write(stream, "IDAT"u8, PngChunks.Compress(color, width, pixels));
        PngChunks.Write(stream, "IEND"u8, []);
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
}
