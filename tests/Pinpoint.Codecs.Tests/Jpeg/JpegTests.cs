using FsCheck;
using FsCheck.Fluent;
using Pinpoint.Codecs.Tests.JpegLossless;
using Pinpoint.Codecs.Tests.JpegLs;
using Pinpoint.Codecs.Tests.Support;
using Codec = Pinpoint.Codecs.Jpeg;

namespace Pinpoint.Codecs.Tests.Jpeg;

public sealed class JpegTests
{
    private const int Width = 37;
    private const int Height = 27;

    [Fact]
    public void Samples_are_those_of_the_exact_transform_but_for_rounding() => Prop.ForAll(
        (from precision in Gen.Elements(8, 12)
         from marker in Gen.Elements<byte>(0xC0, 0xC1, 0xC2)
         from quantum in Gen.Elements(1, 7, 40)
         from interval in Gen.Choose(0, 6)
         from sampling in Gen.Elements<byte>(0x11, 0x22, 0x41)
         from intervalFirst in Gen.Elements(true, false)
         select new CosineEncoding(precision, marker, quantum, interval, sampling, intervalFirst)).ToArbitrary(),
        Gen.Choose(1, 40).Two().ToArbitrary(),
        Gen.Choose(0, int.MaxValue).ToArbitrary(),
        (encoding, size, seed) =>
        {
            var (code, expected) = Encode(size.Item1, size.Item2, encoding, seed);
            int allocated = encoding.Precision > 8 ? 16 : 8;
            int[] decoded = Pictures.ToSamples(Decode(code, new FrameShape(size.Item1, size.Item2, allocated, encoding.Precision, false)), allocated);
            decoded.Zip(expected, (one, other) => Math.Abs(one - other)).Max().ShouldBeLessThanOrEqualTo(1, encoding.ToString());
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(8, 255)]
    [InlineData(12, 4095)]
    public void What_overshoots_is_clamped(int precision, int largest)
    {
        // Black and white in columns, coarsely quantized, rings beyond both ends.
        ushort[] samples = [.. Enumerable.Range(0, Width * Height).Select(i => (ushort)(i % 5 < 2 ? largest : 0))];
        int quantum = precision == 8 ? 90 : 1400;
        List<int[]> blocks = CosineBlocks.Transform(samples, Width, Height, precision, quantum);
        byte[] code = CosineEncoder.Encode(blocks, Width, Height, new CosineEncoding(precision, Quantum: quantum));
        int[] decoded = Pictures.ToSamples(Decode(code, new FrameShape(Width, Height, 16, precision, false)), 16);
        decoded.Max().ShouldBe(largest);
        decoded.Min().ShouldBe(0);
        int[] expected = CosineBlocks.Back(blocks, Width, Height, precision, quantum);
        decoded.Zip(expected, (one, other) => Math.Abs(one - other)).Max().ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public void Whatever_is_cut_away_is_missed()
    {
        foreach (byte marker in (byte[])[0xC1, 0xC2])
        {
            var (code, _) = Encode(19, 17, new CosineEncoding(8, marker, 12, 2), 3);
            Mutations.CutEverywhere(Codec.Decode, [.. code, 0, 0], new FrameShape(19, 17, 8, 8, false), code.Length - 2);
        }
    }

    [Fact]
    public void Each_decoder_decodes_what_the_frame_header_says()
    {
        var shape = new FrameShape(Width, Height, 8, 8, false);
        ushort[] samples = Pictures.Make(Width, Height, 8, 4);
        byte[][] codes =
        [
            LosslessEncoder.Encode(samples, Width, Height, new LosslessEncoding(8, 3)),
            LsEncoder.Encode(samples, Width, Height, new LsEncoding(8)),
            Encode(Width, Height, new CosineEncoding(8), 4).Code,
        ];
        FrameDecoder[] decoders = [Codecs.Jpeg.Decode, Codecs.JpegLossless.Decode, Codecs.JpegLs.Decode];
        foreach (byte[] code in codes)
        {
            foreach (FrameDecoder decode in decoders)
            {
                var voxels = new byte[shape.Bytes];
                decode(code, shape, voxels);
                Pictures.ToSamples(voxels, 8).Zip(samples, (one, other) => Math.Abs(one - other)).Max().ShouldBeLessThanOrEqualTo(1);
            }
        }
    }

    [Theory]
    [InlineData(0xC2, 1, 0xCA, "arithmetic-coded progressive coding is not decoded")]
    [InlineData(0xC2, 1, 0xC6, "hierarchical progressive coding is not decoded")]
    [InlineData(0xC2, 1, 0xE5, "no frame header before the scan")]
    [InlineData(0xC2, 4, 7, "samples of 7 bits, where the cosine transform has 8 or 12")]
    [InlineData(0xC2, 4, 12, "samples of 12 bits, where the file has room for 8")]
    [InlineData(0xC2, 9, 3, "a picture of 3 components; only pictures of one are read")]
    [InlineData(0xC2, 8, 38, "a picture of 38 x 27, where the file says 37 x 27")]
    [InlineData(0xC2, 12, 1, "quantization table 1 is not defined")]
    [InlineData(0xDA, 5, 2, "a scan header that does not belong to a frame of one component")]
    [InlineData(0xDA, 6, 0x20, "Huffman table 2 of class 0 is not defined")]
    [InlineData(0xDA, 8, 64, "a progressive scan of coefficients 0 to 64, bits 0 to 1")]
    [InlineData(0xDA, 9, 0x31, "a progressive scan of coefficients 0 to 0, bits 3 to 1")]
    [InlineData(0xC4, 5, 3, "has more codes than bits allow")]
    [InlineData(0xDB, 4, 0x20, "a quantization table with the head 20 and 129 bytes left")]
    [InlineData(0xD1, 1, 0xD3, "marker FFD3, where the restart marker FFD1 is due")]
    public void Damage_is_told_with_its_place(byte marker, int offset, byte value, string message)
    {
        var (code, _) = Encode(Width, Height, new CosineEncoding(8, 0xC2, 3, 4), 1);
        code[code.AsSpan().IndexOf<byte>([0xFF, marker]) + offset] = value;
        string told = Should.Throw<CodecException>(() => Decode(code, new FrameShape(Width, Height, 8, 8, false))).Message;
        told.ShouldStartWith("JPEG: byte ");
        told.ShouldContain(message);
    }

    [Fact]
    public void Scans_without_end_are_refused()
    {
        var (code, _) = Encode(Width, Height, new CosineEncoding(8, 0xC2, 3), 1);
        int scan = code.AsSpan().LastIndexOf<byte>([0xFF, 0xDA]);
        byte[] many = [.. code[..^2], .. Enumerable.Repeat(code[scan..^2], 200).SelectMany(bytes => bytes), 0xFF, 0xD9];
        Should.Throw<CodecException>(() => Decode(many, new FrameShape(Width, Height, 8, 8, false))).Message.ShouldContain("more than 128 scans");
    }

    [Fact]
    public void A_progressive_picture_without_its_last_scan_and_end_is_refused()
    {
        var (code, _) = Encode(Width, Height, new CosineEncoding(8, 0xC2, 3), 1);
        var shape = new FrameShape(Width, Height, 8, 8, false);
        int scan = code.AsSpan().LastIndexOf<byte>([0xFF, 0xDA]);
        Should.Throw<CodecException>(() => Decode(code[..scan], shape)).Message.ShouldContain("where a marker is due");
        Decode(code[..^2], shape).ShouldBe(Decode(code, shape));
    }

    [Theory]
    [InlineData(0xC1)]
    [InlineData(0xC2)]
    public void The_number_of_lines_may_come_after_the_first_scan(byte marker)
    {
        var (code, _) = Encode(Width, Height, new CosineEncoding(8, marker, 3, 6), 1);
        var shape = new FrameShape(Width, Height, 8, 8, false);
        byte[] voxels = Decode(code, shape);
        code[code.AsSpan().IndexOf<byte>([0xFF, marker]) + 6] = 0;
        int scan = code.AsSpan().IndexOf<byte>([0xFF, 0xDA]) + 10;
        int next = scan + code.AsSpan(scan).IndexOf<byte>([0xFF, (byte)(marker == 0xC2 ? 0xDA : 0xD9)]);
        byte[] With(int lines) => [.. code[..next], 0xFF, 0xDC, 0, 4, 0, (byte)lines, .. code[next..]];
        Decode(With(Height), shape).ShouldBe(voxels);
        Should.Throw<CodecException>(() => Decode(With(Height - 1), shape)).Message.ShouldContain("another number of lines than the 27");
    }

    [Fact]
    public void Several_threads_may_decode_at_once()
    {
        var (code, _) = Encode(Width, Height, new CosineEncoding(12, 0xC2, 3), 1);
        var shape = new FrameShape(Width, Height, 16, 12, false);
        byte[] voxels = Decode(code, shape);
        Parallel.For(0, 100, _ => Decode(code, shape).ShouldBe(voxels));
    }

    [Fact]
    public void Damaged_codes_are_refused_or_decoded_but_never_worse()
    {
        List<(byte[], FrameShape)> sound = [];
        foreach (byte marker in (byte[])[0xC0, 0xC1, 0xC2])
        {
            foreach (int precision in (int[])[8, 12])
            {
                foreach (int interval in (int[])[0, 3])
                {
                    var shape = new FrameShape(Width, Height, precision > 8 ? 16 : 8, precision, false);
                    sound.Add((Encode(Width, Height, new CosineEncoding(precision, marker, 9, interval), sound.Count).Code, shape));
                }
            }
        }

        Mutations.Try(Codec.Decode, sound, 5000, 4).ShouldBeGreaterThan(1000);
    }

    internal static (byte[] Code, int[] Expected) Encode(int width, int height, CosineEncoding encoding, int seed)
    {
        ushort[] samples = Pictures.Make(width, height, encoding.Precision, seed);
        List<int[]> blocks = CosineBlocks.Transform(samples, width, height, encoding.Precision, encoding.Quantum);
        int[] expected = CosineBlocks.Back(blocks, width, height, encoding.Precision, encoding.Quantum);
        return (CosineEncoder.Encode(blocks, width, height, encoding), expected);
    }

    internal static byte[] Decode(byte[] code, FrameShape shape)
    {
        var voxels = new byte[shape.Bytes];
        Codec.Decode(code, shape, voxels);
        return voxels;
    }
}
