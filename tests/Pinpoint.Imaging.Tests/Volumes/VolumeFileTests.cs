using Pinpoint.Testing;

namespace Pinpoint.Imaging.Tests;

public sealed class VolumeFileTests
{
    [Theory]
    [InlineData("a/case.nii.gz", true, "case")]
    [InlineData("case.01.NII", true, "case.01")]
    [InlineData("case.hdr", true, "case")]
    [InlineData("case.img", false, "case")]
    [InlineData("case.img.gz", false, "case")]
    [InlineData("case.mha", true, "case")]
    [InlineData("case.mhd", true, "case")]
    [InlineData("case.nrrd", true, "case")]
    [InlineData("case.nhdr", true, "case")]
    [InlineData("case.raw", false, "case")]
    [InlineData("case.mrk.json", false, "case.mrk")]
    [InlineData("archive.gz", false, "archive")]
    public void Names_tell_volumes_from_other_files(string name, bool isVolume, string stem)
    {
        VolumeFile.HasVolumeName(name).ShouldBe(isVolume);
        VolumeFile.StemOf(name).ShouldBe(stem);
    }

    [Theory]
    [InlineData(".nii", "NIfTI-1")]
    [InlineData(".nii.gz", "NIfTI-1")]
    [InlineData(".mha", "MetaImage")]
    [InlineData(".nrrd", "NRRD")]
    public void The_content_tells_the_format_whatever_the_name(string ending, string format)
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("scan" + ending);
        string renamed = folder.File("scan.dat");
        Volume volume = TestVolumes.Bytes();
        VolumeFile.Write(file, volume);
        File.Move(file, renamed);

        VolumeFile.ReadHeader(renamed).Format.ShouldBe(format);
        VolumeFile.ReadHeader(renamed).FileEnding.ShouldBe(ending);
        VolumeFile.Read(renamed).Bytes().SequenceEqual(volume.Bytes()).ShouldBeTrue();
    }

    [Fact]
    public void The_image_of_a_pair_opens_through_its_header()
    {
        using var folder = new TemporaryFolder();
        Volume volume = TestVolumes.Bytes();
        VolumeFile.Write(folder.File("scan.hdr"), volume);

        VolumeFile.Read(folder.File("scan.img")).Bytes().SequenceEqual(volume.Bytes()).ShouldBeTrue();
    }

    [Fact]
    public void An_unknown_ending_is_a_wrong_usage_that_names_the_known_ones()
    {
        using var folder = new TemporaryFolder();
        Should.Throw<UsageException>(() => VolumeFile.Write(folder.File("scan.png"), TestVolumes.Bytes())).Message.ShouldContain(".nii.gz");
        Directory.GetFiles(folder.Path).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(".nii")]
    [InlineData(".mha")]
    [InlineData(".nrrd")]
    public void The_bytes_of_compressed_and_plain_files_are_the_same_voxels(string ending)
    {
        using var folder = new TemporaryFolder();
        Volume volume = TestVolumes.Create(VoxelType.Int16, new VolumeSize(40, 30, 20), TestVolumes.Oblique, seed: 4);
        string file = folder.File("scan" + ending);
        VolumeFile.Write(file, volume, new VolumeWriteOptions { Compress = true });

        VolumeFile.Read(file).Bytes().SequenceEqual(volume.Bytes()).ShouldBeTrue();
    }

    [Fact]
    public void More_voxels_than_an_array_can_hold_are_a_matter_of_resources()
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("huge.mhd");
        File.WriteAllText(file, "NDims = 3\nDimSize = 2048 1024 1024\nElementType = MET_UCHAR\nElementDataFile = huge.raw\n");
        using (FileStream sparse = File.Create(folder.File("huge.raw")))
        {
            sparse.SetLength(1L << 31);
        }

        VolumeFile.ReadHeader(file).Size.Voxels.ShouldBe(1L << 31);
        Should.Throw<ResourceException>(() => VolumeFile.Read(file)).Message.ShouldContain("crop it");
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_a_matter_of_resources_and_nothing_is_left()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("file"), "in the way");
        foreach (string ending in TestVolumes.Endings)
        {
            Should.Throw<ResourceException>(() => VolumeFile.Write(folder.File("file", "scan" + ending), TestVolumes.Bytes()));
        }

        Directory.GetFileSystemEntries(folder.Path).Length.ShouldBe(1);
    }

    [Fact]
    public void Corners_are_the_centres_of_the_corner_voxels_with_x_fastest()
    {
        Volume volume = TestVolumes.Bytes(3, 4, 5);
        WorldPoint[] corners = volume.Corners();

        corners.Length.ShouldBe(8);
        corners[0].ShouldBe(volume.ToWorld(new VoxelPoint(0, 0, 0)));
        corners[1].ShouldBe(volume.ToWorld(new VoxelPoint(2, 0, 0)));
        corners[6].ShouldBe(volume.ToWorld(new VoxelPoint(0, 3, 4)));
    }

    [SharedFact]
    public void The_real_scans_read_as_their_description_says()
    {
        string[] files = Directory.GetFiles(SharedData.PathOf("data", "mouse_skull", "volumes"), "*.nii.gz");
        files.Length.ShouldBe(36);
        foreach (string file in files)
        {
            VolumeHeader header = VolumeFile.ReadHeader(file);
            header.Size.ShouldBe(new VolumeSize(136, 216, 128));
            header.VoxelType.ShouldBe(VoxelType.UInt8);
            header.VoxelToWorld.Spacing.X.ShouldBe(0.15, 1e-6);
            header.Warnings.ShouldBeEmpty();
        }

        VolumeFile.Read(files[0]).IntensityRange().Maximum.ShouldBeGreaterThan(100);
    }
}
