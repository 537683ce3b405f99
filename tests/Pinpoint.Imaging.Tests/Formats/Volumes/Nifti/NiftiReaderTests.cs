using Pinpoint.Testing;

namespace Pinpoint.Imaging.Tests;

public sealed class NiftiReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1000)]
    [InlineData(2, 1)]
    [InlineData(3, 0.001)]
    [InlineData(2 | 8, 1)]
    public void Space_units_are_scaled_to_millimetres(byte units, double factor)
    {
        Volume volume = VolumeFile.Read(new NiftiBytes(_folder.Path).Byte(123, units).Save(_folder.Path));
        volume.VoxelToWorld[2, 3].ShouldBe(11 * factor, 1e-6 * factor);
        volume.VoxelToWorld.Spacing.Z.ShouldBe(2.3 * factor, 1e-6 * factor);
    }

    [Theory]
    [InlineData(0f, 5f, 1, 0)]
    [InlineData(float.NaN, 5f, 1, 0)]
    [InlineData(float.PositiveInfinity, 5f, 1, 0)]
    [InlineData(2f, -1024f, 2, -1024)]
    [InlineData(2f, float.NaN, 2, 0)]
    public void A_slope_of_zero_or_one_that_is_not_finite_means_no_scaling(float slope, float intercept, double wantedSlope, double wantedIntercept)
    {
        Volume volume = VolumeFile.Read(new NiftiBytes(_folder.Path).Single(112, slope, intercept).Save(_folder.Path));
        (volume.Slope, volume.Intercept).ShouldBe((wantedSlope, wantedIntercept));
        volume.Warnings.Count.ShouldBe(float.IsNaN(intercept) ? 1 : 0);
    }

    [Theory]
    [InlineData(VoxelType.Float32)]
    [InlineData(VoxelType.Float64)]
    public void NaN_and_infinite_voxels_become_fill_darker_than_all_others_with_a_warning_that_counts_them(VoxelType type)
    {
        string file = _folder.File("scan.nii");
        double[] values = [.. Enumerable.Range(0, 100).Select(index => index - 50.0)];
        values[3] = double.NaN;
        values[50] = double.PositiveInfinity;
        values[99] = double.NegativeInfinity;
        var size = new VolumeSize(10, 5, 2);
        VolumeFile.Write(file, type == VoxelType.Float64
            ? Volume.Create(values, size, Affine.Identity)
            : Volume.Create(values.Select(value => (float)value).ToArray(), size, Affine.Identity));

        Volume volume = VolumeFile.Read(file);

        float[] read = new float[100];
        volume.ReadIntensities(read);
        float fill = type == VoxelType.Float64 ? (float)double.BitDecrement(-50) : float.BitDecrement(-50);
        read.ShouldBe(values.Select(value => double.IsFinite(value) ? (float)value : fill));
        volume.PaddingValue.ShouldBe(type == VoxelType.Float64 ? double.BitDecrement(-50) : float.BitDecrement(-50));
        volume.Ordinary().FillShare.ShouldBe(0.03);
        volume.Ordinary().Notes.ShouldBeEmpty();
        volume.Ordinary().StoredRange(volume).ShouldBe((-50, 48));
        volume.Warnings.ShouldHaveSingleItem().ShouldBe($"{file}: 3 voxels are NaN or infinite; they count as fill outside the scanned field");
    }

    [Fact]
    public void Fill_beside_NaN_voxels_is_told_apart_from_them()
    {
        string file = _folder.File("scan.nii");
        float[] values = [.. Enumerable.Range(0, 8000).Select(index => index < 400 ? float.NaN : index < 800 ? -3024 : index % 97)];
        VolumeFile.Write(file, Volume.Create(values, new VolumeSize(20, 20, 20), Affine.Identity));

        Volume volume = VolumeFile.Read(file);

        volume.Ordinary().FillShare.ShouldBe(0.1);
        volume.Ordinary().Notes.ShouldHaveSingleItem().ShouldBe("5% of the voxels are fill of value -3024 outside the scanned field; they were set aside");
    }

    [Fact]
    public void A_fourth_axis_of_one_is_accepted()
    {
        Volume volume = VolumeFile.Read(new NiftiBytes(_folder.Path).Int16(40, 4, 3, 4, 5, 1).Save(_folder.Path));
        volume.Size.ShouldBe(new VolumeSize(3, 4, 5));
    }

    [Fact]
    public void A_longer_fourth_axis_is_refused_unless_a_frame_is_chosen()
    {
        NiftiBytes bytes = new NiftiBytes(_folder.Path).Int16(40, 4, 3, 4, 1, 5);
        string file = bytes.Save(_folder.Path);

        VolumeFile.ReadHeader(file).Frames.ShouldBe(5);
        BadInput.ShouldBeRefused(() => VolumeFile.Read(file), file, "fourth axis", "choose one, from 0 to 4");
        BadInput.ShouldBeRefused(() => VolumeFile.Read(file, new VolumeReadOptions { Frame = 5 }), file, "fourth axis", "choose one from 0 to 4");
        BadInput.ShouldBeRefused(() => VolumeFile.Read(file, new VolumeReadOptions { Frame = -1 }), file, "fourth axis", "choose one from 0 to 4");
        for (int frame = 0; frame < 5; frame++)
        {
            Volume volume = VolumeFile.Read(file, new VolumeReadOptions { Frame = frame });
            volume.Size.ShouldBe(new VolumeSize(3, 4, 1));
            volume.Bytes().ToArray().ShouldBe(bytes.ToArray()[(352 + (12 * frame))..(352 + (12 * (frame + 1)))]);
        }
    }

    [Fact]
    public void Forms_that_disagree_are_told_with_their_distance()
    {
        string file = new NiftiBytes(_folder.Path).Single(276, 11.25f).Save(_folder.Path);
        VolumeFile.Read(file).Warnings.ShouldHaveSingleItem().ShouldBe(
            $"{file}: sform and qform place a corner 0.25 mm apart; the sform is used, other software may use the qform");
    }

    [Fact]
    public void A_qform_that_is_no_rotation_does_not_stop_a_good_sform()
    {
        Volume volume = VolumeFile.Read(new NiftiBytes(_folder.Path).Single(256, 3, 3, 3).Save(_folder.Path));
        volume.AffineSource.ShouldBe(AffineSource.SForm);
        volume.Warnings.ShouldHaveSingleItem().ShouldContain("qform");
    }

    [Fact]
    public void A_qfac_of_zero_counts_as_one_and_minus_one_flips_the_last_axis()
    {
        Volume flipped = VolumeFile.Read(new NiftiBytes(_folder.Path).Int16(254, 0).Save(_folder.Path));
        Volume straight = VolumeFile.Read(new NiftiBytes(_folder.Path).Int16(254, 0).Single(76, 0).Save(_folder.Path));

        flipped.VoxelToWorld.Determinant.ShouldBeLessThan(0);
        straight.VoxelToWorld[0, 2].ShouldBe(-flipped.VoxelToWorld[0, 2], 1e-6);
        straight.VoxelToWorld[0, 0].ShouldBe(flipped.VoxelToWorld[0, 0], 1e-6);
    }

    [Fact]
    public void Extensions_between_header_and_voxels_are_passed_over()
    {
        byte[] plain = new NiftiBytes(_folder.Path).Single(108, 384).ToArray();
        string file = _folder.File("extended.nii");
        File.WriteAllBytes(file, [.. plain[..352], .. new byte[32], .. plain[352..]]);

        VolumeFile.Read(file).Bytes().ToArray().ShouldBe(plain[352..]);
    }

    [Fact]
    public void Several_gzip_members_one_after_the_other_are_one_stream()
    {
        byte[] plain = new NiftiBytes(_folder.Path).ToArray();
        string file = _folder.File("members.nii.gz");
        using (FileStream stream = File.Create(file))
        {
            foreach (byte[] part in (byte[][])[plain[..370], plain[370..]])
            {
                using var packed = new System.IO.Compression.GZipStream(stream, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true);
                packed.Write(part);
            }
        }

        VolumeFile.Read(file).Bytes().ToArray().ShouldBe(plain[352..]);
    }
}
