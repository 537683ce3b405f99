using FsCheck;
using FsCheck.Fluent;
using Pinpoint.Imaging;
using Pinpoint.Models;
using Pinpoint.Patches;
using Pinpoint.Tests.Support;

namespace Pinpoint.Tests.Patches;

public sealed class WorldMirrorTests
{
    [Fact]
    public void Mirrored_twice_all_is_as_it_was() =>
        Prop.ForAll((short x, short y, short z) =>
        {
            var mirror = new WorldMirror((ushort)(x ^ y ^ z) % 3);
            var point = new WorldPoint(x / 7.0, y / 7.0, z / 7.0);
            var frame = Affine.FromSpacing(0.5, 2, 3, point);
            var landmarks = new LandmarkSet([Landmark.At("a", point), Landmark.Missing("b")]);
            return mirror.Of(mirror.Of(point)) == point
                && mirror.Of(mirror.Of(frame)).ToMatrix().SequenceEqual(frame.ToMatrix())
                && mirror.Of(mirror.Of(landmarks)).SequenceEqual(landmarks);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_voxel_of_the_mirrored_frame_lies_at_the_mirror_image_of_its_place() =>
        Prop.ForAll((short x, short y, short z) =>
        {
            var mirror = new WorldMirror((ushort)(x ^ y ^ z) % 3);
            var frame = Affine.FromSpacing(0.5, 2, 3, new WorldPoint(4, -5, 6));
            var voxel = new VoxelPoint(x / 7.0, y / 7.0, z / 7.0);
            return mirror.Of(frame).ToWorld(voxel).DistanceTo(mirror.Of(frame.ToWorld(voxel))) < 1e-9;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_scan_s_grid_mirrored_twice_has_its_voxels_and_its_place_again(int axis)
    {
        var mirror = new WorldMirror(axis);
        Volume volume = TinyLimbs.Of(3, isRight: false).Volume;
        var plan = new TrainingPlan { GridSpacingMm = 5 };
        var scan = PreparedScan.Of(volume, plan, isRefined: false);

        PreparedScan mirrored = scan.Mirrored(mirror);
        PreparedScan again = mirrored.Mirrored(mirror);

        mirrored.Grid.Intensities.SequenceEqual(scan.Grid.Intensities).ShouldBeFalse();
        again.Grid.Intensities.SequenceEqual(scan.Grid.Intensities).ShouldBeTrue();
        again.Grid.Frame.ShouldBe(scan.Grid.Frame);
        mirrored.Grid.Frame.ShouldBe(scan.Grid.Frame.Mirrored(mirror));
    }
}
