using FsCheck;
using FsCheck.Fluent;
using Pinpoint.Codecs.Tests.Support;
using Pinpoint.Testing;

namespace Pinpoint.Codecs.Tests.Rle;

public sealed class RunLengthTests
{
    private static readonly int[] Allocations = [8, 16, 32];

    // Two rows of three samples of 16 bits: high bytes 1, 1, 1, 1, 1, 1 as a run, low bytes 1 to 6 as they are.
    private static byte[] Small => [2, 0, 0, 0, 64, 0, 0, 0, 66, 0, 0, 0, .. new byte[52], 0xFB, 1, 5, 1, 2, 3, 4, 5, 6, 0];

    private static FrameShape SmallShape => new(3, 2, 16, 16, false);

    [Fact]
    public void The_first_segment_is_the_most_significant_byte() => Decode(Small, SmallShape).ShouldBe([1, 1, 2, 1, 3, 1, 4, 1, 5, 1, 6, 1]);

    [Fact]
    public void What_is_encoded_comes_back() => Prop.ForAll(
        Gen.Elements(Allocations).ToArbitrary(),
        Gen.Choose(1, 40).Two().ToArbitrary(),
        Gen.Choose(0, int.MaxValue).ToArbitrary(),
        (allocated, size, seed) =>
        {
            var shape = new FrameShape(size.Item1, size.Item2, allocated, allocated, false);
            byte[] voxels = MakeVoxels(shape, seed);
            return Decode(RunLengthEncoder.Encode(voxels, allocated), shape).AsSpan().SequenceEqual(voxels);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(32)]
    public void Whatever_is_cut_away_is_missed(int allocated)
    {
        var shape = new FrameShape(7, 5, allocated, allocated, false);
        byte[] code = RunLengthEncoder.Encode(MakeVoxels(shape, 3), allocated);
        int needed = code.Length;
        Mutations.CutEverywhere(RunLength.Decode, [.. code, 0, 0, 0, 0], shape, code[^1] == 0 ? needed - 1 : needed);
    }

    [Theory]
    [InlineData(0, 1, "RLE: byte 0: 1 segments, where one component of 16 bits has 2")]
    [InlineData(0, 3, "RLE: byte 0: 3 segments, where one component of 16 bits has 2")]
    [InlineData(4, 63, "RLE: byte 4: segment 1 begins at 63, outside the 74 bytes of the code or before the one ahead of it")]
    [InlineData(8, 60, "RLE: byte 8: segment 2 begins at 60, outside the 74 bytes of the code or before the one ahead of it")]
    [InlineData(8, 99, "RLE: byte 8: segment 2 begins at 99, outside the 74 bytes of the code or before the one ahead of it")]
    [InlineData(64, 0xFA, "RLE: byte 64: a run of 7 samples, where only 6 are left in the frame")]
    [InlineData(64, 0xFC, "RLE: the segment that begins at byte 64 ends at byte 66; samples still due: 1")]
    [InlineData(64, 2, "RLE: the segment that begins at byte 64 ends at byte 66 within a run")]
    [InlineData(66, 4, "RLE: byte 72: a run of 7 samples, where only 1 are left in the frame")]
    public void Damage_is_told_with_its_place(int place, byte value, string message)
    {
        byte[] code = Small;
        code[place] = value;
        Should.Throw<CodecException>(() => Decode(code, SmallShape)).Message.ShouldBe(message);
    }

    [Fact]
    public void Samples_after_the_last_one_are_told() =>
        Should.Throw<CodecException>(() => Decode([.. Small, 1, 9], SmallShape)).Message
            .ShouldBe("RLE: byte 74: the segment that begins at byte 66 goes on after the last sample");

    [Fact]
    public void The_byte_without_a_meaning_is_passed_over()
    {
        byte[] code = [1, 0, 0, 0, 64, 0, 0, 0, .. new byte[56], 0x80, 1, 5, 6, 0x80, 0x80, 0, 7];
        Decode(code, new FrameShape(3, 1, 8, 8, false)).ShouldBe([5, 6, 7]);
    }

    [Fact]
    public void Several_components_are_refused() =>
        Should.Throw<CodecException>(() => Decode([3, .. new byte[80]], new FrameShape(2, 2, 8, 8, false)))
            .Message.ShouldBe("RLE: byte 0: 3 segments, where one component of 8 bits has 1");

    [Fact]
    public void Damaged_codes_are_refused_or_decoded_but_never_worse()
    {
        var sound = Allocations.Select((allocated, i) =>
        {
            var shape = new FrameShape(19, 13, allocated, allocated, false);
            return (RunLengthEncoder.Encode(MakeVoxels(shape, i), allocated), shape);
        }).ToList();
        Mutations.Try(RunLength.Decode, sound, 4000, 1).ShouldBeGreaterThan(1000);
    }

    [DcmtkFact]
    public void Dcmtk_and_this_decoder_read_each_other()
    {
        using var folder = new TemporaryFolder();
        foreach (int allocated in (int[])[8, 16])
        {
            var shape = new FrameShape(61, 47, allocated, allocated, false);
            List<byte[]> frames = [.. Enumerable.Range(0, 20).Select(seed => MakeVoxels(shape, seed))];
            DicomFrames.Write(folder.File("plain.dcm"), DicomFrames.ExplicitLittleEndian, shape, frames);
            Dcmtk.Run("dcmcrle", folder.File("plain.dcm"), folder.File("coded.dcm"));
            List<byte[]> coded = DicomFrames.Read(folder.File("coded.dcm"));
            coded.Count.ShouldBe(frames.Count);
            for (int i = 0; i < frames.Count; i++)
            {
                Decode(coded[i], shape).ShouldBe(frames[i]);
            }

            List<byte[]> own = [.. frames.Select(frame => RunLengthEncoder.Encode(frame, allocated))];
            DicomFrames.Write(folder.File("own.dcm"), DicomFrames.RunLength, shape, own);
            Dcmtk.Run("dcmdrle", folder.File("own.dcm"), folder.File("decoded.dcm"));
            DicomFrames.Read(folder.File("decoded.dcm")).ShouldBe(frames);
        }
    }

    private static byte[] Decode(byte[] code, FrameShape shape)
    {
        var voxels = new byte[shape.Bytes];
        RunLength.Decode(code, shape, voxels);
        return voxels;
    }

    private static byte[] MakeVoxels(FrameShape shape, int seed)
    {
        int size = shape.BitsAllocated / 8;
        byte[] voxels = Pictures.ToVoxels(Pictures.Make(shape.Width, shape.Height, Math.Min(shape.BitsAllocated, 16), seed), shape.BitsAllocated);
        for (int i = 3; size == 4 && i < voxels.Length; i += 4)
        {
            voxels[i] = (byte)(i / 9);
        }

        return voxels;
    }
}
