using Pinpoint.Codecs.Tests.Support;
using Pinpoint.Testing;

namespace Pinpoint.Codecs.Tests.JpegLs;

/// <summary>dcmtk's CharLS and this decoder judge each other, many frames at a time.</summary>
public sealed class JpegLsPeerTests
{
    private const int Width = 54;
    private const int Height = 31;

    // Its CharLS takes 6 bits and more, and has other default thresholds than T.87 for less than 8.
    private static readonly int[] Precisions = [6, 7, 8, 9, 10, 12, 13, 15, 16];

    [DcmtkFact]
    public void Dcmtk_decodes_what_the_tests_encode_to_the_same_samples()
    {
        using var folder = new TemporaryFolder();
        foreach (int precision in Precisions)
        {
            int allocated = precision > 8 ? 16 : 8;
            var shape = new FrameShape(Width, Height, allocated, precision, false);
            int[] bounds = [0, 0, 1, 2, 5];
            IEnumerable<LsEncoding> encodings = bounds.Select((near, i) =>
                new LsEncoding(precision, near, Presets: i == 1 || precision < 8 ? [(1 << precision) - 1, near + 2, near + 5, near + 9, 32] : null));
            List<byte[]> frames = [.. encodings.SelectMany(encoding => Enumerable.Range(0, 5).Select(seed =>
                LsEncoder.Encode(Pictures.Make(Width, Height, precision, seed), Width, Height, encoding)))];
            DicomFrames.Write(folder.File("coded.dcm"), DicomFrames.JpegLsNearLossless, shape, frames);
            Dcmtk.Run("dcmdjpls", folder.File("coded.dcm"), folder.File("plain.dcm"));
            List<byte[]> plain = DicomFrames.Read(folder.File("plain.dcm"));
            plain.Count.ShouldBe(frames.Count);
            for (int i = 0; i < frames.Count; i++)
            {
                JpegLsTests.Decode(frames[i], shape).AsSpan().SequenceEqual(plain[i]).ShouldBeTrue($"{precision} bits, frame {i}");
            }
        }
    }

    [DcmtkFact]
    public void What_dcmtk_encodes_is_decoded_within_its_bound()
    {
        using var folder = new TemporaryFolder();
        foreach (int precision in (int[])[8, 12, 16])
        {
            int allocated = precision > 8 ? 16 : 8;
            List<byte[]> frames = [.. Enumerable.Range(0, 20).Select(seed => Pictures.ToVoxels(Pictures.Make(Width, Height, precision, seed), allocated))];
            foreach (int near in (int[])[0, 1, 3])
            {
                // dcmcjpls encodes signed samples without loss only; those are coded as their bit patterns.
                var shape = new FrameShape(Width, Height, allocated, precision, near == 0);
                DicomFrames.Write(folder.File("plain.dcm"), DicomFrames.ExplicitLittleEndian, shape, frames);
                string[] how = near == 0 ? ["+el"] : ["+en", "+md", $"{near}"];
                Dcmtk.Run("dcmcjpls", [.. how, folder.File("plain.dcm"), folder.File("coded.dcm")]);
                Dcmtk.Run("dcmdjpls", folder.File("coded.dcm"), folder.File("decoded.dcm"));
                List<byte[]> coded = DicomFrames.Read(folder.File("coded.dcm"));
                List<byte[]> decoded = DicomFrames.Read(folder.File("decoded.dcm"));
                coded.Count.ShouldBe(frames.Count);
                for (int i = 0; i < frames.Count; i++)
                {
                    byte[] own = JpegLsTests.Decode(coded[i], shape);
                    own.ShouldBe(decoded[i]);
                    LargestDifference(own, frames[i], allocated).ShouldBeLessThanOrEqualTo(near);
                }
            }
        }
    }

    private static int LargestDifference(byte[] one, byte[] other, int allocated) =>
        Pictures.ToSamples(one, allocated).Zip(Pictures.ToSamples(other, allocated), (a, b) => Math.Abs(a - b)).Max();
}
