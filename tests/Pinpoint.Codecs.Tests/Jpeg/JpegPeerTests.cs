using Pinpoint.Codecs.Tests.Support;
using Pinpoint.Testing;

namespace Pinpoint.Codecs.Tests.Jpeg;

/// <summary>dcmtk's decoder and this one give the same samples but for the rounding of their transforms.</summary>
public sealed class JpegPeerTests
{
    private const int Width = 54;
    private const int Height = 37;

    [DcmtkFact]
    public void What_dcmtk_encodes_is_decoded_as_dcmtk_decodes_it()
    {
        using var folder = new TemporaryFolder();
        (int Bits, string Process)[] kinds = [(8, "+eb"), (8, "+ee"), (12, "+ee"), (8, "+es"), (12, "+es"), (8, "+ep"), (12, "+ep")];
        foreach (var (bits, process) in kinds)
        {
            var shape = new FrameShape(Width, Height, bits > 8 ? 16 : 8, bits, false);
            List<byte[]> frames = [.. Enumerable.Range(0, 15).Select(seed => Pictures.ToVoxels(Pictures.Make(Width, Height, bits, seed), shape.BitsAllocated))];
            DicomFrames.Write(folder.File("plain.dcm"), DicomFrames.ExplicitLittleEndian, shape, frames);
            Dcmtk.Run("dcmcjpeg", process, folder.File("plain.dcm"), folder.File("coded.dcm"));
            Compare(DicomFrames.Read(folder.File("coded.dcm")), Judge(folder, "coded.dcm"), shape, frames.Count);
        }
    }

    [DcmtkFact]
    public void What_the_tests_encode_is_decoded_as_dcmtk_decodes_it()
    {
        using var folder = new TemporaryFolder();
        foreach (int precision in (int[])[8, 12])
        {
            var shape = new FrameShape(Width, Height, precision > 8 ? 16 : 8, precision, false);
            List<byte[]> coded = [];
            foreach (byte marker in (byte[])[0xC1, 0xC2])
            {
                foreach (int interval in (int[])[0, 1, 5, 7, 35, 36])
                {
                    coded.Add(JpegTests.Encode(Width, Height, new CosineEncoding(precision, marker, 5, interval, 0x22), coded.Count).Code);
                }
            }

            DicomFrames.Write(folder.File("own.dcm"), DicomFrames.JpegExtended, shape, coded);
            Compare(coded, Judge(folder, "own.dcm"), shape, coded.Count);
        }
    }

    private static List<byte[]> Judge(TemporaryFolder folder, string name)
    {
        Dcmtk.Run("dcmdjpeg", folder.File(name), folder.File("decoded.dcm"));
        return DicomFrames.Read(folder.File("decoded.dcm"));
    }

    private static void Compare(List<byte[]> coded, List<byte[]> judged, FrameShape shape, int count)
    {
        coded.Count.ShouldBe(count);
        judged.Count.ShouldBe(count);
        double sum = 0;
        for (int i = 0; i < count; i++)
        {
            int[] own = Pictures.ToSamples(JpegTests.Decode(coded[i], shape), shape.BitsAllocated);
            int[] differences = [.. own.Zip(Pictures.ToSamples(judged[i], shape.BitsAllocated), (one, other) => Math.Abs(one - other))];
            differences.Max().ShouldBeLessThanOrEqualTo(1, $"frame {i}");
            sum += differences.Average();
        }

        (sum / count).ShouldBeLessThan(0.1);
    }
}
