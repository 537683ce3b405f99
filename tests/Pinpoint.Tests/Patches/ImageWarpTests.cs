using FsCheck;
using FsCheck.Fluent;
using Pinpoint.Imaging;
using Pinpoint.Patches;
using Pinpoint.Shapes;

namespace Pinpoint.Tests.Patches;

public sealed class ImageWarpTests
{
    private static readonly VolumeSize Size = new(48, 44, 46);

    [Fact]
    public void A_place_of_the_warped_image_shows_the_point_that_was_put_there() => ForAllWarps((warp, random) =>
    {
        double[] points = [.. Enumerable.Range(0, 12).Select(_ => random.NextUniform(-8, 8))];
        double[] places = new double[points.Length];
        warp.TryPlace(points, places).ShouldBeTrue();
        for (int i = 0; i < points.Length; i += 3)
        {
            var (x, y, z) = warp.SourceOf(places[i], places[i + 1], places[i + 2]);
            (Math.Abs(x - points[i]) + Math.Abs(y - points[i + 1]) + Math.Abs(z - points[i + 2])).ShouldBeLessThan(1e-6);
        }
    });

    [Fact]
    public void Its_centre_stays_and_nothing_moves_further_than_it_says() => ForAllWarps((warp, random) =>
    {
        var (centreX, centreY, centreZ) = warp.Centre;
        warp.SourceOf(centreX, centreY, centreZ).ShouldBe(warp.Centre);
        var (x, y, z) = (random.NextUniform(-20, 20), random.NextUniform(-20, 20), random.NextUniform(-20, 20));
        var (atX, atY, atZ) = warp.SourceOf(centreX + x, centreY + y, centreZ + z);
        double most = warp.MostMove(Math.Sqrt((x * x) + (y * y) + (z * z))) + 1e-9;
        Math.Abs(atX - centreX - x).ShouldBeLessThanOrEqualTo(most);
        Math.Abs(atY - centreY - y).ShouldBeLessThanOrEqualTo(most);
        Math.Abs(atZ - centreZ - z).ShouldBeLessThanOrEqualTo(most);
    });

    [Fact]
    public void Every_pixel_of_a_patch_shows_what_the_warp_brought_there() => ForAllWarps((warp, random) =>
    {
        // A linear picture is read exactly between voxels, so that a pixel's value says where it was read.
        WorkingGrid grid = LinearPicture();
        var options = new PatchOptions(9, PatchInterpolation.Linear, PatchPadding.Zero, PatchLayout.Stacked);
        double[] centre = [random.NextUniform(-5, 5), random.NextUniform(-5, 5), random.NextUniform(-5, 5)];
        var frame = new PatchFrame(Rotation.FromVector(random.NextUniform(-2, 2), random.NextUniform(-2, 2), random.NextUniform(-2, 2)), 1.1, warp);
        float[] patch = new float[options.ValuesOf(1)];
        PatchSampler.Sample(grid, centre, frame, options, patch);

        int[] across = [1, 0, 0];
        int[] along = [2, 2, 1];
        for (int pixel = 0; pixel < patch.Length; pixel++)
        {
            var (row, column, plane) = ((pixel / 27) - 4, (pixel / 3 % 9) - 4, pixel % 3);
            var down = frame.Axis(across[plane]);
            var right = frame.Axis(along[plane]);
            var (x, y, z) = warp.SourceOf(
                centre[0] + (row * down.X) + (column * right.X),
                centre[1] + (row * down.Y) + (column * right.Y),
                centre[2] + (row * down.Z) + (column * right.Z));
            patch[pixel].ShouldBe((float)ValueAt(x + grid.Centre.X, y + grid.Centre.Y, z + grid.Centre.Z), 0.02f);
        }
    });

    [Fact]
    public void A_coarser_grid_of_the_same_scan_is_warped_alike() => ForAllWarps((warp, random) =>
    {
        var fine = new WorkingGrid(new byte[40 * 30 * 20], new VolumeSize(40, 30, 20), 0.5, new WorldPoint(3, -2, 8));
        var wide = new WorkingGrid(new byte[21 * 16 * 11], new VolumeSize(21, 16, 11), 1, new WorldPoint(2.9, -2.2, 8));
        double[] place = [random.NextUniform(-9, 9), random.NextUniform(-9, 9), random.NextUniform(-9, 9)];
        var (centreX, centreY, centreZ) = wide.FromWorld(fine.ToWorld(warp.Centre.X, warp.Centre.Y, warp.Centre.Z));
        ImageWarp other = warp.In([centreX, centreY, centreZ], fine.Spacing / wide.Spacing);

        var (x, y, z) = wide.FromWorld(fine.ToWorld(place[0], place[1], place[2]));
        var (otherX, otherY, otherZ) = other.SourceOf(x, y, z);
        var (ownX, ownY, ownZ) = warp.SourceOf(place[0], place[1], place[2]);
        wide.ToWorld(otherX, otherY, otherZ).DistanceTo(fine.ToWorld(ownX, ownY, ownZ)).ShouldBeLessThan(1e-9);
    });

    [Fact]
    public void Warps_move_what_lies_at_the_radius_by_their_deviation_in_every_direction()
    {
        var random = new SplitMixRandom(5);
        double squares = 0;
        const int Draws = 4000;
        for (int i = 0; i < Draws; i++)
        {
            var warp = ImageWarp.Draw(0.1, [0, 0, 0], 10, ref random);
            var (dx, dy, dz) = Rotation.FromVector(random.NextNormal(), random.NextNormal(), random.NextNormal()).Apply(10, 0, 0);
            var (x, y, z) = warp.SourceOf(dx, dy, dz);
            squares += ((x - dx) * (x - dx)) + ((y - dy) * (y - dy)) + ((z - dz) * (z - dz));
        }

        // What is cut off beyond two deviations takes a tenth.
        Math.Sqrt(squares / Draws / 3).ShouldBe(0.1 * 10 * 0.96, 0.06);
    }

    private static void ForAllWarps(Action<ImageWarp, SplitMixRandom> check) => Prop.ForAll(
        Gen.Choose(0, 10_000).ToArbitrary(),
        seed =>
        {
            var random = new SplitMixRandom((ulong)seed);
            double[] centre = [random.NextUniform(-3, 3), random.NextUniform(-3, 3), random.NextUniform(-3, 3)];
            var warp = ImageWarp.Draw(random.NextUniform(0, 0.06), centre, random.NextUniform(8, 14), ref random);
            check(warp, random);
        }).QuickCheckThrowOnFailure();

    private static double ValueAt(double x, double y, double z) => (1 * x) + (2 * y) + (1 * z) + 5;

    private static WorkingGrid LinearPicture()
    {
        byte[] voxels = new byte[Size.Voxels];
        for (int i = 0; i < voxels.Length; i++)
        {
            voxels[i] = (byte)ValueAt(i % Size.X, i / Size.X % Size.Y, i / (Size.X * Size.Y));
        }

        return new WorkingGrid(voxels, Size, 1, default);
    }
}
