using FsCheck;
using FsCheck.Fluent;
using Pinpoint.Imaging;
using Pinpoint.Shapes;

namespace Pinpoint.Tests.Shapes;

public sealed class MirrorPlaneTests
{
    [Fact]
    public void A_body_with_two_like_sides_comes_back_to_itself_however_it_is_turned() => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        var random = new SplitMixRandom((ulong)seed);
        WorldPoint[] left = [Point(ref random), Point(ref random), Point(ref random), Point(ref random)];
        WorldPoint[] middle = [Point(ref random) with { X = 0 }, Point(ref random) with { X = 0 }];
        var turn = Rotation.FromVector(random.NextUniform(-2, 2), random.NextUniform(-2, 2), random.NextUniform(-2, 2));
        WorldPoint Turned(WorldPoint point)
        {
            var (x, y, z) = turn.Apply(point.X, point.Y, point.Z);
            return new WorldPoint(x + 11, y - 5, z + 40);
        }

        var plane = MirrorPlane.Through(
            [.. left.Select(point => (Turned(point), Turned(point with { X = -point.X })))], [.. middle.Select(Turned)])!.Value;
        WorldPoint any = Point(ref random);
        plane.Reflect(Turned(any)).DistanceTo(Turned(any with { X = -any.X })).ShouldBeLessThan(1e-6);
        plane.Reflect(plane.Reflect(any)).DistanceTo(any).ShouldBeLessThan(1e-9);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_few_points_leave_open_is_the_frames_and_none_tell_nothing()
    {
        var plane = MirrorPlane.Through([], [new WorldPoint(3, 0, 0)])!.Value;
        plane.Reflect(new WorldPoint(10, 1, 2)).DistanceTo(new WorldPoint(-4, 1, 2)).ShouldBeLessThan(1e-9);
        MirrorPlane.Through([], []).ShouldBeNull();
    }

    private static WorldPoint Point(ref SplitMixRandom random) =>
        new(random.NextUniform(20, 60), random.NextUniform(-60, 60), random.NextUniform(-60, 60));
}
