using FsCheck;
using FsCheck.Fluent;
using Pinpoint.Codecs.Tests.Support;
using Codec = Pinpoint.Codecs.JpegLossless;

namespace Pinpoint.Codecs.Tests.JpegLossless;

public sealed class JpegLosslessTests
{
    private const int Width = 23;
    private const int Height = 17;

    [Fact]
    public void Every_predictor_precision_point_transform_and_restart_interval_comes_back()
    {
        int combinations = 0;
        foreach (LosslessEncoding encoding in Combinations())
        {
            ushort[] samples = Pictures.Make(Width, Height, encoding.Precision, combinations++);
            CheckRoundTrip(samples, Width, Height, encoding);
        }

        combinations.ShouldBeGreaterThan(400);
    }

    [Fact]
    public void What_is_encoded_comes_back() => Prop.ForAll(
        (from precision in Gen.Choose(2, 16)
         from predictor in Gen.Choose(1, 7)
         from pointTransform in Gen.Choose(0, Math.Min(4, precision - 1))
         from rows in Gen.Choose(0, 5)
         from steep in Gen.Elements(true, false)
         select new LosslessEncoding(precision, predictor, pointTransform, rows, steep)).ToArbitrary(),
        Gen.Choose(1, 40).Two().ToArbitrary(),
        Gen.Choose(0, int.MaxValue).ToArbitrary(),
        (encoding, size, seed) =>
        {
            ushort[] samples = Pictures.Make(size.Item1, size.Item2, encoding.Precision, seed);
            CheckRoundTrip(samples, size.Item1, size.Item2, encoding);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_difference_of_half_the_range_has_no_further_bits()
    {
        // 32768 before any other, for the first prediction is the middle of the range.
        ushort[] samples = [0, 32768, 0, 65535, 32767, 0];
        CheckRoundTrip(samples, 3, 2, new LosslessEncoding(16, 1));
    }

    [Fact]
    public void Samples_may_have_fewer_bits_than_are_stored()
    {
        ushort[] samples = Pictures.Make(Width, Height, 11, 4);
        byte[] code = LosslessEncoder.Encode(samples, Width, Height, new LosslessEncoding(11, 7));
        Decode(code, new FrameShape(Width, Height, 16, 16, true)).ShouldBe(Pictures.ToVoxels(samples, 16));
    }

    [Fact]
    public void Whatever_is_cut_away_is_missed()
    {
        var encoding = new LosslessEncoding(12, 4, RowsPerInterval: 3);
        byte[] code = LosslessEncoder.Encode(Pictures.Make(9, 7, 12, 2), 9, 7, encoding);
        Mutations.CutEverywhere(Codec.Decode, [.. code, 0, 0], new FrameShape(9, 7, 16, 12, false), code.Length - 2);
    }

    [Fact]
    public void The_number_of_lines_may_come_after_the_scan()
    {
        ushort[] samples = Pictures.Make(Width, Height, 8, 2);
        byte[] code = LosslessEncoder.Encode(samples, Width, Height, new LosslessEncoding(8, 2));
        int header = code.AsSpan().IndexOf<byte>([0xFF, 0xC3]);
        code[header + 6] = 0;
        var shape = new FrameShape(Width, Height, 8, 8, false);
        Decode([.. code[..^2], 0xFF, 0xDC, 0, 4, 0, Height, 0xFF, 0xD9], shape).ShouldBe(Pictures.ToVoxels(samples, 8));
        Should.Throw<CodecException>(() => Decode([.. code[..^2], 0xFF, 0xDC, 0, 4, 0, Height + 1, 0xFF, 0xD9], shape))
            .Message.ShouldContain("another number of lines");
    }

    [Theory]
    [InlineData(0xC3, 4, 17, "samples of 17 bits")]
    [InlineData(0xC3, 4, 1, "samples of 1 bits")]
    [InlineData(0xC3, 6, 18, "a picture of 23 x 18, where the file says 23 x 17")]
    [InlineData(0xC3, 8, 24, "a picture of 24 x 17, where the file says 23 x 17")]
    [InlineData(0xC3, 9, 3, "a picture of 3 components; only pictures of one are read")]
    [InlineData(0xC3, 1, 0xCB, "arithmetic-coded lossless coding is not decoded")]
    [InlineData(0xC3, 1, 0xC7, "hierarchical lossless coding is not decoded")]
    [InlineData(0xC3, 1, 0xC4, "no frame header before the scan")]
    [InlineData(0xDA, 7, 0, "predictor 0, where lossless frames have 1 to 7")]
    [InlineData(0xDA, 7, 8, "predictor 8, where lossless frames have 1 to 7")]
    [InlineData(0xDA, 9, 12, "a point transform of 12 bits, where samples have 12")]
    [InlineData(0xDA, 5, 2, "does not belong to a lossless frame of one component")]
    [InlineData(0xDA, 6, 0x10, "Huffman table 1 of class 0 is not defined")]
    [InlineData(0xDD, 5, 47, "a restart interval of 47 samples, which is no whole number of rows of 23")]
    [InlineData(0xC4, 24, 2, "has more codes than bits allow")]
    [InlineData(0xC4, 23, 200, "has more codes than bits allow")]
    [InlineData(0xC4, 39, 17, "its Huffman table has differences of 17 bits")]
    [InlineData(0xD0, 1, 0xD1, "marker FFD1, where the restart marker FFD0 is due")]
    public void Damage_is_told_with_its_place(byte marker, int offset, byte value, string message)
    {
        byte[] code = LosslessEncoder.Encode(Pictures.Make(Width, Height, 12, 9), Width, Height, new LosslessEncoding(12, 5, RowsPerInterval: 2));
        code[code.AsSpan().IndexOf<byte>([0xFF, marker]) + offset] = value;
        string told = Should.Throw<CodecException>(() => Decode(code, new FrameShape(Width, Height, 16, 12, false))).Message;
        told.ShouldStartWith("JPEG: byte ");
        told.ShouldContain(message);
    }

    [Fact]
    public void Samples_of_more_bits_than_there_is_room_for_are_refused()
    {
        byte[] code = LosslessEncoder.Encode(Pictures.Make(Width, Height, 9, 9), Width, Height, new LosslessEncoding(9, 5));
        Should.Throw<CodecException>(() => Decode(code, new FrameShape(Width, Height, 8, 8, false)))
            .Message.ShouldContain("samples of 9 bits, where the file has room for 8");
    }

    [Fact]
    public void Several_threads_may_decode_at_once()
    {
        ushort[] samples = Pictures.Make(Width, Height, 14, 1);
        byte[] code = LosslessEncoder.Encode(samples, Width, Height, new LosslessEncoding(14, 6, RowsPerInterval: 1));
        byte[] voxels = Pictures.ToVoxels(samples, 16);
        Parallel.For(0, 200, _ => Decode(code, new FrameShape(Width, Height, 16, 14, false)).ShouldBe(voxels));
    }

    [Fact]
    public void Damaged_codes_are_refused_or_decoded_but_never_worse()
    {
        List<(byte[], FrameShape)> sound = [.. Combinations().Where((_, i) => i % 9 == 0).Select((encoding, i) => (
            LosslessEncoder.Encode(Pictures.Make(Width, Height, encoding.Precision, i), Width, Height, encoding),
            new FrameShape(Width, Height, encoding.Precision > 8 ? 16 : 8, encoding.Precision, false)))];
        Mutations.Try(Codec.Decode, sound, 5000, 2).ShouldBeGreaterThan(1000);
    }

    /// <summary>Every predictor with every precision, point transform and restart interval that matters.</summary>
    internal static IEnumerable<LosslessEncoding> Combinations() =>
        from precision in Enumerable.Range(2, 15)
        from predictor in Enumerable.Range(1, 7)
        from pointTransform in (int[])[0, Math.Min(3, precision - 1)]
        from rows in (int[])[0, 1 + (precision % 4)]
        select new LosslessEncoding(precision, predictor, pointTransform, rows, (precision + predictor) % 3 != 0);

    internal static ushort[] WithoutLowBits(ushort[] samples, int bits) => [.. samples.Select(sample => (ushort)(sample >> bits << bits))];

    private static void CheckRoundTrip(ushort[] samples, int width, int height, LosslessEncoding encoding)
    {
        byte[] code = LosslessEncoder.Encode(samples, width, height, encoding);
        ushort[] expected = WithoutLowBits(samples, encoding.PointTransform);
        foreach (int allocated in (int[])[8, 16, 32])
        {
            if (allocated >= encoding.Precision)
            {
                byte[] voxels = Decode(code, new FrameShape(width, height, allocated, encoding.Precision, false));
                voxels.AsSpan().SequenceEqual(Pictures.ToVoxels(expected, allocated)).ShouldBeTrue(encoding.ToString());
            }
        }
    }

    private static byte[] Decode(byte[] code, FrameShape shape)
    {
        var voxels = new byte[shape.Bytes];
        Codec.Decode(code, shape, voxels);
        return voxels;
    }
}
