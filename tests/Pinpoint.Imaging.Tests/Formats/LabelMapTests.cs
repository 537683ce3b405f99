using FsCheck;
using FsCheck.Fluent;
using Pinpoint.Testing;

namespace Pinpoint.Imaging.Tests;

public sealed class LabelMapTests : IDisposable
{
    private static readonly VolumeSize Size = new(5, 6, 7);
    private static readonly Affine Grid = new([-0.5, 0, 0, 10, 0, 0, 2, 20, 0, 1, 0, 30]);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.nii.gz")]
    [InlineData("a.nrrd")]
    [InlineData("a.mha")]
    public void Each_value_is_a_landmark_at_the_mean_of_its_voxels(string name)
    {
        string path = Write(name, (1, 1, 1, 3), (1, 1, 3, 3), (4, 5, 6, 1));
        LandmarkFile.FormatOf(path).Name.ShouldBe("label map");
        LandmarkFile.Read(path).ShouldBe([Landmark.At("1", Grid.ToWorld(new VoxelPoint(4, 5, 6))), Landmark.At("3", Grid.ToWorld(new VoxelPoint(1, 1, 2)))]);
    }

    [Fact]
    public void A_landmark_drawn_into_any_voxel_is_found_there() =>
        Prop.ForAll(Gen.Three(Gen.Choose(0, 4)).ToArbitrary(), voxel =>
        {
            (int x, int y, int z) = voxel;
            LandmarkFile.Read(Write("a.nii.gz", (x, y, z, 2))).ShouldHaveSingleItem().Position!.Value
                .DistanceTo(Grid.ToWorld(new VoxelPoint(x, y, z)))
                .ShouldBeLessThan(1e-9);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20));

    [Fact]
    public void A_list_of_names_names_the_values_and_a_value_without_voxels_is_missing()
    {
        File.WriteAllText(_folder.File("landmarks.txt"), "nose\nchin\ncrown\n");
        LandmarkFile.Read(Write("a.nii.gz", (1, 2, 3, 3), (0, 0, 0, 1))).Select(landmark => (landmark.Name, landmark.Status))
            .ShouldBe([("nose", LandmarkStatus.Defined), ("chin", LandmarkStatus.Missing), ("crown", LandmarkStatus.Defined)]);
        Should.Throw<BadInputException>(() => LandmarkFile.Read(Write("a.nii.gz", (1, 2, 3, 4)))).Message.ShouldContain("value 4: has no name");
    }

    [Fact]
    public void A_scan_is_no_label_map_and_an_empty_map_holds_no_landmarks()
    {
        short[] voxels = new short[Size.Voxels];
        voxels[1] = -1000;
        VolumeFile.Write(_folder.File("scan.nii"), Volume.Create(voxels, Size, Grid));
        Should.Throw<BadInputException>(() => LandmarkFile.Read(_folder.File("scan.nii"))).Message
            .ShouldContain("voxel (1, 0, 0): holds -1000: a label map has whole numbers");
        Should.Throw<BadInputException>(() => LandmarkFile.Read(Write("a.nii.gz"))).Message.ShouldContain("holds no landmarks");
        float[] parts = new float[Size.Voxels];
        parts[5] = 0.5f;
        VolumeFile.Write(_folder.File("parts.nii"), Volume.Create(parts, Size, Grid));
        Should.Throw<BadInputException>(() => LandmarkFile.Read(_folder.File("parts.nii"))).Message.ShouldContain("holds 0.5");
    }

    [Fact]
    public void A_damaged_map_is_told_of_as_a_volume()
    {
        string path = Write("a.nii", (1, 2, 3, 4));
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..360]);
        Should.Throw<BadInputException>(() => LandmarkFile.Read(path)).Message.ShouldNotContain("UTF-8");
    }

    private string Write(string name, params (int X, int Y, int Z, byte Value)[] labels)
    {
        byte[] voxels = new byte[Size.Voxels];
        foreach ((int x, int y, int z, byte value) in labels)
        {
            voxels[x + (Size.X * (y + (Size.Y * z)))] = value;
        }

        VolumeFile.Write(_folder.File(name), Volume.Create(voxels, Size, Grid));
        return _folder.File(name);
    }
}
