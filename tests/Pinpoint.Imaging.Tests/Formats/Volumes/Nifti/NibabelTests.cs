using Pinpoint.Testing;

namespace Pinpoint.Imaging.Tests;

public sealed class NibabelTests
{
    private const double Tolerance = 1e-4;

    [NibabelFact]
    public void Every_file_that_nibabel_writes_reads_with_the_same_voxels_and_corners()
    {
        using var folder = new TemporaryFolder();
        NibabelDescription[] expected = NibabelDescription.Make(folder.Path);

        expected.Length.ShouldBeGreaterThan(200);
        foreach (NibabelDescription description in expected)
        {
            Volume volume = VolumeFile.Read(folder.File(description.File));
            Compare(description, volume);
            NibabelDescription.Distance(description.CornersRas, VolumeFile.ReadHeader(folder.File(description.File)).Corners())
                .ShouldBeLessThan(Tolerance, description.File);
            volume.AffineSource.ShouldBe(description switch
            {
                { SformCode: > 0 } => AffineSource.SForm,
                { QformCode: > 0 } => AffineSource.QForm,
                _ => AffineSource.Spacing,
            });
            volume.Warnings.Any(warning => warning.Contains("mm apart", StringComparison.Ordinal)).ShouldBe(description.Differ, description.File);
        }
    }

    [NibabelFact]
    public void Nibabel_reads_every_file_that_we_write_with_the_same_voxels_and_corners()
    {
        using var source = new TemporaryFolder();
        using var target = new TemporaryFolder();
        var written = new Dictionary<string, Volume>(StringComparer.Ordinal);
        foreach (NibabelDescription description in NibabelDescription.Make(source.Path))
        {
            Volume volume = VolumeFile.Read(source.File(description.File));
            string name = Path.GetFileName(description.File);
            VolumeFile.Write(target.File(name), volume);
            written[name] = volume;
        }

        var longAxis = Volume.Create(Enumerable.Range(0, 40000).Select(index => (short)index).ToArray(), new VolumeSize(40000, 1, 1), Oblique());
        VolumeFile.Write(target.File("long.nii.gz"), longAxis);
        written["long.nii.gz"] = longAxis;

        NibabelDescription[] described = NibabelDescription.Describe(target.Path);

        described.Select(description => description.File).ShouldBe(written.Keys, ignoreOrder: true);
        foreach (NibabelDescription description in described)
        {
            Volume volume = written[description.File];
            Compare(description, volume);
            description.Version.ShouldBe(volume.Size.X > short.MaxValue ? 2 : 1);
            (description.QformCode, description.SformCode).ShouldBe((1, 1));
            if (!description.File.StartsWith("shear", StringComparison.Ordinal))
            {
                NibabelDescription.Distance(description.QformCornersRas, volume.Corners())
                    .ShouldBeLessThan(volume.Size.X > short.MaxValue ? 0.01 : Tolerance, description.File);
            }
        }
    }

    private static Affine Oblique() => new([0.36, -0.48, 0.8, -5, 0.8, 0.6, 0, 7, -0.48, 0.64, 0.6, 11]);

    private static void Compare(NibabelDescription description, Volume volume)
    {
        new[] { volume.Size.X, volume.Size.Y, volume.Size.Z }.ShouldBe(description.Shape, description.File);
        volume.VoxelType.ShouldBe(description.VoxelType, description.File);
        Convert.ToHexStringLower(volume.Bytes()).ShouldBe(description.Bytes, description.File);
        NibabelDescription.Distance(description.CornersRas, volume.Corners()).ShouldBeLessThan(Tolerance, description.File);
        float[] intensities = new float[volume.Size.Voxels];
        volume.ReadIntensities(intensities);
        for (int index = 0; index < intensities.Length; index++)
        {
            float wanted = (float)description.Intensities[index];
            bool same = intensities[index] == wanted || Math.Abs(intensities[index] - wanted) <= 1e-6f * Math.Abs(wanted);
            same.ShouldBeTrue($"{description.File} voxel {index}: {intensities[index]} is not {wanted}");
        }
    }
}
