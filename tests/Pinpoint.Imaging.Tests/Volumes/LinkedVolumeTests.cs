using Pinpoint.Testing;

namespace Pinpoint.Imaging.Tests;

/// <summary>DataLad, git-annex and most clusters keep scans behind symbolic links.</summary>
public sealed class LinkedVolumeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_format_is_read_through_a_link_to_a_link()
    {
        foreach (string ending in TestVolumes.Endings)
        {
            string store = Directory.CreateDirectory(_folder.File("store" + ending)).FullName;
            string links = Directory.CreateDirectory(_folder.File("links" + ending)).FullName;
            Volume volume = TestVolumes.Create(VoxelType.Int16, new VolumeSize(20, 12, 9), TestVolumes.Oblique, seed: 3);
            VolumeFile.Write(Path.Combine(store, "scan" + ending), volume);
            foreach (string file in Directory.GetFiles(store))
            {
                File.CreateSymbolicLink(file + ".second", file);
                File.CreateSymbolicLink(Path.Combine(links, Path.GetFileName(file)), Path.GetRelativePath(links, file + ".second"));
            }

            string link = Path.Combine(links, "scan" + ending);
            VolumeFile.ReadHeader(link).Size.ShouldBe(volume.Size, ending);
            VolumeFile.Read(link).Bytes().SequenceEqual(volume.Bytes()).ShouldBeTrue(ending);
        }
    }

    [Fact]
    public void A_link_that_leads_nowhere_or_in_a_circle_has_its_own_line()
    {
        string dangling = _folder.File("dangling.nii.gz");
        string circle = _folder.File("circle.nii.gz");
        File.CreateSymbolicLink(dangling, "annex/of/the/scan.nii.gz");
        File.CreateSymbolicLink(circle, circle);

        BadInput.ShouldBeRefusedByHeader(dangling, "", "it is a link to annex/of/the/scan.nii.gz");
        BadInput.ShouldBeRefusedByHeader(circle, "", "leads back to itself");
    }

    [Fact]
    public void Data_of_a_header_behind_a_link_that_leads_nowhere_are_missing()
    {
        VolumeFile.Write(_folder.File("scan.nhdr"), TestVolumes.Bytes());
        File.Delete(_folder.File("scan.raw"));
        File.CreateSymbolicLink(_folder.File("scan.raw"), "gone.raw");

        BadInput.ShouldBeRefusedByHeader(_folder.File("scan.nhdr"), "data file", "it is a link to gone.raw");
    }

    [Fact]
    public void A_volume_written_to_a_link_replaces_the_link_and_leaves_the_data_alone()
    {
        string original = _folder.File("original.nii");
        string link = _folder.File("link.nii");
        VolumeFile.Write(original, TestVolumes.Bytes());
        byte[] before = File.ReadAllBytes(original);
        File.CreateSymbolicLink(link, original);

        VolumeFile.Write(link, TestVolumes.Bytes(5, 5, 5));

        File.ReadAllBytes(original).ShouldBe(before);
        new FileInfo(link).LinkTarget.ShouldBeNull();
        VolumeFile.ReadHeader(link).Size.ShouldBe(new VolumeSize(5, 5, 5));
    }
}
