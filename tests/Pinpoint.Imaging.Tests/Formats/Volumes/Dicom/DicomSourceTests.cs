using System.IO.Compression;
using Pinpoint.Testing.Dicom;

namespace Pinpoint.Imaging.Tests.Formats.Volumes.Dicom;

/// <summary>Folders, directories and archives of many series.</summary>
public sealed class DicomSourceTests : IDisposable
{
    private static readonly TestSeries Bone = new(4, 3) { SeriesUid = "2.25.100", Number = "2", Description = "Bone" };
    private static readonly TestSeries Soft = new(4, 3) { SeriesUid = "2.25.200", Number = "3", Description = "Soft" };
    private readonly DicomFolder _folder = new();

    public DicomSourceTests()
    {
        _folder.WriteSlices(Bone, [[0, 0, 0], [0, 0, 1], [0, 0, 2]], prefix: "study/bone/IM");
        _folder.WriteSlices(Soft, [[0, 0, 5], [0, 0, 8]], prefix: "study/soft/IM");
        File.WriteAllText(_folder.File("study/readme.txt"), "nothing of a scan");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("2.25.200", 2)]
    [InlineData("3", 2)]
    [InlineData("Soft", 2)]
    [InlineData("3 Soft", 2)]
    [InlineData("Bone", 3)]
    public void A_series_is_chosen_by_UID_number_description_or_name(string wanted, int slices) =>
        _folder.Read(new VolumeReadOptions { Volume = wanted }).Size.Z.ShouldBe(slices);

    [Fact]
    public void Where_none_is_chosen_the_one_with_the_most_slices_is_taken_and_the_others_are_named()
    {
        Volume volume = _folder.Read();

        volume.Size.Z.ShouldBe(3);
        volume.Warnings.ShouldHaveSingleItem().ShouldContain("'2 Bone' is taken, which has the most slices; choose another by --series: '3 Soft'");
    }

    [Fact]
    public void A_series_that_is_not_there_is_refused_with_those_that_are() =>
        BadInput.ShouldBeRefused(() => _folder.Read(new VolumeReadOptions { Volume = "Lung" }), _folder.Path, "volumes", "choose one: 2 Bone, 3 Soft");

    [Fact]
    public void A_name_that_several_volumes_share_is_refused_with_those_that_share_it()
    {
        _folder.WriteSlices(Soft with { SeriesUid = "2.25.300", Number = "4" }, [[0, 0, 5]], prefix: "study/more/IM");

        BadInput.ShouldBeRefused(() => _folder.Read(new VolumeReadOptions { Volume = "Soft" }), _folder.Path, "volumes", "choose one: 3 Soft, 4 Soft");
    }

    [Fact]
    public void Two_series_of_one_name_are_told_apart_by_their_UIDs()
    {
        _folder.WriteSlices(Soft with { SeriesUid = "2.25.300" }, [[0, 0, 5]], prefix: "study/more/IM");

        VolumeFile.ReadHeaders(_folder.Path).Select(header => header.Series!.Label).ShouldBe(["2 Bone", "3 Soft (2.25.200)", "3 Soft (2.25.300)"]);
        _folder.Read(new VolumeReadOptions { Volume = "3 Soft (2.25.300)" }).Size.Z.ShouldBe(1);
    }

    [Fact]
    public void All_volumes_are_listed_without_a_word_on_the_patient()
    {
        IReadOnlyList<VolumeHeader> headers = VolumeFile.ReadHeaders(_folder.Path);

        headers.Select(header => (header.Series!.Number, header.Series.Modality, header.Series.FrameOfReferenceUid, header.Size.Z))
            .ShouldBe([(2, "CT", "2.25.8", 3), (3, "CT", "2.25.8", 2)]);
        string.Join(' ', headers.Select(header => header.ToString() + header.Series)).ShouldNotContain("ecret");
    }

    [Fact]
    public void A_zip_archive_reads_as_the_folder_does()
    {
        string zip = _folder.File("study.zip");
        ZipFile.CreateFromDirectory(_folder.File("study"), zip);

        Volume volume = VolumeFile.Read(zip, new VolumeReadOptions { Volume = "3" });

        volume.Voxels<short>().ToArray().ShouldBe(VolumeFile.Read(_folder.File("study/soft")).Voxels<short>().ToArray());
        using FileStream stream = File.OpenRead(zip);
        VolumeFile.Read(stream, "study.zip", null, new VolumeReadOptions { Volume = "3" }).Size.Z.ShouldBe(2);
    }

    [Fact]
    public void A_zip_archive_without_DICOM_is_refused()
    {
        string zip = _folder.File("other.zip");
        using (ZipArchive archive = ZipFile.Open(zip, ZipArchiveMode.Create))
        {
            archive.CreateEntryFromFile(_folder.File("study/readme.txt"), "readme.txt");
        }

        BadInput.ShouldBeRefused(() => VolumeFile.Read(zip), zip, "", "no DICOM files");
        File.WriteAllBytes(zip, File.ReadAllBytes(zip)[..^20]);
        BadInput.ShouldBeRefused(() => VolumeFile.Read(zip), zip, "", "damaged or truncated");
    }

    [Fact]
    public void A_directory_of_a_medium_leads_to_its_files()
    {
        string directory = WriteDirectory("STUDY\\BONE\\IM1.DCM", "STUDY\\BONE\\IM3.DCM", "STUDY\\BONE\\IM2.DCM");

        VolumeFile.Read(directory).Size.Z.ShouldBe(3);
    }

    [Fact]
    public void A_directory_whose_file_is_missing_is_refused()
    {
        string directory = WriteDirectory("STUDY\\BONE\\IM9");

        BadInput.ShouldBeRefused(() => VolumeFile.Read(directory), directory, "directory records", "STUDY/BONE/IM9 is missing");
        BadInput.ShouldBeRefused(() => VolumeFile.Read(WriteDirectory("..\\IM9")), directory, "directory records", "../IM9 is missing");
    }

    [Fact]
    public void A_picture_in_colour_beside_a_scan_is_no_reason_to_refuse_the_scan()
    {
        TestDataSet set = (Bone with { SeriesUid = "2.25.9" }).Slice(1, [0, 0, 0], new byte[72]);
        set.Add(0x00280002, "US", new double[] { 3 });
        _folder.Write("study/colour.dcm", set);

        _folder.Read().Size.Z.ShouldBe(3);
    }

    [Fact]
    public void A_report_alone_is_no_scan()
    {
        TestDataSet set = Bone.Slice(1, [0, 0, 0], new byte[24]);
        set.Remove(TestSeries.PixelData);
        set.Add(0x00080060, "CS", "SR");
        string file = _folder.Write("report.dcm", set);

        BadInput.ShouldBeRefused(() => VolumeFile.Read(file), file, "", "DICOM without pictures (SR)");
    }

    [Fact]
    public void A_damaged_file_in_a_folder_is_named()
    {
        string file = _folder.File("study/bone/IM2.dcm");
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..300]);

        Should.Throw<BadInputException>(() => _folder.Read()).Message.ShouldContain("IM2.dcm");
    }

    [Fact]
    public void Scans_in_a_folder_are_files_and_folders_of_slices()
    {
        Directory.CreateDirectory(_folder.File("empty"));
        File.WriteAllBytes(_folder.File("head.nii.gz"), []);
        _folder.Write("enhanced.dcm", Bone.Enhanced([([0, 0, 0], new byte[24], 1, 0), ([0, 0, 1], new byte[24], 1, 0)]));

        ScanFolder.ScansIn(_folder.Path).Select(Path.GetFileName).ShouldBe(["enhanced.dcm", "head.nii.gz", "study"]);
        ScanFolder.ScansIn(_folder.File("study")).Select(Path.GetFileName).ShouldBe(["bone", "soft"]);
        ScanFolder.ScansIn(_folder.File("study/bone")).ShouldBe([_folder.File("study/bone")]);
        ScanFolder.IsScan(_folder.File("empty")).ShouldBeFalse();
        VolumeFile.StemOf(_folder.File("study/bone")).ShouldBe("bone");
    }

    private string WriteDirectory(params string[] files)
    {
        // As media have it: file identifiers in capitals, the files in small letters.
        var set = new TestDataSet
        {
            { 0x00041220, "SQ", files.Select(file => new TestDataSet { { 0x00041430, "CS", "IMAGE" }, { 0x00041500, "CS", file } }).ToArray() },
        };
        byte[] bytes = set.ToFile(TestSyntax.ExplicitLittle);
        foreach (string name in Directory.GetFiles(_folder.File("study/bone")))
        {
            File.Move(name, Path.Combine(Path.GetDirectoryName(name)!, Path.GetFileName(name).ToLowerInvariant()), overwrite: true);
        }

        // The class of a media directory stands where the builder puts that of a CT.
        byte[] ct = "1.2.840.10008.5.1.4.1.1.2"u8.ToArray();
        int place = bytes.AsSpan().IndexOf(ct);
        byte[] directory = "1.2.840.10008.1.3.10\0\0\0\0\0"u8.ToArray();
        directory.CopyTo(bytes, place);
        string path = _folder.File("DICOMDIR");
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
