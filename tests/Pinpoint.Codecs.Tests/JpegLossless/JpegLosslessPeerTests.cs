using Pinpoint.Codecs.Tests.Support;
using Pinpoint.Testing;
using Codec = Pinpoint.Codecs.JpegLossless;

namespace Pinpoint.Codecs.Tests.JpegLossless;

/// <summary>dcmtk and this decoder judge each other, many frames at a time.</summary>
public sealed class JpegLosslessPeerTests
{
    private const int Width = 37;
    private const int Height = 29;

    [DcmtkFact]
    public void Dcmtk_decodes_every_combination_to_the_same_samples()
    {
        using var folder = new TemporaryFolder();
        int streams = 0;
        foreach (IGrouping<int, LosslessEncoding> group in JpegLosslessTests.Combinations().GroupBy(encoding => encoding.Precision))
        {
            var shape = new FrameShape(Width, Height, group.Key > 8 ? 16 : 8, group.Key, false);
            List<byte[]> frames = [.. group.Select((encoding, i) =>
                LosslessEncoder.Encode(Pictures.Make(Width, Height, group.Key, i), Width, Height, encoding))];
            DicomFrames.Write(folder.File("coded.dcm"), DicomFrames.JpegLossless, shape, frames);
            Dcmtk.Run("dcmdjpeg", folder.File("coded.dcm"), folder.File("plain.dcm"));
            List<byte[]> plain = DicomFrames.Read(folder.File("plain.dcm"));
            plain.Count.ShouldBe(frames.Count);
            for (int i = 0; i < frames.Count; i++)
            {
                Decode(frames[i], shape).AsSpan().SequenceEqual(plain[i]).ShouldBeTrue(group.ElementAt(i).ToString());
            }

            streams += frames.Count;
        }

        streams.ShouldBeGreaterThan(400);
    }

    [DcmtkFact]
    public void What_dcmtk_encodes_is_decoded()
    {
        using var folder = new TemporaryFolder();
        foreach (int bits in (int[])[8, 12, 16])
        {
            // Signed samples are coded as their bit patterns.
            var shape = new FrameShape(Width, Height, bits > 8 ? 16 : 8, bits, bits == 16);
            List<byte[]> frames = [.. Enumerable.Range(0, 10).Select(seed => Pictures.ToVoxels(Pictures.Make(Width, Height, bits, seed), shape.BitsAllocated))];
            DicomFrames.Write(folder.File("plain.dcm"), DicomFrames.ExplicitLittleEndian, shape, frames);
            for (int predictor = 1; predictor <= 7; predictor++)
            {
                Dcmtk.Run("dcmcjpeg", "+el", "+sv", $"{predictor}", folder.File("plain.dcm"), folder.File("coded.dcm"));
                List<byte[]> coded = DicomFrames.Read(folder.File("coded.dcm"));
                coded.Count.ShouldBe(frames.Count);
                for (int i = 0; i < frames.Count; i++)
                {
                    Decode(coded[i], shape).ShouldBe(frames[i]);
                }
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
