using FsCheck;
using FsCheck.Fluent;
using Pinpoint.Testing;
using Pinpoint.Testing.Dicom;

namespace Pinpoint.Imaging.Tests;

/// <summary>A scan that is gone over slab by slab says what the same scan says that is held.</summary>
public sealed class ScanTests : IDisposable
{
    private static readonly string[] Formats = [".nii", ".nii.gz", ".hdr", ".hdr.gz", ".mha", ".mhd", ".nrrd", ".nhdr"];
    private static readonly LandmarkSet Landmarks = new([
        Landmark.At("a", new WorldPoint(3, 4, 5)), Landmark.At("b", new WorldPoint(12, 10, 8)), Landmark.At("c", new WorldPoint(6, 14, 15)),
    ]);

    private readonly TemporaryFolder _folder = new();
    private int _scans;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_type_format_and_kind_of_scan_is_told_alike_in_slabs_of_any_size() => Prop.ForAll(
        Gen.Elements(MadeScans.Kinds).Zip(Gen.Elements(TestVolumes.Types)).ToArbitrary(),
        Gen.Elements(Formats).Zip(Gen.Elements(1.0, -2.5)).ToArbitrary(),
        Gen.Choose(1, 60_000).Zip(Gen.Choose(0, 1 << 20)).ToArbitrary(),
        (content, form, slab) =>
        {
            var random = new SplitMixRandom((ulong)slab.Item2);
            var size = new VolumeSize(1 + random.NextIndex(30), 1 + random.NextIndex(30), 1 + random.NextIndex(30));
            double slope = form.Item1.StartsWith(".nii", StringComparison.Ordinal) || form.Item1.StartsWith(".hdr", StringComparison.Ordinal) ? form.Item2 : 1;
            Volume made = MadeScans.Create(content.Item1, content.Item2, size, random.NextBits(), slope);
            string file = _folder.File($"{_scans++}{form.Item1}");
            VolumeFile.Write(file, made);
            ShouldBeAlike(Scan.OpenInSlabs(file, new VolumeReadOptions(), slab.Item1), Scan.Open(file));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(VoxelType.UInt16, "mixed")]
    [InlineData(VoxelType.Float32, "broken")]
    public void A_scan_of_more_voxels_than_the_sample_holds_is_told_alike(VoxelType type, string kind)
    {
        string file = _folder.File("scan.nii");
        VolumeFile.Write(file, MadeScans.Create(kind, type, new VolumeSize(171, 160, 130), 5));
        ShouldBeAlike(Scan.OpenInSlabs(file, new VolumeReadOptions(), 1 << 20), Scan.Open(file));
    }

    [Theory]
    [InlineData("raw", "sizes: 7 5 6 2")]
    [InlineData("raw", "sizes: 2 7 5 6")]
    [InlineData("raw", "sizes: 7 2 5 6")]
    [InlineData("gzip", "sizes: 7 5 2 6")]
    [InlineData("ascii", "sizes: 7 5 6 2")]
    [InlineData("hex", "sizes: 7 2 5 6")]
    public void Frames_and_encodings_of_every_kind_come_in_slabs(string encoding, string sizes)
    {
        int[] lengths = [.. sizes.Split(' ')[1..].Select(int.Parse)];
        string kinds = string.Join(' ', lengths.Select(length => length == 2 ? "list" : "space"));
        byte[] voxels = [.. Enumerable.Range(0, lengths.Aggregate((a, b) => a * b)).Select(i => (byte)(i * 7))];
        using var data = new MemoryStream();
        data.Write(System.Text.Encoding.ASCII.GetBytes(
            $"NRRD0005\ntype: uint8\ndimension: 4\n{sizes}\nkinds: {kinds}\nencoding: {encoding}\n\n"));
        switch (encoding)
        {
            case "gzip":
                using (var packed = new System.IO.Compression.GZipStream(data, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
                {
                    packed.Write(voxels);
                }

                break;
            case "raw":
                data.Write(voxels);
                break;
            default:
                data.Write(System.Text.Encoding.ASCII.GetBytes(encoding == "hex" ? Convert.ToHexString(voxels) : string.Join(' ', voxels)));
                break;
        }

        string file = _folder.File("frames.nrrd");
        File.WriteAllBytes(file, data.ToArray());
        foreach (int frame in new[] { 0, 1 })
        {
            var options = new VolumeReadOptions { Frame = frame };
            ShouldBeAlike(Scan.OpenInSlabs(file, options, 80), Scan.Open(file, options));
        }
    }

    [Fact]
    public void A_series_of_pictures_comes_in_slabs_and_so_does_one_that_a_program_holds()
    {
        var series = new TestSeries(9, 7);
        var random = new SplitMixRandom(4);
        byte[][] files = [.. Enumerable.Range(0, 23).Select(slice =>
        {
            byte[] voxels = [.. Enumerable.Range(0, 2 * 9 * 7).Select(_ => (byte)random.NextIndex(100))];
            return series.Slice(slice + 1, [0, 0, slice], voxels, slope: slice == 3 ? 2 : 1).ToFile(TestSyntax.ExplicitLittle);
        })];
        for (int i = 0; i < files.Length; i++)
        {
            File.WriteAllBytes(_folder.File($"{i:00}.dcm"), files[i]);
        }

        ShouldBeAlike(Scan.OpenInSlabs(_folder.Path, new VolumeReadOptions(), 1), Scan.Open(_folder.Path));
        ShouldBeAlike(DicomSeries.Parse("archive", files).Open(), Scan.Open(_folder.Path));
    }

    [Theory]
    [InlineData(".nii")]
    [InlineData(".nii.gz")]
    public void A_scan_that_changes_between_two_readings_is_refused_in_one_line_whoever_goes_over_it(string ending)
    {
        string file = _folder.File("scan" + ending);
        var size = new VolumeSize(20, 20, 20);
        Volume made = MadeScans.Create("plain", VoxelType.Int16, size, 1);
        VolumeFile.Write(file, made);
        var scan = Scan.OpenInSlabs(file, new VolumeReadOptions(), 4000);
        short[] changed = made.Voxels<short>().ToArray();
        changed[^1]++;
        VolumeFile.Write(file, Volume.Create(changed, size, Affine.Identity));

        foreach (Action work in new Action[] { () => scan.ForEachSlab(_ => { }), () => scan.ReadVolume(), () => ContentHash.OfVoxels(scan) })
        {
            BadInput.ShouldBeRefused(work, file, "voxels", "changed while it was read");
        }
    }

    [Theory]
    [InlineData(".nii")]
    [InlineData(".nii.gz")]
    [InlineData(".mha")]
    public void A_scan_that_is_cut_or_gone_between_two_readings_is_refused_in_one_line(string ending)
    {
        string file = _folder.File("scan" + ending);
        VolumeFile.Write(file, MadeScans.Create("plain", VoxelType.Int16, new VolumeSize(20, 20, 20), 1));
        var scan = Scan.OpenInSlabs(file, new VolumeReadOptions(), 4000);
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..^1000]);
        BadInput.ShouldBeRefused(() => scan.ForEachSlab(_ => { }), file, "byte", "truncated");
        File.Delete(file);
        BadInput.ShouldBeRefused(() => scan.ForEachSlab(_ => { }), file, "", "no such file");
    }

    [Fact]
    public void A_file_too_short_for_its_voxels_and_a_frame_that_is_not_there_are_refused_before_anything_is_read()
    {
        string file = _folder.File("scan.nii");
        VolumeFile.Write(file, MadeScans.Create("plain", VoxelType.Int16, new VolumeSize(20, 20, 20), 1));
        BadInput.ShouldBeRefused(() => Scan.OpenInSlabs(file, new VolumeReadOptions { Frame = 1 }, 4000), file, "fourth axis", "choose one");
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..^1000]);
        BadInput.ShouldBeRefused(() => Scan.OpenInSlabs(file, new VolumeReadOptions(), 4000), file, "voxels", "truncated");
    }

    [Fact]
    public void The_header_is_shown_before_voxels_are_read_and_a_cancelled_reading_ends()
    {
        string file = _folder.File("scan.nii");
        VolumeFile.Write(file, MadeScans.Create("plain", VoxelType.Int16, new VolumeSize(20, 20, 20), 1));
        Should.Throw<UsageException>(
            () => Scan.OpenInSlabs(file, new VolumeReadOptions { BeforeVoxels = header => throw new UsageException($"{header.Size}") }, 4000))
            .Message.ShouldBe("20 x 20 x 20");
        using var source = new CancellationTokenSource();
        var scan = Scan.OpenInSlabs(file, new VolumeReadOptions { Cancellation = source.Token }, 4000);
        Should.Throw<OperationCanceledException>(() => scan.ForEachSlab(_ => source.Cancel()));
    }

    [Fact]
    public void An_ordinary_scan_is_held_and_a_volume_that_was_made_is_a_scan_too()
    {
        Volume made = MadeScans.Create("mixed", VoxelType.Int16, new VolumeSize(20, 20, 20), 1);
        Scan.Of(made).ReadVolume().ShouldBeSameAs(made);
        string file = _folder.File("scan.nii");
        VolumeFile.Write(file, made);
        Scan.Open(file).IsHeld.ShouldBeTrue();
        ShouldBeAlike(Scan.Of(made), Scan.Open(file));
    }

    [Fact]
    public void A_huge_scan_is_told_without_being_held()
    {
        // A file with a hole, which takes no room on the disk.
        string file = _folder.File("huge.nii");
        var size = new VolumeSize(600, 600, 400);
        VolumeFile.Write(file, Volume.Create(new short[600], new VolumeSize(600, 1, 1), Affine.Identity));
        using (var stream = new FileStream(file, FileMode.Open))
        {
            stream.Position = 42;
            stream.Write([88, 2, 88, 2, 144, 1]);
            stream.SetLength(352 + (2 * size.Voxels));
            stream.Position = 352 + (2 * size.Voxels) - 2;
            stream.Write([57, 48]);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        var scan = Scan.Open(file);
        long last = 0;
        scan.ForEachSlab(slab => last = slab.Voxels<short>().Span[^1]);

        (scan.IsHeld, scan.Size, last).ShouldBe((false, size, 12345));
        scan.IntensityRange().ShouldBe((0, 12345));
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(size.Voxels / 4);
        Scan.ReadingBytes(scan.Header).ShouldBeLessThan(size.Voxels);
        Scan.ReadingBytes(scan.Header with { Size = new VolumeSize(600, 600, 100) }).ShouldBe(600 * 600 * 100 * 2);

        // The border of few slices is most of them, and is held.
        Scan.ReadingBytes(scan.Header with { Size = new VolumeSize(6000, 6000, 15) }).ShouldBe(6000 * 6000 * 15 * 2);
    }

    private static void ShouldBeAlike(Scan found, Scan wanted)
    {
        (found.Size, found.VoxelType, found.Slope, found.Intercept, found.PaddingValue)
            .ShouldBe((wanted.Size, wanted.VoxelType, wanted.Slope, wanted.Intercept, wanted.PaddingValue));
        found.VoxelToWorld.ToMatrix().ShouldBe(wanted.VoxelToWorld.ToMatrix());
        found.Warnings.ShouldBe(wanted.Warnings);
        found.IntensityRange().ShouldBe(wanted.IntensityRange());
        OrdinaryIntensities ordinary = found.Ordinary();
        ordinary.Notes.ShouldBe(wanted.Ordinary().Notes);
        Facts(ordinary).ShouldBe(Facts(wanted.Ordinary()));
        found.OrdinaryRange().ShouldBe(wanted.OrdinaryRange());
        ContentHash.OfVoxels(found).ShouldBe(ContentHash.OfVoxels(wanted));
        found.ReadVolume().Bytes().SequenceEqual(wanted.ReadVolume().Bytes()).ShouldBeTrue();

        var (one, picture) = Survey(found);
        var (other, wantedPicture) = Survey(wanted);
        (one with { Intensities = other.Intensities }).ShouldBe(other);
        one.Intensities.Percentiles.ShouldBe(other.Intensities.Percentiles);
        (one.Intensities.Minimum, one.Intensities.Maximum).ShouldBe((other.Intensities.Minimum, other.Intensities.Maximum));
        (picture is null).ShouldBe(wantedPicture is null);
        if (picture is not null && picture.Unlikeness(picture) == 0)
        {
            picture.Unlikeness(wantedPicture!).ShouldBe(0, 1e-12);
        }
    }

    private static object Facts(OrdinaryIntensities ordinary) => (
        ordinary.FillValue, ordinary.FillShare, ordinary.HotShare, ordinary.Darkest, ordinary.Brightest, ordinary.BrightFill, ordinary.Labels, ordinary.Bounds);

    private static (CaseFingerprint Fingerprint, ScanThumbnail? Picture) Survey(Scan scan)
    {
        using var survey = new CaseSurvey("case", scan, Landmarks);
        scan.ForEachSlab(survey.Add);
        return (survey.Fingerprint(), survey.Thumbnail());
    }
}
