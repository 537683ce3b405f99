using Pinpoint.Imaging;
using Pinpoint.Patches;
using Pinpoint.Research.Agents;

namespace Pinpoint.Research.Tests.Agents;

public sealed class ScanPyramidTests
{
    private static readonly VolumeSize Size = new(13, 8, 5);

    [Fact]
    public void A_coarse_voxel_is_the_mean_of_those_it_covers()
    {
        var scan = ScanPyramid.Of(Grid(i => (byte)(i % 251)), 2);
        WorkingGrid half = scan.At(2);
        half.Size.ShouldBe(new VolumeSize(7, 4, 3));

        int[] covered = [.. from z in new[] { 0, 1 } from y in new[] { 2, 3 } from x in new[] { 4, 5 } select (x + (13 * (y + (8 * z)))) % 251];
        ((int)half.Intensities[2 + (7 * 1)]).ShouldBe((int)Math.Round(covered.Average(), MidpointRounding.AwayFromZero));
    }

    [Fact]
    public void At_the_far_faces_of_an_odd_grid_fewer_are_averaged()
    {
        var scan = ScanPyramid.Of(Grid(_ => 77), 8);
        foreach (int scale in new[] { 1, 2, 4, 8 })
        {
            scan.At(scale).Intensities.ToArray().ShouldAllBe(value => value == 77);
        }

        scan.At(8).Size.ShouldBe(new VolumeSize(2, 1, 1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void A_voxel_lies_at_the_same_place_of_the_world_at_every_scale(int scale)
    {
        var scan = ScanPyramid.Of(Grid(_ => 0), 8);
        var voxel = new GridVoxel(9, 1, 4);
        WorkingGrid fine = scan.At(1);
        double[] point = new double[3];
        scan.Place(voxel, scale, point);

        WorldPoint truth = fine.ToWorld(voxel.X - fine.Centre.X, voxel.Y - fine.Centre.Y, voxel.Z - fine.Centre.Z);
        scan.At(scale).ToWorld(point[0], point[1], point[2]).DistanceTo(truth).ShouldBeLessThan(1e-9);
        scan.At(scale).Spacing.ShouldBe(scale * fine.Spacing);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void A_scale_that_is_no_power_of_two_is_refused(int scale) => Should.Throw<ArgumentOutOfRangeException>(() => ScanPyramid.Of(Grid(_ => 0), scale));

    private static WorkingGrid Grid(Func<int, byte> value) =>
        new([.. Enumerable.Range(0, (int)Size.Voxels).Select(value)], Size, 0.7, new WorldPoint(-3, 2, 11));
}
