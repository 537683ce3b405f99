using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Pinpoint.Testing;

namespace Pinpoint.Imaging.Tests.Formats;

public sealed class AnimatedPngFileTests
{
    private const int Width = 3;
    private const int Height = 2;

    [Fact]
    public void Every_picture_comes_back_with_its_time()
    {
        (byte[] Pixels, TimeSpan Shown)[] frames = [.. Enumerable.Range(1, 4).Select(i => (Picture(i), TimeSpan.FromMilliseconds(100 * i)))];
        List<(string Type, byte[] Data)> chunks = Chunks(AnimatedPngFile.Encode(Width, Height, frames));
        chunks.Select(chunk => chunk.Type).ShouldBe(["IHDR", "acTL", "fcTL", "IDAT", "fcTL", "fdAT", "fcTL", "fdAT", "fcTL", "fdAT", "IEND"]);
        Number(chunks[1].Data, 0).ShouldBe(frames.Length);
        Number(chunks[1].Data, 4).ShouldBe(0, "played without end");
        Sequence(chunks).ShouldBe(Enumerable.Range(0, 7));
        byte[][] controls = [.. chunks.Where(chunk => chunk.Type == "fcTL").Select(chunk => chunk.Data)];
        byte[][] data = [.. chunks.Where(chunk => chunk.Type is "IDAT" or "fdAT").Select(chunk => chunk.Type == "IDAT" ? chunk.Data : chunk.Data[4..])];
        for (int i = 0; i < frames.Length; i++)
        {
            Number(controls[i], 4).ShouldBe(Width);
            Number(controls[i], 8).ShouldBe(Height);
            BinaryPrimitives.ReadUInt16BigEndian(controls[i].AsSpan(20)).ShouldBe((ushort)frames[i].Shown.TotalMilliseconds);
            BinaryPrimitives.ReadUInt16BigEndian(controls[i].AsSpan(22)).ShouldBe((ushort)1000);
            Inflate(data[i]).ShouldBe(frames[i].Pixels);
        }
    }

    [Fact]
    public void The_first_picture_is_that_of_a_plain_file()
    {
        List<(string Type, byte[] Data)> plain = Chunks(PngFile.Encode(PngColor.Rgb, Width, Height, Picture(1)));
        List<(string Type, byte[] Data)> animated = Chunks(
            AnimatedPngFile.Encode(Width, Height, [(Picture(1), TimeSpan.FromSeconds(1)), (Picture(2), TimeSpan.FromSeconds(1))]));
        animated.First(chunk => chunk.Type == "IHDR").Data.ShouldBe(plain.First(chunk => chunk.Type == "IHDR").Data);
        animated.First(chunk => chunk.Type == "IDAT").Data.ShouldBe(plain.First(chunk => chunk.Type == "IDAT").Data);
    }

    [Fact]
    public void What_is_no_film_is_refused_and_nothing_written()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("film.png");
        Should.Throw<ArgumentException>(() => AnimatedPngFile.Write(path, Width, Height, []));
        Should.Throw<ArgumentException>(() => AnimatedPngFile.Write(path, Width, Height, [(new byte[5], TimeSpan.FromSeconds(1))]));
        Should.Throw<ArgumentException>(() => AnimatedPngFile.Write(path, Width, Height, [(Picture(1), TimeSpan.Zero)]));
        Should.Throw<ArgumentException>(() => AnimatedPngFile.Write(path, Width, Height, [(Picture(1), TimeSpan.FromSeconds(66))]));
        File.Exists(path).ShouldBeFalse();
    }

    private static byte[] Picture(int seed) => [.. Enumerable.Range(0, 3 * Width * Height).Select(i => (byte)(i * 7 * seed))];

    private static int Number(byte[] data, int offset) => BinaryPrimitives.ReadInt32BigEndian(data.AsSpan(offset));

    private static IEnumerable<int> Sequence(List<(string Type, byte[] Data)> chunks) =>
        chunks.Where(chunk => chunk.Type is "fcTL" or "fdAT").Select(chunk => Number(chunk.Data, 0));

    private static List<(string Type, byte[] Data)> Chunks(byte[] file)
    {
        var chunks = new List<(string, byte[])>();
        for (int place = 8; place < file.Length;)
        {
            int length = Number(file, place);
            chunks.Add((Encoding.ASCII.GetString(file, place + 4, 4), file[(place + 8)..(place + 8 + length)]));
            place += 12 + length;
        }

        return chunks;
    }

    // Rows without their filter's number.
    private static byte[] Inflate(byte[] data)
    {
        using var zlib = new ZLibStream(new MemoryStream(data), CompressionMode.Decompress);
        using var rows = new MemoryStream();
        zlib.CopyTo(rows);
        return [.. rows.ToArray().Chunk((3 * Width) + 1).SelectMany(row => row.Skip(1))];
    }
}
