using FsCheck;
using FsCheck.Fluent;

namespace Pinpoint.Imaging.Tests;

/// <summary>Scans on other grids: the laws of trilinear interpolation, in every type.</summary>
public sealed class ResamplingTests
{
    [Fact]
    public void A_scan_on_its_own_grid_is_the_scan_in_every_type()
    {
        foreach (VoxelType type in TestVolumes.Types)
        {
            Volume scan = TestVolumes.Create(type, new VolumeSize(5, 4, 3), TestVolumes.Oblique, seed: 3, slope: 2, intercept: -7);
            Volume again = Resampling.OntoGrid(scan, scan.Size, scan.VoxelToWorld);
            again.Slope.ShouldBe(2);
            again.Intercept.ShouldBe(-7);
            if (VoxelTypes.BytesOf(type) < 8)
            {
                again.Bytes().SequenceEqual(scan.Bytes()).ShouldBeTrue(type.ToString());
            }
        }
    }

    [Fact]
    public void What_changes_evenly_with_the_place_is_found_at_every_place() =>
        Prop.ForAll<int>(seed => IsFoundEverywhere((ulong)seed)).QuickCheckThrowOnFailure();

    [Fact]
    public void Whole_values_are_rounded_and_what_lies_outside_is_the_padding_or_the_least()
    {
        short[] voxels = [10, 13, 20, 31];
        Affine line = Affine.FromSpacing(1, 1, 1);
        var scan = Volume.Create(voxels, new VolumeSize(4, 1, 1), line, padding: -5);
        Affine between = Affine.FromSpacing(1, 1, 1, new WorldPoint(-1.25, 0, 0));
        Resampling.OntoGrid(scan, new VolumeSize(6, 1, 1), between).Voxels<short>().ToArray().ShouldBe([-5, 10, 12, 18, 28, -5]);
        var unpadded = Volume.Create(voxels, new VolumeSize(4, 1, 1), line);
        Resampling.OntoGrid(unpadded, new VolumeSize(1, 1, 1), Affine.FromSpacing(1, 1, 1, new WorldPoint(0, 3, 0))).Voxels<short>()[0].ShouldBe((short)10);
    }

    [Fact]
    public void A_scan_along_the_axes_of_the_world_stays_and_an_oblique_one_is_laid_upright()
    {
        Volume flipped = TestVolumes.Create(VoxelType.Int16, new VolumeSize(3, 4, 5), new Affine([0, 0, -2, 5, 1.5, 0, 0, 6, 0, -1, 0, 7]), seed: 1);
        Resampling.Upright(flipped).ShouldBeSameAs(flipped);

        // A bright point of an oblique scan lies where it lay.
        var size = new VolumeSize(21, 22, 23);
        var voxels = new float[size.Voxels];
        var bright = new VoxelPoint(7, 15, 11);
        voxels[(int)(bright.X + (21 * (bright.Y + (22 * bright.Z))))] = 100;
        var scan = Volume.Create(voxels, size, TestVolumes.Oblique);
        Volume upright = Resampling.Upright(scan);
        OrientationCode.Of(upright.VoxelToWorld).ShouldBe("LPS");
        UprightGrid.Holds(upright.VoxelToWorld).ShouldBeTrue();
        upright.Size.Voxels.ShouldBeLessThan(6 * size.Voxels);
        WorldPoint truth = scan.ToWorld(bright);
        ReadOnlySpan<float> found = upright.Voxels<float>();
        (double sum, double x, double y, double z) = (0, 0, 0, 0);
        for (int i = 0; i < found.Length; i++)
        {
            WorldPoint at = upright.ToWorld(new VoxelPoint(i % upright.Size.X, i / upright.Size.X % upright.Size.Y, i / (upright.Size.X * upright.Size.Y)));
            (sum, x, y, z) = (sum + found[i], x + (found[i] * at.X), y + (found[i] * at.Y), z + (found[i] * at.Z));
        }

        new WorldPoint(x / sum, y / sum, z / sum).DistanceTo(truth).ShouldBeLessThan(0.3);
        foreach (WorldPoint corner in scan.Corners())
        {
            upright.Size.Contains(upright.ToVoxel(corner)).ShouldBeTrue();
        }
    }

    [Fact]
    public void A_scan_that_a_map_moves_is_the_scan_on_the_moved_grid_in_every_type()
    {
        foreach (VoxelType type in TestVolumes.Types)
        {
            Volume scan = TestVolumes.Create(type, new VolumeSize(5, 4, 3), TestVolumes.Oblique, seed: 4);
            Affine moved = Affine.FromSpacing(1, 1.5, 2, new WorldPoint(3, -2, 1));
            Affine still = Affine.FromSpacing(1, 1.5, 2);
            Volume warped = Resampling.Warped(scan, new VolumeSize(6, 7, 8), still, place => new WorldPoint(place.X + 3, place.Y - 2, place.Z + 1), outside: 1);
            warped.VoxelToWorld.ShouldBe(still);
            warped.Bytes().SequenceEqual(Resampling.OntoGrid(scan, new VolumeSize(6, 7, 8), moved, outside: 1).Bytes()).ShouldBeTrue(type.ToString());
        }
    }

    [Fact]
    public void An_empty_grid_and_a_withdrawn_order_are_told()
    {
        Volume scan = TestVolumes.Bytes();
        Should.Throw<ArgumentException>(() => Resampling.OntoGrid(scan, new VolumeSize(1, 0, 1), Affine.Identity));
        Should.Throw<OperationCanceledException>(() => Resampling.Upright(scan, new CancellationToken(true)));
    }

    private static bool IsFoundEverywhere(ulong seed)
    {
        // 3 x - 2 y + z / 2 in world millimetres, which interpolation along straight lines keeps.
        var size = new VolumeSize(9, 8, 7);
        var ramp = new double[size.Voxels];
        for (int i = 0; i < ramp.Length; i++)
        {
            ramp[i] = Field(TestVolumes.Oblique.ToWorld(new VoxelPoint(i % 9, i / 9 % 8, i / 72)));
        }

        var scan = Volume.Create(ramp, size, TestVolumes.Oblique);
        var random = new SplitMixRandom(seed);
        double[] turned = [.. Enumerable.Range(0, 12).Select(_ => random.NextUniform(-0.5, 0.5))];
        WorldPoint middle = scan.ToWorld(new VoxelPoint(4, 3.5, 3));
        (turned[3], turned[7], turned[11]) = (middle.X, middle.Y, middle.Z);
        var grid = new Affine(turned);
        Volume found = Resampling.OntoGrid(scan, new VolumeSize(4, 4, 4), grid, outside: -1e6);
        ReadOnlySpan<double> values = found.Voxels<double>();
        for (int i = 0; i < values.Length; i++)
        {
            WorldPoint place = grid.ToWorld(new VoxelPoint(i % 4, i / 4 % 4, i / 16));
            VoxelPoint voxel = scan.ToVoxel(place);
            bool within = voxel.X is >= 0 and <= 8 && voxel.Y is >= 0 and <= 7 && voxel.Z is >= 0 and <= 6;
            if (within && Math.Abs(values[i] - Field(place)) > 1e-9)
            {
                return false;
            }

            if (!size.Contains(voxel) && values[i] != -1e6)
            {
                return false;
            }
        }

        return true;

        static double Field(WorldPoint at) => (3 * at.X) - (2 * at.Y) + (at.Z / 2);
    }
}
