using FsCheck;
using FsCheck.Fluent;
using Pinpoint.Testing;

namespace Pinpoint.Imaging.Tests;

public sealed class RoundTripTests
{
    private static readonly Gen<Affine> Affines =
        from numbers in Gen.Choose(-2000, 2000).Select(number => number / 1000.0).ArrayOf(9)
        from offset in Gen.Choose(-300_000, 300_000).Select(number => number / 1000.0).ArrayOf(3)
        where Math.Abs(Determinant(numbers)) > 0.05
        select new Affine(
            [numbers[0], numbers[1], numbers[2], offset[0], numbers[3], numbers[4], numbers[5], offset[1], numbers[6], numbers[7], numbers[8], offset[2]]);

    private static readonly Gen<(string Ending, bool Compress, VoxelType Type, VolumeSize Size, ulong Seed)> Files =
        from ending in Gen.Elements(TestVolumes.Endings)
        from compress in Gen.Elements(false, true)
        from type in Gen.Elements(TestVolumes.Types)
        from size in Gen.Choose(1, 9).Three()
        from seed in Gen.Choose(0, int.MaxValue)
        select (ending, compress, type, new VolumeSize(size.Item1, size.Item2, size.Item3), (ulong)seed);

    // Exact in float32, so that NIfTI-1 can keep them.
    private static readonly Gen<(double Slope, double Intercept)> Scales =
        from slope in Gen.Elements(1.0, 0.5, -0.25, 3, 10)
        from intercept in Gen.Elements(0.0, -3, 12.5, -1024)
        select (slope, intercept);

    [Fact]
    public void Every_format_keeps_type_size_voxels_and_any_affine() => Prop.ForAll(Files.ToArbitrary(), Affines.ToArbitrary(), (file, affine) =>
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("scan" + file.Ending);
        Volume written = TestVolumes.Create(file.Type, file.Size, affine, file.Seed);
        VolumeFile.Write(path, written, new VolumeWriteOptions { Compress = file.Compress });
        Volume read = VolumeFile.Read(path);
        VolumeHeader header = VolumeFile.ReadHeader(path);

        bool sameHeader = header.Size == file.Size && header.VoxelType == file.Type && header.VoxelToWorld.Equals(read.VoxelToWorld) && header.Frames == 1;
        return sameHeader && read.Size == file.Size && read.VoxelType == file.Type && read.Bytes().SequenceEqual(written.Bytes())
            && read.Corners().Zip(written.Corners(), (one, other) => one.DistanceTo(other)).Max() < 1e-4;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_format_keeps_the_intensities_of_every_type_slope_and_intercept() =>
        Prop.ForAll(Files.ToArbitrary(), Scales.ToArbitrary(), (file, scale) =>
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("scan" + file.Ending);
        Volume written = TestVolumes.Create(file.Type, file.Size, Affine.Identity, file.Seed, scale.Slope, scale.Intercept);
        VolumeFile.Write(path, written, new VolumeWriteOptions { Compress = file.Compress });
        Volume read = VolumeFile.Read(path);
        float[] before = new float[written.Size.Voxels];
        float[] after = new float[written.Size.Voxels];
        written.ReadIntensities(before);
        read.ReadIntensities(after);

        return before.AsSpan().SequenceEqual(after) && before.SequenceEqual(IntensitiesOf(written));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(".nii")]
    [InlineData(".mha")]
    [InlineData(".nrrd")]
    public void No_type_loses_a_slope_or_an_intercept_in_a_file(string ending)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("scan" + ending);
        foreach (var (type, slope, intercept) in from type in TestVolumes.Types
                                                 from slope in new[] { 1, -0.25 }
                                                 from intercept in new[] { 0, 12.5 }
                                                 select (type, slope, intercept))
        {
            Volume written = TestVolumes.Create(type, new VolumeSize(3, 2, 2), Affine.Identity, 7, slope, intercept);
            VolumeFile.Write(path, written);
            float[] after = new float[written.Size.Voxels];
            VolumeFile.Read(path).ReadIntensities(after);

            after.ShouldBe(IntensitiesOf(written), $"{type} * {slope} + {intercept}");
        }
    }

    [Fact]
    public void Writing_twice_gives_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        foreach (string ending in TestVolumes.Endings)
        {
            VolumeFile.Write(folder.File("first" + ending), TestVolumes.Bytes());
            byte[] first = File.ReadAllBytes(folder.File("first" + ending));
            VolumeFile.Write(folder.File("first" + ending), TestVolumes.Bytes());
            File.ReadAllBytes(folder.File("first" + ending)).ShouldBe(first);
        }
    }

    // The definition, voxel by voxel; the types of up to 16 bits are worked out in float32.
    private static IEnumerable<float> IntensitiesOf(Volume volume)
    {
        for (int index = 0; index < volume.Size.Voxels; index++)
        {
            double stored = VoxelBytes.Read(volume.VoxelType, volume.Bytes(index, 1));
            yield return VoxelTypes.BytesOf(volume.VoxelType) <= 2
                ? ((float)stored * (float)volume.Slope) + (float)volume.Intercept
                : (float)((stored * volume.Slope) + volume.Intercept);
        }
    }

    private static double Determinant(double[] m) =>
        (m[0] * ((m[4] * m[8]) - (m[5] * m[7]))) - (m[1] * ((m[3] * m[8]) - (m[5] * m[6]))) + (m[2] * ((m[3] * m[7]) - (m[4] * m[6])));
}
