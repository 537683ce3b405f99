using System.Buffers.Binary;

namespace Pinpoint.Imaging;

/// <summary>
/// Writes moving pictures as animated PNG (W3C PNG specification, third edition, 11.3.6), played over and over; what knows no animation shows the first
/// picture.
/// </summary>
public static class AnimatedPngFile
{
    private const int MostMilliseconds = ushort.MaxValue;

    /// <summary>Writes the pictures, whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="width">Pixels along a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="frames">The pictures in their order: the bytes <c>[height, width, 3]</c>, and how long each is shown.</param>
    /// <exception cref="ArgumentException">There is no picture, one does not fill its frame, or a time is not 1 ms to 65 s.</exception>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    public static void Write(string path, int width, int height, IReadOnlyList<(byte[] Pixels, TimeSpan Shown)> frames)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        byte[] file = Encode(width, height, frames);
        AtomicFile.Write(path, stream => stream.Write(file));
    }

    /// <summary>The whole file as bytes.</summary>
    /// <param name="width">Pixels along a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="frames">The pictures in their order: the bytes <c>[height, width, 3]</c>, and how long each is shown.</param>
    /// <exception cref="ArgumentException">There is no picture, one does not fill its frame, or a time is not 1 ms to 65 s.</exception>
    public static byte[] Encode(int width, int height, IReadOnlyList<(byte[] Pixels, TimeSpan Shown)> frames)
    {
        ArgumentNullException.ThrowIfNull(frames);
        if (frames.Count == 0)
        {
            throw new ArgumentException("There is no picture to write.", nameof(frames));
        }

        using var stream = new MemoryStream();
        foreach (var (pixels, _) in frames)
        {
            PngChunks.Check(PngColor.Rgb, width, height, pixels);
        }

        PngChunks.WriteHead(stream, PngColor.Rgb, width, height);
        byte[] control = new byte[8];
        BinaryPrimitives.WriteInt32BigEndian(control, frames.Count);
        PngChunks.Write(stream, "acTL"u8, control);

        // Frame controls and frame data are numbered in one sequence; the first picture's data is the file's own.
        int sequence = 0;
        for (int i = 0; i < frames.Count; i++)
        {
            PngChunks.Write(stream, "fcTL"u8, FrameControl(sequence++, width, height, frames[i].Shown));
            byte[] data = PngChunks.Compress(PngColor.Rgb, width, frames[i].Pixels);
            if (i == 0)
            {
                PngChunks.Write(stream, "IDAT"u8, data);
                continue;
            }

            byte[] numbered = new byte[4 + data.Length];
            BinaryPrimitives.WriteInt32BigEndian(numbered, sequence++);
            data.CopyTo(numbered, 4);
            PngChunks.Write(stream, "fdAT"u8, numbered);
        }

        PngChunks.Write(stream, "IEND"u8, []);
        return stream.ToArray();
    }

    // The whole picture is shown anew each time: no offset, no blending.
    private static byte[] FrameControl(int sequence, int width, int height, TimeSpan shown)
    {
        double milliseconds = Math.Round(shown.TotalMilliseconds);
        if (milliseconds is < 1 or > MostMilliseconds)
        {
            throw new ArgumentException(Invariant($"A picture is shown for {milliseconds} ms; 1 to {MostMilliseconds} are possible."), nameof(shown));
        }

        byte[] control = new byte[26];
        BinaryPrimitives.WriteInt32BigEndian(control, sequence);
        BinaryPrimitives.WriteInt32BigEndian(control.AsSpan(4), width);
        BinaryPrimitives.WriteInt32BigEndian(control.AsSpan(8), height);
        BinaryPrimitives.WriteUInt16BigEndian(control.AsSpan(20), (ushort)milliseconds);
        BinaryPrimitives.WriteUInt16BigEndian(control.AsSpan(22), 1000);
        return control;
    }
}
