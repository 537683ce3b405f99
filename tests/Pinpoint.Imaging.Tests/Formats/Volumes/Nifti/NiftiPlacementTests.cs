using Pinpoint.Testing;

namespace Pinpoint.Imaging.Tests;

/// <summary>
/// Headers whose forms are missing or contradict each other; ITK's values are those of its own reader (npm @itk-wasm/image-io 1.6.1), nibabel's those of
/// nibabel 5.0.
/// </summary>
public sealed class NiftiPlacementTests : IDisposable
{
    private const int Codes = 252;
    private const int SRows = 280;
    private const int PixelDimensions = 76;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(NiftiNoCodes.Nibabel, 1, 0, 0, "--nifti-no-codes itk")]
    [InlineData(NiftiNoCodes.Itk, 0, 0, 0, "nibabel puts it elsewhere")]
    public void Without_codes_the_volume_lies_where_the_chosen_reader_puts_it(NiftiNoCodes placement, int centred, double x, double y, string warning)
    {
        string file = new NiftiBytes(_folder.Path).Int16(Codes, 0, 0).Single(PixelDimensions, 1, 1, 1.5f, 2).Save(_folder.Path);
        var options = new VolumeReadOptions { NiftiNoCodes = placement };

        Volume volume = VolumeFile.Read(file, options);

        // 3 x 4 x 5 voxels of 1 x 1.5 x 2 mm; nibabel: x to the left, centred (RAS 1, -2.25, -4).
        Affine wanted = centred == 1 ? new Affine([1, 0, 0, -1, 0, -1.5, 0, 2.25, 0, 0, 2, -4]) : new Affine([1, 0, 0, x, 0, 1.5, 0, y, 0, 0, 2, 0]);
        volume.VoxelToWorld.Equals(wanted).ShouldBeTrue(string.Join(' ', volume.VoxelToWorld.ToMatrix()));
        volume.AffineSource.ShouldBe(AffineSource.Spacing);
        volume.Warnings.ShouldHaveSingleItem().ShouldContain(warning);
        VolumeFile.ReadHeader(file, options).VoxelToWorld.Equals(wanted).ShouldBeTrue();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_spacing_that_disagrees_with_the_sform_is_told_whichever_axis_it_is(int axis)
    {
        float[] spacing = [0.7f, 1.1f, 2.3f];
        spacing[axis - 1] *= 1.5f;
        string file = new NiftiBytes(_folder.Path).Int16(Codes, 0, 1).Single(PixelDimensions + 4, spacing).Save(_folder.Path);

        VolumeHeader header = VolumeFile.ReadHeader(file);

        header.AffineSource.ShouldBe(AffineSource.SForm);
        header.VoxelToWorld.Spacing.X.ShouldBe(0.7, 1e-6);
        header.Warnings.ShouldHaveSingleItem().ShouldContain($"pixdim[{axis}]");
    }

    [Fact]
    public void An_sform_that_spans_no_space_gives_way_to_a_good_qform_and_is_refused_without_one()
    {
        NiftiBytes bytes = new NiftiBytes(_folder.Path).Single(SRows, new float[12]);
        VolumeHeader header = VolumeFile.ReadHeader(bytes.Save(_folder.Path));

        header.AffineSource.ShouldBe(AffineSource.QForm);
        header.VoxelToWorld.Spacing.Z.ShouldBe(2.3, 1e-5);
        header.Warnings.ShouldHaveSingleItem().ShouldContain("the qform is");
        BadInput.ShouldBeRefusedByHeader(bytes.Int16(Codes, 0, 1).Save(_folder.Path), "sform", "correct the header");
    }

    [Fact]
    public void A_manifest_chooses_the_placement_case_by_case()
    {
        new NiftiBytes(_folder.Path).Int16(Codes, 0, 0).Save(_folder.Path, "a.nii");
        new NiftiBytes(_folder.Path).Int16(Codes, 0, 0).Save(_folder.Path, "b.nii");
        File.WriteAllText(_folder.File("set.csv"), "case,volume,nifti_no_codes\na,a.nii,itk\nb,b.nii,\n");

        Dataset data = Dataset.Open(_folder.File("set.csv"), new DatasetOptions { IncludeUnlabelled = true });

        Dataset.ReadVolume(data.Cases[0]).ToWorld(new VoxelPoint(0, 0, 0)).ShouldBe(new WorldPoint(0, 0, 0));
        Dataset.ReadHeader(data.Cases[1]).VoxelToWorld.ToWorld(new VoxelPoint(0, 0, 0)).ShouldNotBe(new WorldPoint(0, 0, 0));
        File.WriteAllText(_folder.File("set.csv"), "case,volume,nifti_no_codes\na,a.nii,spm\n");
        BadInput.ShouldBeRefused(
            () => Dataset.Open(_folder.File("set.csv"), new DatasetOptions { IncludeUnlabelled = true }), _folder.File("set.csv"), "line 2", "nibabel and itk");
    }
}
