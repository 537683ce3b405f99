using System.Buffers.Binary;
using System.IO.Compression;
using Pinpoint.Testing;

namespace Pinpoint.Imaging.Tests.Formats;

public sealed class PngFileTests
{
    // The smallest grey picture's header chunk and the end chunk, as every PNG encoder writes them, checksums included.
    private const string OnePixelHeader = "0000000D49484452000000010000000108000000003A7E9B55";
    private const string EndChunk = "0000000049454E44AE426082";

    [Fact]
    public void Header_end_and_checksums_are_those_of_the_format()
    {
        string file = Convert.ToHexString(PngFile.Encode(PngColor.Grey, 1, 1, [200]));
        file.ShouldStartWith("89504E470D0A1A0A" + OnePixelHeader);
        file.ShouldEndWith(EndChunk);
    }

    [Fact]
    public void Grey_and_colour_pixels_come_back()
    {
        byte[] grey = [0, 1, 2, 253, 254, 255];
        Pixels(PngFile.Encode(PngColor.Grey, 3, 2, grey), 3, 2, 1).ShouldBe(grey);
        byte[] colour = [.. Enumerable.Range(0, 2 * 3 * 3).Select(i => (byte)(i * 13))];
        Pixels(PngFile.Encode(PngColor.Rgb, 2, 3, colour), 2, 3, 3).ShouldBe(colour);
    }

    [Fact]
    public void The_spacing_is_kept_as_pixels_a_metre()
    {
        byte[] file = PngFile.Encode(PngColor.Grey, 1, 1, [0], spacingMm: 0.5);
        byte[] density = Chunk(file, "pHYs")!;
        BinaryPrimitives.ReadUInt32BigEndian(density).ShouldBe(2000u);
        BinaryPrimitives.ReadUInt32BigEndian(density.AsSpan(4)).ShouldBe(2000u);
        density[8].ShouldBe((byte)1);
        Chunk(PngFile.Encode(PngColor.Grey, 1, 1, [0]), "pHYs").ShouldBeNull();
    }

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(2, 2, 3)]
    [InlineData(40000, 1, 40000)]
    public void Bytes_that_do_not_fill_the_picture_are_refused(int width, int height, int bytes) =>
        Should.Throw<ArgumentException>(() => PngFile.Encode(PngColor.Grey, width, height, new byte[bytes]));

    [Fact]
    public void A_file_is_written_whole()
    {
        using var folder = new TemporaryFolder();
        PngFile.Write(folder.File("new", "a.png"), PngColor.Grey, 2, 1, [7, 8]);
        Pixels(File.ReadAllBytes(folder.File("new", "a.png")), 2, 1, 1).ShouldBe([7, 8]);
        Directory.GetFiles(folder.File("new")).ShouldHaveSingleItem();
    }

    private static byte[] Pixels(byte[] file, int width, int height, int channels)
    {
        byte[] header = Chunk(file, "IHDR")!;
        BinaryPrimitives.ReadInt32BigEndian(header).ShouldBe(width);
        BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4)).ShouldBe(height);
        header[8..].ShouldBe([8, (byte)(channels == 3 ? 2 : 0), 0, 0, 0]);
        using var zlib = new ZLibStream(new MemoryStream(Chunk(file, "IDAT")!), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        zlib.CopyTo(plain);
        byte[] rows = plain.ToArray();
        rows.Length.ShouldBe(height * (1 + (width * channels)));
        var pixels = new List<byte>();
        for (int start = 0; start < rows.Length; start += 1 + (width * channels))
        {
            rows[start].ShouldBe((byte)0);
            pixels.AddRange(rows[(start + 1)..(start + 1 + (width * channels))]);
        }

        return [.. pixels];
    }

    private static byte[]? Chunk(byte[] file, string type)
    {
        for (int start = 8; start < file.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(start));
            if (System.Text.Encoding.ASCII.GetString(file, start + 4, 4) == type)
            {
                return file[(start + 8)..(start + 8 + length)];
            }

            start += length + 12;
        }

        return null;
    }
}
