namespace Pinpoint.Imaging.Tests;

public sealed class VolumeSizeTests
{
    private static readonly VolumeSize Size = new(3, 5, 7);

    [Fact]
    public void A_volume_ends_half_a_voxel_behind_the_outer_centres_on_each_of_its_faces()
    {
        double[] most = [2.5, 4.5, 6.5];
        for (int axis = 0; axis < 3; axis++)
        {
            foreach ((double edge, double outwards) in new[] { (-0.5, -1e-9), (most[axis], 1e-9) })
            {
                Size.Contains(On(axis, edge)).ShouldBeTrue();
                Size.Contains(On(axis, edge + outwards)).ShouldBeFalse();
                Size.Contains(On(axis, double.NaN)).ShouldBeFalse();
            }
        }

        static VoxelPoint On(int axis, double at) => new(axis == 0 ? at : 1, axis == 1 ? at : 1, axis == 2 ? at : 1);
    }

    [Fact]
    public void The_corners_are_the_centres_of_the_outer_voxels_x_running_fastest() =>
        Size.Corners(Affine.FromSpacing(1, 10, 100)).ShouldBe([
            new(0, 0, 0), new(2, 0, 0), new(0, 40, 0), new(2, 40, 0), new(0, 0, 600), new(2, 0, 600), new(0, 40, 600), new(2, 40, 600)]);

    [Fact]
    public void Voxels_are_counted_beyond_what_32_bits_hold()
    {
        Size.Voxels.ShouldBe(105);
        new VolumeSize(65536, 65536, 2).Voxels.ShouldBe(1L << 33);
        Size.ToString().ShouldBe("3 x 5 x 7");
        Should.Throw<ArgumentNullException>(() => Size.Corners(null!));
    }
}
