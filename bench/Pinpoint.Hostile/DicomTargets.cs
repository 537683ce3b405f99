using System.IO.Compression;
using Pinpoint.Codecs.Tests.Jpeg;
using Pinpoint.Codecs.Tests.JpegLossless;
using Pinpoint.Codecs.Tests.JpegLs;
using Pinpoint.Codecs.Tests.Rle;
using Pinpoint.Codecs.Tests.Support;
using Pinpoint.Testing.Dicom;

namespace Pinpoint.Hostile;

/// <summary>DICOM in every transfer syntax that is read, single, multi-frame, as a medium and as an archive, made by the encoders of the tests.</summary>
internal static class DicomTargets
{
    private const int Width = 40;
    private const int Height = 24;

    // OpenJPEG makes the streams of JPEG 2000; the others need no program.
    private static readonly (string Name, string Uid, string Options)[] Jpeg2000Kinds =
    [
        ("JPEG 2000 lossless", "1.2.840.10008.1.2.4.90", "-n 3"),
        ("JPEG 2000 lossless in tiles", "1.2.840.10008.1.2.4.90", "-n 3 -t 17,13 -p RPCL -b 8,8 -SOP -EPH"),
        ("JPEG 2000 with every style of passes", "1.2.840.10008.1.2.4.90", "-n 2 -M 63"),
        ("JPEG 2000 lossy in layers", "1.2.840.10008.1.2.4.91", "-I -n 4 -r 20,8,3"),
    ];

    /// <summary>The kinds of DICOM files: name, file name and a sound file.</summary>
    /// <param name="folder">A folder for the slices that a DICOMDIR names, which begin with <c>scan.</c>.</param>
    public static IEnumerable<(string Name, string FileName, byte[] Bytes)> All(string folder)
    {
        foreach (var (name, bytes) in Plain().Concat(Coded()).Concat(MultiFrame()))
        {
            yield return ($"dicom, {name}", "slice.dcm", bytes);
        }

        byte[][] slices = [.. Enumerable.Range(1, 4).Select(number => Native(new TestSeries(Width, Height), number).ToFile(TestSyntax.ExplicitLittle))];
        for (int index = 0; index < slices.Length; index++)
        {
            File.WriteAllBytes(Path.Combine(folder, $"scan.{index}"), slices[index]);
        }

        yield return ("dicom, DICOMDIR", "DICOMDIR", Directory(slices.Length));
        yield return ("dicom, zip stored", "series.zip", Zip(slices, CompressionLevel.NoCompression));
        yield return ("dicom, zip", "series.zip", Zip(slices, CompressionLevel.Fastest));
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Plain()
    {
        var series = new TestSeries(Width, Height);
        yield return ("explicit", Native(series, 1).ToFile(TestSyntax.ExplicitLittle));
        yield return ("implicit", Native(series, 1).ToFile(TestSyntax.ImplicitLittle));
        yield return ("without meta header", Native(series, 1).ToFile(TestSyntax.ImplicitLittle with { Meta = false, Undefined = true }));
        yield return ("big endian", Native(series, 1).ToFile(TestSyntax.ExplicitBig));
        yield return ("deflated", Native(series, 1).ToFile(TestSyntax.DeflatedLittle));
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Coded()
    {
        ushort[] small = Pictures.Make(Width, Height, 8, 2);
        ushort[] twelve = Pictures.Make(Width, Height, 12, 5);
        ushort[] sixteen = Pictures.Make(Width, Height, 16, 1);
        yield return ("RLE", Slice("1.2.840.10008.1.2.5", 16, RunLengthEncoder.Encode(Pictures.ToVoxels(sixteen, 16), 16)));
        yield return ("JPEG baseline", Slice("1.2.840.10008.1.2.4.50", 8, Cosine(small, new CosineEncoding(8, 0xC0, 3))));
        yield return ("JPEG extended", Slice("1.2.840.10008.1.2.4.51", 12, Cosine(twelve, new CosineEncoding(12, 0xC1, 2, RestartInterval: 4))));
        yield return ("JPEG progressive", Slice("1.2.840.10008.1.2.4.55", 12, Cosine(twelve, new CosineEncoding(12, 0xC2, 2))));
        yield return ("JPEG lossless", Slice("1.2.840.10008.1.2.4.57", 16, Lossless(sixteen, new LosslessEncoding(16, 6))));
        yield return ("JPEG lossless with restarts", Slice("1.2.840.10008.1.2.4.70", 12, Lossless(twelve, new LosslessEncoding(12, 1, 0, 5))));
        yield return ("JPEG-LS", Slice("1.2.840.10008.1.2.4.80", 16, LsEncoder.Encode(sixteen, Width, Height, new LsEncoding(16))));
        yield return ("JPEG-LS near", Slice("1.2.840.10008.1.2.4.81", 12, LsEncoder.Encode(twelve, Width, Height, new LsEncoding(12, 3, 4))));
        foreach (var (name, uid, options) in Jpeg2000Kinds)
        {
            if (OpenJpegProgram.Compress(twelve, Width, Height, options) is { } code)
            {
                yield return (name, Slice(uid, 12, code));
            }
        }
    }

    private static IEnumerable<(string Name, byte[] Bytes)> MultiFrame()
    {
        var series = new TestSeries(Width, Height);
        TestDataSet enhanced = series.Enhanced([.. Enumerable.Range(0, 4).Select(frame =>
            (new double[] { 0, 0, 2 * frame }, Pictures.ToVoxels(Pictures.Make(Width, Height, 12, frame), 16), 1.0 + frame, -1000.0))]);
        yield return ("enhanced", enhanced.ToFile(TestSyntax.ExplicitLittle));
        yield return ("enhanced, undefined lengths", enhanced.ToFile(TestSyntax.ExplicitLittle with { Undefined = true }));
        byte[][] frames =
            [.. Enumerable.Range(0, 4).Select(frame => RunLengthEncoder.Encode(Pictures.ToVoxels(Pictures.Make(Width, Height, 12, frame), 16), 16))];
        enhanced.Add(TestSeries.PixelData, "OB", (byte[][])[[], .. frames]);
        yield return ("enhanced, RLE", enhanced.ToFile(TestSyntax.Encapsulated("1.2.840.10008.1.2.5")));
    }

    private static TestDataSet Native(TestSeries series, int number) =>
        series.Slice(number, [0, 0, 2 * number], Pictures.ToVoxels(Pictures.Make(Width, Height, 12, number), 16), 1, -1024);

    private static byte[] Slice(string uid, int bits, byte[] code)
    {
        var series = new TestSeries(Width, Height) { BitsAllocated = bits > 8 ? 16 : 8, BitsStored = bits, Signed = false };
        return series.Slice(1, [0, 0, 0], (byte[][])[[], code]).ToFile(TestSyntax.Encapsulated(uid));
    }

    private static byte[] Cosine(ushort[] samples, CosineEncoding encoding) => CosineEncoder.Encode(
        CosineBlocks.Transform(samples, Width, Height, encoding.Precision, encoding.Quantum), Width, Height, encoding);

    private static byte[] Lossless(ushort[] samples, LosslessEncoding encoding) => LosslessEncoder.Encode(samples, Width, Height, encoding);

    private static byte[] Directory(int slices)
    {
        byte[] file = new TestDataSet
        {
            {
                0x00041220, "SQ", Enumerable.Range(0, slices).Select(number => new TestDataSet
                {
                    { 0x00041430, "CS", "IMAGE" },
                    { 0x00041500, "CS", $"SCAN.{number}" },
                }).ToArray()
            },
        }.ToFile(TestSyntax.ExplicitLittle);

        // The class of the meta header says that it is a directory.
        int place = file.AsSpan().IndexOf("1.2.840.10008.5.1.4.1.1.2\0"u8);
        "1.2.840.10008.1.3.10\0\0\0\0\0\0"u8.CopyTo(file.AsSpan(place));
        return file;
    }

    private static byte[] Zip(byte[][] files, CompressionLevel level)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (int index = 0; index < files.Length; index++)
            {
                using Stream entry = archive.CreateEntry($"series/IM{index}", level).Open();
                entry.Write(files[index]);
            }
        }

        return stream.ToArray();
    }
}
