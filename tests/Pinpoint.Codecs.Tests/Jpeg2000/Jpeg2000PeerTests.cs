using System.Numerics;

namespace Pinpoint.Codecs.Tests;

/// <summary>Streams that OpenJPEG writes, against the picture that was written and against what OpenJPEG reads.</summary>
public sealed class Jpeg2000PeerTests
{
    public static TheoryData<int, bool> Precisions => Pairs(Enumerable.Range(1, 16), [false, true]);

    [OpenJpegTheory]
    [MemberData(nameof(Precisions))]
    public void Every_precision_is_lossless(int precision, bool signed) => IsLossless(Picture.Make(82, 61, precision, signed), "", "jp2");

    [OpenJpegTheory]
    [InlineData("-n 1")]
    [InlineData("-n 2")]
    [InlineData("-n 7")]
    [InlineData("-b 4,4")]
    [InlineData("-b 1024,4 -n 1")]
    [InlineData("-b 4,1024 -n 1")]
    [InlineData("-b 32,128")]
    [InlineData("-M 1")]
    [InlineData("-M 2")]
    [InlineData("-M 4")]
    [InlineData("-M 8")]
    [InlineData("-M 16")]
    [InlineData("-M 32")]
    [InlineData("-M 5")]
    [InlineData("-M 9")]
    [InlineData("-M 33 -r 20,5,1")]
    [InlineData("-M 63")]
    [InlineData("-M 63 -r 20,5,1")]
    [InlineData("-M 62 -b 16,16")]
    [InlineData("-SOP")]
    [InlineData("-EPH")]
    [InlineData("-SOP -EPH -PLT -TLM")]
    [InlineData("-r 30,10,3,1")]
    [InlineData("-t 50,37")]
    [InlineData("-t 1,7 -n 1")]
    [InlineData("-t 64,64 -TP R -r 10,1")]
    [InlineData("-t 64,64 -TP L -r 10,1")]
    [InlineData("-d 7,5")]
    [InlineData("-d 17,33 -T 3,30 -t 40,41")]
    [InlineData("-d 1,1 -n 7")]
    [InlineData("-c [16,16],[8,8],[4,4] -n 4")]
    [InlineData("-c [16,8] -n 2 -b 4,4")]
    [InlineData("-c [64,32] -d 5,9 -b 16,64")]
    [InlineData("-GuardBits 7")]
    [InlineData("-s 2,3 -t 70,50")]
    [InlineData("-s 3,1 -p PCRL -c [16,16] -n 3 -d 12,6")]
    [InlineData("-d 1000000,70001 -T 999990,70000 -t 60,60 -n 5")]
    [InlineData("-ROI c=0,U=7")]
    public void Every_option_is_lossless(string options)
    {
        IsLossless(Picture.Make(131, 97, 12, signed: true), options);
    }

    public static TheoryData<string, string> Progressions => Pairs<string, string>(
        ["LRCP", "RLCP", "RPCL", "PCRL", "CPRL"],
        [
            "", "-r 20,6,1", "-c [32,32],[16,64] -r 9,1", "-c [64,32] -d 13,7 -T 5,2 -t 60,55 -r 9,1",
            "-c [32,16],[32,16],[16,16],[16,16],[16,16],[16,32] -SOP -EPH", "-c [128,128] -TP R -r 9,1 -SOP",
            "-c [128,128],[8,8],[32,16] -d 3,100 -n 7",
        ]);

    [OpenJpegTheory]
    [MemberData(nameof(Progressions))]
    public void Every_progression_is_lossless(string order, string options) => IsLossless(Picture.Make(131, 97, 12), $"-p {order} {options}");

    [OpenJpegTheory]
    [InlineData("-r 9,1 -n 6 -POC T0=0,0,1,3,1,RLCP/T0=0,0,2,6,1,LRCP")]
    [InlineData("-r 9,3,1 -n 4 -c [32,32] -POC T0=0,0,3,2,1,CPRL/T0=2,0,2,4,1,RPCL/T0=0,0,3,4,1,PCRL")]
    public void Changes_of_the_progression_are_lossless(string options) => IsLossless(Picture.Make(131, 97, 12), options);

    [OpenJpegTheory]
    [InlineData(1, 1)]
    [InlineData(1, 40)]
    [InlineData(40, 1)]
    [InlineData(2, 3)]
    [InlineData(3, 2)]
    [InlineData(5, 5)]
    [InlineData(65, 64)]
    [InlineData(257, 3)]
    [InlineData(3, 300)]
    public void Every_size_is_lossless(int width, int height)
    {
        foreach (string offset in new[] { "-d 0,0", "-d 1,0", "-d 0,1", "-d 1,1", "-d 3,2" })
        {
            IsLossless(Picture.Make(width, height, 10), $"{offset} -n {Math.Min(4, 1 + BitOperations.Log2((uint)Math.Min(width, height)))}");
        }
    }

    [OpenJpegTheory]
    [InlineData("-r 5")]
    [InlineData("-r 20")]
    [InlineData("-r 40,20,10")]
    [InlineData("-I")]
    [InlineData("-I -r 8")]
    [InlineData("-I -r 30,15")]
    [InlineData("-I -r 12 -t 60,50 -d 7,9 -T 3,1")]
    [InlineData("-I -q 40,60 -M 63")]
    [InlineData("-I -n 1")]
    [InlineData("-I -n 2 -d 1,1")]
    [InlineData("-I -c [64,32] -p PCRL -r 20,10")]
    public void Lossy_streams_are_within_one_of_the_judge(string options)
    {
        foreach ((int precision, bool signed) in new[] { (8, false), (12, true), (16, false), (16, true) })
        {
            Picture source = Picture.Make(131, 97, precision, signed);
            byte[] code = OpenJpeg.Compress(source, options);
            Picture judged = OpenJpeg.Decompress(code);
            int difference = Picture.Decode(code, source.Shape).LargestDifference(judged);

            // OpenJPEG's 9/7 takes 1.625732422 for 2 / K, which is 1.625786: at 16 bits that is up to 3. With its constant here no difference is over 1.
            difference.ShouldBeLessThanOrEqualTo(precision == 16 && options.StartsWith("-I", StringComparison.Ordinal) ? 3 : 1, $"{precision} bits, {options}");
        }
    }

    [OpenJpegTheory]
    [InlineData("-SOP -EPH")]
    [InlineData("-SOP -EPH -t 64,64 -r 9,1 -c [64,64] -n 4 -p RPCL")]
    public void The_judge_reads_moved_packet_headers_too(string options)
    {
        Picture source = Picture.Make(131, 97, 12);
        byte[] code = OpenJpeg.Compress(source, options);
        foreach (byte[] moved in new[] { PacketHeaderMover.ToTileParts(code), PacketHeaderMover.ToMainHeader(code) })
        {
            OpenJpeg.Decompress(moved).LargestDifference(source).ShouldBe(0);
            Picture.Decode(moved, source.Shape).LargestDifference(source).ShouldBe(0);
        }
    }

    [OpenJpegTheory]
    [InlineData("")]
    [InlineData("-n 2 -b 16,16")]
    public void Derived_steps_give_what_the_judge_gives(string options)
    {
        // OpenJPEG writes a step for each band. In their place stands one, of which the others follow; it makes for another picture.
        Picture source = Picture.Make(131, 97, 12);
        byte[] code = OpenJpeg.Compress(source, "-I -r 6 " + options);
        int start = code.AsSpan().IndexOf(new byte[] { 0xFF, 0x5C }), end = start + 2 + code[start + 3];
        byte[] derived = [.. code[..start], 0xFF, 0x5C, 0, 5, 0x41, (byte)(code[start + 5] + 0x18), 0x33, .. code[end..]];
        Picture judged = OpenJpeg.Decompress(derived);
        judged.LargestDifference(source).ShouldBeGreaterThan(10);
        Picture.Decode(derived, source.Shape).LargestDifference(judged).ShouldBeLessThanOrEqualTo(1);
    }

    private static TheoryData<TFirst, TSecond> Pairs<TFirst, TSecond>(IEnumerable<TFirst> firsts, TSecond[] seconds)
    {
        var pairs = new TheoryData<TFirst, TSecond>();
        foreach (TFirst first in firsts)
        {
            foreach (TSecond second in seconds)
            {
                pairs.Add(first, second);
            }
        }

        return pairs;
    }

    private static void IsLossless(Picture source, string options, string extension = "j2k")
    {
        byte[] code = OpenJpeg.Compress(source, options, extension);
        Picture.Decode(code, source.Shape).LargestDifference(source).ShouldBe(0, options);
    }
}
