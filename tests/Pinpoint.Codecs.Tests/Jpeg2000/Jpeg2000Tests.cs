using Pinpoint.Codecs.Tests.Support;

namespace Pinpoint.Codecs.Tests;

/// <summary>The laws on fixed streams, which need no peer.</summary>
public sealed class Jpeg2000Tests
{
    public static TheoryData<string> Names => [.. FixedStreams.Lossless.Select(stream => stream.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Lossless_streams_give_the_very_samples(string name)
    {
        (_, byte[] code, Picture picture) = Stream(name);
        Picture.Decode(code, picture.Shape).Samples.ShouldBe(picture.Samples);
    }

    [Fact]
    public void A_lossy_stream_is_within_one_of_the_judge() =>
        Picture.Decode(FixedStreams.Irreversible, FixedStreams.IrreversibleJudged.Shape)
            .LargestDifference(FixedStreams.IrreversibleJudged).ShouldBeLessThanOrEqualTo(1);

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_cut_but_that_of_the_end_marker_is_missed(string name)
    {
        (_, byte[] code, Picture picture) = Stream(name);
        Mutations.CutEverywhere(Jpeg2000.Decode, [.. code, 0], picture.Shape, code.Length - 2);
    }

    [Fact]
    public void The_sign_of_the_file_goes_before_that_of_the_code()
    {
        Picture signed = Stream(nameof(FixedStreams.Plain)).Picture, unsigned = Stream(nameof(FixedStreams.InBoxes)).Picture;
        Picture.Decode(FixedStreams.Plain, signed.Shape with { Signed = false }).Samples.ShouldBe(signed.Samples.Select(sample => sample & 0xFFF));
        Picture.Decode(FixedStreams.InBoxes, unsigned.Shape with { Signed = true }).Samples
            .ShouldBe(unsigned.Samples.Select(sample => sample >= 2048 ? sample - 4096 : sample));
    }

    [Theory]
    [InlineData(16, 12)]
    [InlineData(16, 16)]
    [InlineData(16, 9)]
    [InlineData(32, 32)]
    public void Samples_take_what_the_file_allocates(int allocated, int stored)
    {
        Picture picture = Stream(nameof(FixedStreams.Plain)).Picture;
        var shape = new FrameShape(picture.Width, picture.Height, allocated, stored, true);
        byte[] voxels = new byte[shape.Bytes];
        Jpeg2000.Decode(FixedStreams.Plain, shape, voxels);
        int[] samples = allocated == 16 ? Picture.FromVoxels(shape, voxels).Samples : [.. voxels.Chunk(4).Select(bytes => BitConverter.ToInt32(bytes))];
        samples.ShouldBe(picture.Samples);
    }

    [Fact]
    public void Another_shape_than_the_code_has_is_refused()
    {
        FrameShape shape = Stream(nameof(FixedStreams.Plain)).Picture.Shape;
        Refusal(FixedStreams.Plain, shape with { Width = 17 }).ShouldContain("holds 18 x 13 samples, the file says 17 x 13");
        Refusal(FixedStreams.Plain, shape with { Height = 14 }).ShouldContain("the file says 18 x 14");
        Refusal(FixedStreams.Plain, shape with { BitsAllocated = 8, BitsStored = 8 }).ShouldContain("samples of 12 bits; 8 are the most here");
    }

    [Fact]
    public void What_is_not_decoded_is_named()
    {
        FrameShape shape = Stream(nameof(FixedStreams.Plain)).Picture.Shape;
        byte[] plain = FixedStreams.Plain;
        Refusal(With(plain, 41, 3), shape).ShouldContain("3 components");
        Refusal(With(plain, 6, 0x40), shape).ShouldContain("HTJ2K");
        Refusal([.. plain[..45], 0xFF, 0x50, 0, 8, 0, 2, 0, 0, 0, 0, .. plain[45..]], shape).ShouldContain("HTJ2K");
        int coding = Find(plain, 0x52);
        Refusal(With(plain, coding + 12, 0x40), shape).ShouldContain("HTJ2K");
        Refusal([0, .. plain], shape).ShouldContain("no start of a codestream at byte 0");
    }

    [Fact]
    public void Headers_of_packets_may_stand_in_the_headers_of_tile_parts_or_of_the_codestream()
    {
        (_, byte[] code, Picture picture) = Stream(nameof(FixedStreams.Everything));
        foreach (byte[] moved in new[] { PacketHeaderMover.ToTileParts(code), PacketHeaderMover.ToMainHeader(code) })
        {
            Picture.Decode(moved, picture.Shape).Samples.ShouldBe(picture.Samples);

            // The last packet is an empty one, of which SOP alone stands before the end marker.
            Mutations.CutEverywhere(Jpeg2000.Decode, moved[..^8], picture.Shape, moved.Length - 8);
        }
    }

    [Fact]
    public void A_last_tile_part_may_leave_its_length_open()
    {
        (_, byte[] code, Picture picture) = Stream(nameof(FixedStreams.Plain));
        int part = Find(code, 0x90);
        byte[] open = With(With(code, part + 8, 0), part + 9, 0);
        Picture.Decode([.. open, 0], picture.Shape).Samples.ShouldBe(picture.Samples);
        Mutations.CutEverywhere(Jpeg2000.Decode, open, picture.Shape, open.Length - 2);
    }

    [Fact]
    public void What_is_said_of_a_tile_and_of_the_component_goes_before_what_is_said_of_all()
    {
        (_, byte[] code, Picture picture) = Stream(nameof(FixedStreams.Plain));
        int coding = Find(code, 0x52), quantization = Find(code, 0x5C), part = Find(code, 0x90);
        byte[] component = [0xFF, 0x53, 0, 9, 0, 0, .. code[(coding + 9)..(coding + 14)]];
        byte[] steps = [0xFF, 0x5D, 0, (byte)(code[quantization + 3] + 1), 0, .. code[(quantization + 4)..(quantization + 2 + code[quantization + 3])]];

        // One decomposition and four guard bits, which are wrong.
        byte[] wrong = With(With(code, coding + 9, 1), quantization + 4, 0x80);
        Picture.Decode(wrong, picture.Shape).Samples.ShouldNotBe(picture.Samples);
        Picture.Decode([.. wrong[..part], .. component, .. steps, .. wrong[part..]], picture.Shape).Samples.ShouldBe(picture.Samples);

        // In the tile-part's header, whose length grows.
        byte[] own = [.. code[coding..(coding + 14)], .. steps];
        byte[] header = With(wrong, part + 9, (byte)(wrong[part + 9] + own.Length));
        Picture.Decode([.. header[..(part + 12)], .. own, .. header[(part + 12)..]], picture.Shape).Samples.ShouldBe(picture.Samples);
    }

    [Fact]
    public void Threads_do_not_meet() => Parallel.For(0, 200, round =>
    {
        (string name, byte[] code, Picture picture) = FixedStreams.Lossless[round % FixedStreams.Lossless.Length];
        Picture.Decode(code, picture.Shape).Samples.ShouldBe(picture.Samples, name);
    });

    [Fact]
    public void One_frame_after_the_other_takes_hardly_any_memory()
    {
        (_, byte[] code, Picture picture) = Stream(nameof(FixedStreams.Plain));
        byte[] voxels = new byte[picture.Shape.Bytes];
        Jpeg2000.Decode(code, picture.Shape, voxels);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Jpeg2000.Decode(code, picture.Shape, voxels);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(32_768);
    }

    [Fact]
    public void Damaged_codes_give_a_picture_or_one_line()
    {
        (byte[], FrameShape)[] sound =
        [
            .. FixedStreams.Lossless.Select(stream => (stream.Code, stream.Picture.Shape)),
            (FixedStreams.Irreversible, FixedStreams.IrreversibleJudged.Shape),
            (PacketHeaderMover.ToTileParts(FixedStreams.Everything), Stream(nameof(FixedStreams.Everything)).Picture.Shape),
            (PacketHeaderMover.ToMainHeader(FixedStreams.Everything), Stream(nameof(FixedStreams.Everything)).Picture.Shape),
        ];
        Mutations.Try(Jpeg2000.Decode, sound, 5000, 4).ShouldBeGreaterThan(1000);
    }

    [Fact]
    public void Sizes_are_checked_before_memory_is_taken()
    {
        // 1 x 1 precincts over 11000 x 11000 samples: more packets than the code has bytes. Taken at its word, its lists would be of gigabytes.
        byte[] code = FixedStreams.Plain;
        byte[] large = [.. code[..8], 0, 0, 0x2A, 0xF8, 0, 0, 0x2A, 0xF8, .. code[16..24], 0, 0, 0x2A, 0xF8, 0, 0, 0x2A, 0xF8, .. code[32..45],
            0xFF, 0x52, 0, 13, 1, 0, 0xFF, 0xFF, 0, 0, 4, 4, 0, 1, 0, .. code[59..]];
        var shape = new FrameShape(11000, 11000, 16, 12, true);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Should.Throw<CodecException>(() => Jpeg2000.Decode(large, shape with { Width = 1 }, new byte[22_000])).Message.ShouldContain("11000 x 11000");
        Codestream codestream = Codestream.Read(large, 0, shape);
        using var workspace = new TileWorkspace();
        Should.Throw<CodecException>(() => TileDecoder.Decode(large, codestream, 0, workspace, shape, [])).Message.ShouldContain("packets of tile 0");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1_000_000);
    }

    [Fact]
    public void Progressions_that_go_over_the_same_packets_again_and_again_are_refused()
    {
        (_, byte[] code, Picture picture) = Stream(nameof(FixedStreams.Plain));
        byte[] WithChanges(byte endResolution)
        {
            byte[] entry = [0, 0, 0, 1, endResolution, 1, 2];
            byte[] changes = [.. Enumerable.Repeat(entry, 9000).SelectMany(bytes => bytes)];
            return [.. code[..45], 0xFF, 0x5F, (byte)((changes.Length + 2) >> 8), (byte)(changes.Length + 2), .. changes, .. code[45..]];
        }

        Refusal(WithChanges(endResolution: 1), picture.Shape).ShouldContain("again and again");
        Picture.Decode(WithChanges(endResolution: 3), picture.Shape).Samples.ShouldBe(picture.Samples);
    }

    [Fact]
    public void Layers_that_bring_nothing_cost_their_bytes()
    {
        // 128 x 128 samples in blocks of 4 x 4. The first packet brings one pass of the first block: six nodes of either tag tree are 0, then come one pass, no
        // more bits of length, a length of 0, and three closed squares a level. All other packets bring nothing; each says so of the same squares.
        const int Layers = 60_000;
        byte[] header =
        [
            0xFF, 0x4F, 0xFF, 0x51, 0, 41, 0, 0, 0, 0, 0, 128, 0, 0, 0, 128, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 128, 0, 0, 0, 128, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 1, 7, 1, 1, 0xFF, 0x52, 0, 12, 0, 0, Layers >> 8, Layers & 0xFF, 0, 0, 0, 0, 0, 1, 0xFF, 0x5C, 0, 4, 0x40, 0x48,
            0xFF, 0x90, 0, 10, 0, 0, 0, 0, 0, 0, 0, 1, 0xFF, 0x93,
        ];
        byte[] first = [0b11111111, 0b01111100, 0, 0, 0], other = [0b10000000, 0, 0];
        byte[] code = [.. header, .. first, .. Enumerable.Repeat(other, Layers - 1).SelectMany(bytes => bytes), 0xFF, 0xD9];
        Picture decoded = Picture.Decode(code, new FrameShape(128, 128, 8, 8, false));
        decoded.Samples.Where((_, index) => index % 128 >= 4 || index / 128 >= 4).ShouldAllBe(sample => sample == 128);
    }

    private static (string Name, byte[] Code, Picture Picture) Stream(string name) => FixedStreams.Lossless.Single(stream => stream.Name == name);

    private static int Find(byte[] code, byte marker) => code.AsSpan().IndexOf(new byte[] { 0xFF, marker });

    private static byte[] With(byte[] code, int place, byte value)
    {
        byte[] changed = [.. code];
        changed[place] = value;
        return changed;
    }

    private static string Refusal(byte[] code, FrameShape shape)
    {
        string message = Should.Throw<CodecException>(() => Jpeg2000.Decode(code, shape, new byte[shape.Bytes])).Message;
        message.ShouldNotContain('\n');
        return message;
    }
}
