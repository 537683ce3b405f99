using FsCheck;
using FsCheck.Fluent;
using Pinpoint.Codecs.Tests.Support;
using Codec = Pinpoint.Codecs.JpegLs;

namespace Pinpoint.Codecs.Tests.JpegLs;

public sealed class JpegLsTests
{
    private const int Width = 31;
    private const int Height = 19;

    [Fact]
    public void What_is_encoded_comes_back_within_the_bound() => Prop.ForAll(
        (from precision in Gen.Choose(2, 16)
         from near in Gen.Frequency((2, Gen.Constant(0)), (1, Gen.Choose(1, Math.Min(9, ((1 << precision) - 1) / 2))))
         from rows in Gen.Choose(0, 4)
         let full = 1 << precision
         from maximum in Gen.Elements(0, full - 1, Math.Max(2 * near, full - 2), Math.Max(Math.Max(1, 2 * near), full * 2 / 3))
         from reset in Gen.Elements(0, 3, 31)
         from presets in Gen.Elements<int[]?>(null, [maximum, 0, 0, 0, reset])
         select new LsEncoding(precision, near, rows, presets)).ToArbitrary(),
        Gen.Choose(1, 45).Two().ToArbitrary(),
        Gen.Choose(0, int.MaxValue).ToArbitrary(),
        (encoding, size, seed) =>
            CheckRoundTrip(MakePicture(encoding, size.Item1, size.Item2, seed), size.Item1, size.Item2, encoding)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(8, 1, 2, 3, 255)]
    [InlineData(8, 255, 255, 255, 64)]
    [InlineData(12, 1, 1, 1, 3)]
    [InlineData(12, 9, 300, 4095, 4095)]
    [InlineData(16, 18, 67, 276, 65535)]
    [InlineData(16, 100, 1000, 10000, 40)]
    public void Presets_hold_where_they_are_given(int precision, int first, int second, int third, int reset)
    {
        var encoding = new LsEncoding(precision, Presets: [0, first, second, third, reset]);
        for (int seed = 0; seed < 10; seed++)
        {
            CheckRoundTrip(Pictures.Make(90, 40, precision, seed), 90, 40, encoding);
        }
    }

    [Theory]
    [InlineData(255, 0, 3, 7, 21)]
    [InlineData(255, 2, 9, 17, 35)]
    [InlineData(4095, 0, 18, 67, 276)]
    [InlineData(65535, 0, 18, 67, 276)]
    [InlineData(65535, 255, 783, 1342, 2061)]
    [InlineData(1023, 0, 6, 19, 72)]
    [InlineData(127, 0, 2, 3, 10)]
    [InlineData(15, 1, 3, 5, 8)]
    [InlineData(3, 0, 2, 3, 3)]
    [InlineData(1, 0, 1, 1, 1)]
    public void Default_thresholds_are_those_of_the_standard(int maximum, int near, int first, int second, int third) =>
        JpegLsParameters.Default(maximum, near).ShouldBe(new JpegLsParameters(maximum, first, second, third, 64));

    [Fact]
    public void The_example_of_the_standard_is_decoded()
    {
        // ITU T.87 annex H.3: 4 x 4 samples of 8 bits.
        byte[] code =
        [
            0xFF, 0xD8, 0xFF, 0xF7, 0x00, 0x0B, 0x08, 0x00, 0x04, 0x00, 0x04, 0x01, 0x01, 0x11, 0x00, 0xFF, 0xDA, 0x00, 0x08, 0x01, 0x01, 0x00, 0x00, 0x00,
            0x00, 0xC0, 0x00, 0x00, 0x6C, 0x80, 0x20, 0x8E, 0x01, 0xC0, 0x00, 0x00, 0x57, 0x40, 0x00, 0x00, 0x6E, 0xE6, 0x00, 0x00, 0x01, 0xBC, 0x18, 0x00,
            0x00, 0x05, 0xD8, 0x00, 0x00, 0x91, 0x60, 0xFF, 0xD9,
        ];
        Decode(code, new FrameShape(4, 4, 8, 8, false)).ShouldBe([0, 0, 90, 74, 68, 50, 43, 205, 64, 145, 145, 145, 100, 145, 145, 145]);
    }

    [Fact]
    public void Errors_at_the_ends_of_the_range_do_not_wrap()
    {
        // Bit patterns of signed samples around zero and around the ends: what is near 0 or 65535 stays there.
        ushort[] ends = [0, 65535, 32768, 32767, 1];
        ushort[] samples = [.. Enumerable.Range(0, 40 * 40).Select(i => ends[(i * 7919 + (i / 11)) % 5])];
        foreach (int near in (int[])[1, 2, 5, 255])
        {
            CheckRoundTrip(samples, 40, 40, new LsEncoding(16, near));
        }
    }

    [Fact]
    public void Whatever_is_cut_away_is_missed()
    {
        byte[] code = LsEncoder.Encode(Pictures.Make(9, 7, 12, 4), 9, 7, new LsEncoding(12, RowsPerInterval: 3));
        Mutations.CutEverywhere(Codec.Decode, [.. code, 0, 0], new FrameShape(9, 7, 16, 12, false), code.Length - 2);
    }

    [Theory]
    [InlineData(0xF7, 4, 17, "samples of 17 bits")]
    [InlineData(0xF7, 9, 3, "a picture of 3 components; only pictures of one are read")]
    [InlineData(0xF7, 8, 32, "a picture of 32 x 19, where the file says 31 x 19")]
    [InlineData(0xF7, 1, 0xF9, "JPEG-LS extended (part 2) coding is not decoded")]
    [InlineData(0xF8, 4, 2, "mapping tables (palettes) are not decoded")]
    [InlineData(0xF8, 4, 3, "mapping tables (palettes) are not decoded")]
    [InlineData(0xF8, 4, 4, "more than 65535 rows or columns")]
    [InlineData(0xF8, 4, 5, "a JPEG-LS preset segment of kind 5 with 11 bytes")]
    [InlineData(0xF8, 5, 0x20, "JPEG-LS presets 8447, 18, 67, 276, 64 that do not fit samples of 12 bits")]
    [InlineData(0xF8, 14, 2, "JPEG-LS presets 4095, 18, 67, 276, 2 that do not fit samples of 12 bits")]
    [InlineData(0xDA, 5, 2, "does not belong to a JPEG-LS frame of one component")]
    [InlineData(0xDA, 6, 1, "mapping tables (palettes) are not decoded")]
    [InlineData(0xDA, 8, 3, "does not belong to a JPEG-LS frame of one component")]
    [InlineData(0xDA, 9, 1, "JPEG-LS with a point transform is not decoded")]
    [InlineData(0xD1, 1, 0xD2, "marker FFD2, where the restart marker FFD1 is due")]
    public void Damage_is_told_with_its_place(byte marker, int offset, byte value, string message)
    {
        var encoding = new LsEncoding(12, RowsPerInterval: 2, Presets: [4095, 18, 67, 276, 64]);
        byte[] code = LsEncoder.Encode(Pictures.Make(Width, Height, 12, 0), Width, Height, encoding);
        code[code.AsSpan().IndexOf<byte>([0xFF, marker]) + offset] = value;
        string told = Should.Throw<CodecException>(() => Decode(code, new FrameShape(Width, Height, 16, 12, false))).Message;
        told.ShouldStartWith("JPEG: byte ");
        told.ShouldContain(message);
    }

    [Fact]
    public void A_bound_beyond_half_the_range_is_refused()
    {
        byte[] code = LsEncoder.Encode(Pictures.Make(Width, Height, 4, 0), Width, Height, new LsEncoding(4, 7));
        code[code.AsSpan().IndexOf<byte>([0xFF, 0xDA]) + 7] = 8;
        Should.Throw<CodecException>(() => Decode(code, new FrameShape(Width, Height, 8, 4, false)))
            .Message.ShouldContain("a bound of 8, where samples go up to 15");
    }

    [Fact]
    public void Restart_intervals_may_have_four_bytes()
    {
        ushort[] samples = Pictures.Make(Width, Height, 10, 3);
        byte[] code = LsEncoder.Encode(samples, Width, Height, new LsEncoding(10, RowsPerInterval: 4));
        int place = code.AsSpan().IndexOf<byte>([0xFF, 0xDD]);
        byte[] longer = [.. code[..(place + 2)], 0, 6, 0, 0, .. code[(place + 4)..]];
        Decode(longer, new FrameShape(Width, Height, 16, 10, false)).ShouldBe(Pictures.ToVoxels(samples, 16));
    }

    [Fact]
    public void The_number_of_lines_may_come_after_the_scan()
    {
        ushort[] samples = Pictures.Make(Width, Height, 8, 2);
        byte[] code = LsEncoder.Encode(samples, Width, Height, new LsEncoding(8));
        code[code.AsSpan().IndexOf<byte>([0xFF, 0xF7]) + 6] = 0;
        var shape = new FrameShape(Width, Height, 8, 8, false);
        Decode([.. code[..^2], 0xFF, 0xDC, 0, 4, 0, Height, 0xFF, 0xD9], shape).ShouldBe(Pictures.ToVoxels(samples, 8));
        Should.Throw<CodecException>(() => Decode([.. code[..^2], 0xFF, 0xDC, 0, 4, 0, 1, 0xFF, 0xD9], shape))
            .Message.ShouldContain("another number of lines than the 19");
    }

    [Fact]
    public void Several_threads_may_decode_at_once()
    {
        ushort[] samples = Pictures.Make(Width, Height, 14, 2);
        byte[] code = LsEncoder.Encode(samples, Width, Height, new LsEncoding(14, RowsPerInterval: 5));
        byte[] voxels = Pictures.ToVoxels(samples, 16);
        Parallel.For(0, 200, _ => Decode(code, new FrameShape(Width, Height, 16, 14, false)).ShouldBe(voxels));
    }

    [Fact]
    public void Damaged_codes_are_refused_or_decoded_but_never_worse()
    {
        List<(byte[], FrameShape)> sound = [];
        for (int precision = 2; precision <= 16; precision++)
        {
            var encoding = new LsEncoding(precision, precision % 3 == 0 ? 1 : 0, precision % 4, precision % 2 == 0 ? [0, 0, 0, 0, 5] : null);
            byte[] code = LsEncoder.Encode(Pictures.Make(Width, Height, precision, precision), Width, Height, encoding);
            sound.Add((code, new FrameShape(Width, Height, precision > 8 ? 16 : 8, precision, false)));
        }

        Mutations.Try(Codec.Decode, sound, 5000, 3).ShouldBeGreaterThan(1000);
    }

    /// <summary>A picture whose samples stay below the largest one that the presets allow.</summary>
    internal static ushort[] MakePicture(LsEncoding encoding, int width, int height, int seed)
    {
        int largest = encoding.Presets is { } presets && presets[0] != 0 ? presets[0] : (1 << encoding.Precision) - 1;
        return [.. Pictures.Make(width, height, encoding.Precision, seed).Select(sample => (ushort)Math.Min(sample, largest))];
    }

    internal static byte[] Decode(byte[] code, FrameShape shape)
    {
        var voxels = new byte[shape.Bytes];
        Codec.Decode(code, shape, voxels);
        return voxels;
    }

    private static void CheckRoundTrip(ushort[] samples, int width, int height, LsEncoding encoding)
    {
        byte[] code = LsEncoder.Encode(samples, width, height, encoding);
        int allocated = encoding.Precision > 8 ? 16 : 8;
        int[] decoded = Pictures.ToSamples(Decode(code, new FrameShape(width, height, allocated, encoding.Precision, false)), allocated);
        for (int i = 0; i < samples.Length; i++)
        {
            Math.Abs(decoded[i] - samples[i]).ShouldBeLessThanOrEqualTo(encoding.Near, $"sample {i}, {encoding}");
        }
    }
}
