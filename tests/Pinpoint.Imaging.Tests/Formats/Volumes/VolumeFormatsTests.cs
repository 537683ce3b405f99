using Pinpoint.Testing;

namespace Pinpoint.Imaging.Tests;

/// <summary>What a new row of the table gets without more: folders, several volumes in one source, slices of differing scale, padding, warnings.</summary>
public sealed class VolumeFormatsTests : IDisposable
{
    private static readonly VolumeFormats Formats = new([new NiftiFormat(), new SliceFolderFormat()]);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_of_slices_is_read_with_the_scale_of_each_slice_its_padding_and_its_warnings()
    {
        short[] first = [.. Enumerable.Range(0, 12).Select(index => (short)index)];
        short[] second = [.. first.Select(value => (short)(value == 5 ? SliceFolderFormat.Padding : value - 6))];
        SliceFolderFormat.WriteSlice(_folder.File("head-1.slice"), 2, -1024, first);
        SliceFolderFormat.WriteSlice(_folder.File("head-2.slice"), 0.5, 10, second);

        Volume volume = Read(new VolumeReadOptions());

        float[] wanted = [
            .. first.Select(value => (value * 2f) - 1024),
            .. second.Select(value => value == SliceFolderFormat.Padding ? -9999 : (value * 0.5f) + 10),
        ];
        volume.Voxels<float>().ToArray().ShouldBe(wanted);
        (volume.Slope, volume.Intercept, volume.PaddingValue).ShouldBe((1, 0, -9999));
        volume.Size.ShouldBe(new VolumeSize(4, 3, 2));
        volume.Warnings.ShouldBe(["the table was tilted"]);
    }

    [Fact]
    public void Of_several_volumes_in_a_folder_one_must_be_named()
    {
        SliceFolderFormat.WriteSlice(_folder.File("head-1.slice"), 1, 0, new short[12]);
        SliceFolderFormat.WriteSlice(_folder.File("neck-1.slice"), 1, 7, new short[12]);

        BadInput.ShouldBeRefused(() => Read(new VolumeReadOptions()), _folder.Path, "volumes", "choose one: head, neck");
        BadInput.ShouldBeRefused(() => Read(new VolumeReadOptions { Volume = "knee" }), _folder.Path, "volumes", "choose one: head, neck");
        Read(new VolumeReadOptions { Volume = "neck" }).Voxels<float>()[0].ShouldBe(7);
    }

    [Fact]
    public void A_slice_that_is_cut_short_is_refused_before_memory_is_taken()
    {
        SliceFolderFormat.WriteSlice(_folder.File("head-1.slice"), 1, 0, new short[12]);
        SliceFolderFormat.WriteSlice(_folder.File("head-2.slice"), 1, 0, new short[11]);

        BadInput.ShouldBeRefused(() => Read(new VolumeReadOptions()), _folder.File("head-2.slice"), "voxels", "truncated");
    }

    [Fact]
    public void A_folder_without_volumes_says_that_it_is_one() =>
        BadInput.ShouldBeRefused(() => Read(new VolumeReadOptions()), _folder.Path, "", "this is a folder");

    [Fact]
    public void A_format_that_is_only_read_is_no_ending_to_write_to() =>
        Should.Throw<UsageException>(() => Formats.WriterOf("scan.slice")).Message.ShouldEndWith("use .nii.gz, .hdr.gz, .nii, .hdr");

    [Fact]
    public void No_two_formats_share_an_ending()
    {
        VolumeFormats.All.Endings.Distinct(StringComparer.Ordinal).Count().ShouldBe(VolumeFormats.All.Endings.Count);
        VolumeFormats.All.Endings.ShouldAllBe(ending => VolumeFormats.All.EndingOf("scan" + ending) == ending);
    }

    private Volume Read(VolumeReadOptions options) => VoxelReader.Read(_folder.Path, Formats.Plan(_folder.Path, options), options, VoxelStore.Disk);
}
