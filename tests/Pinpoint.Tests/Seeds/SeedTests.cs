using Pinpoint.Imaging;
using Pinpoint.Seeds;

namespace Pinpoint.Tests.Seeds;

/// <summary>Seeds, boxes and regions on oblique and sheared grids.</summary>
public sealed class SeedTests
{
    private static readonly VolumeSize Size = new(24, 20, 16);
    private static readonly Affine Sheared = new([1.5, 0.6, 0, -20, -0.3, 2, 0.4, -15, 0.2, 0, 2.5, -25]);

    [Fact]
    public void A_ball_holds_the_voxels_within_its_radius_and_its_box_is_no_larger_and_no_smaller()
    {
        var (seeds, leftOut) = SeedPlacement.Of(Landmarks(), Size, Sheared, new SeedOptions { RadiusMm = 5 });
        leftOut.ShouldBe(["outside", "missing"]);
        seeds.Select(seed => seed.Label).ShouldBe([1, 3]);
        Volume map = SeedMap.Balls(seeds, Size, Sheared);
        ReadOnlySpan<byte> labels = map.Voxels<byte>();
        for (int i = 0; i < labels.Length; i++)
        {
            var voxel = new VoxelPoint(i % 24, i / 24 % 20, i / 480);
            Seed[] own = [.. seeds.Where(seed => Sheared.ToWorld(voxel).DistanceTo(seed.Position) <= 5)
                .OrderBy(seed => Sheared.ToWorld(voxel).DistanceTo(seed.Position))];
            ((int)labels[i]).ShouldBe(own.Length == 0 ? 0 : own[0].Label);
            foreach (Seed seed in own)
            {
                voxel.X.ShouldBeInRange(seed.Box.Start.X, seed.Box.End.X - 1);
                voxel.Y.ShouldBeInRange(seed.Box.Start.Y, seed.Box.End.Y - 1);
                voxel.Z.ShouldBeInRange(seed.Box.Start.Z, seed.Box.End.Z - 1);
            }
        }

        map.VoxelToWorld.ShouldBe(Sheared);
        seeds.ShouldAllBe(seed => seed.Box.Size.Voxels < 2000);
    }

    [Fact]
    public void A_radius_is_the_options_or_the_landmarks_and_the_smallest_ball_is_a_voxel()
    {
        LandmarkSet landmarks = Landmarks();
        var (usual, _) = SeedPlacement.Of(landmarks, Size, Sheared);
        usual.Select(seed => seed.RadiusMm).ShouldBe([2.5, 3]);
        var (tiny, _) = SeedPlacement.Of(landmarks, Size, Sheared, new SeedOptions { RadiusMm = 0.001 });
        SeedMap.Balls(tiny, Size, Sheared).Voxels<byte>().ToArray().Count(label => label > 0).ShouldBe(2);
        SeedMap.Geodesic(tiny, Filled(_ => 7), 10).Voxels<byte>().ToArray().Count(label => label > 0).ShouldBe(2);
    }

    [Fact]
    public void Nothing_to_seed_is_told()
    {
        var far = new LandmarkSet([Landmark.At("far", new WorldPoint(1e4, 0, 0)), Landmark.Missing("gone")]);
        Should.Throw<BadInputException>(() => SeedPlacement.Of(far, Size, Sheared)).Message.ShouldContain("no landmark lies in the scan");
    }

    [Fact]
    public void A_geodesic_ball_ends_at_an_edge_and_without_edges_is_nearly_a_ball()
    {
        Affine grid = Affine.FromSpacing(1, 1, 1);
        var landmark = new LandmarkSet([Landmark.At("a", new WorldPoint(9, 10, 8))]);
        var (seeds, _) = SeedPlacement.Of(landmark, Size, grid, new SeedOptions { RadiusMm = 6 });

        // A bright half begins at x = 12.
        Volume half = Volume.Create([.. Enumerable.Range(0, (int)Size.Voxels).Select(i => i % 24 >= 12 ? 200f : 10f)], Size, grid);
        byte[] ended = SeedMap.Geodesic(seeds, half, 50).Voxels<byte>().ToArray();
        Enumerable.Range(0, ended.Length).Where(i => ended[i] > 0).ShouldAllBe(i => i % 24 < 12);
        byte[] plain = SeedMap.Balls(seeds, Size, grid).Voxels<byte>().ToArray();
        Enumerable.Range(0, plain.Length).ShouldContain(i => plain[i] > 0 && i % 24 >= 12);

        // Ways over a grid of neighbours are up to a tenth longer than straight ones.
        byte[] free = SeedMap.Geodesic(seeds, half, 1e-9).Voxels<byte>().ToArray();
        int balls = plain.Count(label => label > 0);
        Enumerable.Range(0, plain.Length).Where(i => free[i] > 0).ShouldAllBe(i => plain[i] > 0);
        free.Count(label => label > 0).ShouldBeInRange((int)(0.7 * balls), balls);
    }

    [Fact]
    public void A_region_is_cut_voxel_for_voxel_in_the_scans_space_in_every_type()
    {
        VoxelRegion region = VoxelRegion.Around([Sheared.ToWorld(new VoxelPoint(5, 6, 7)), Sheared.ToWorld(new VoxelPoint(9, 8, 7))], 3, Size, Sheared)!.Value;
        Volume scan = Filled(i => (short)i);
        Volume part = RegionCrop.Of(scan, region);
        part.Size.ShouldBe(region.Size);
        for (int z = 0; z < part.Size.Z; z++)
        {
            WorldPoint place = part.ToWorld(new VoxelPoint(1, 2, z));
            VoxelPoint there = scan.ToVoxel(place);
            there.X.ShouldBe(region.Start.X + 1, 1e-9);
            int index = (int)(Math.Round(there.X) + (24 * (Math.Round(there.Y) + (20 * Math.Round(there.Z)))));
            part.Voxels<short>()[1 + (part.Size.X * (2 + (part.Size.Y * z)))].ShouldBe(scan.Voxels<short>()[index]);
        }

        VoxelRegion.Around([new WorldPoint(1e5, 0, 0)], 3, Size, Sheared).ShouldBeNull();
        VoxelRegion all = VoxelRegion.Around([default], 1e4, Size, Sheared)!.Value;
        RegionCrop.Of(scan, all).Bytes().SequenceEqual(scan.Bytes()).ShouldBeTrue();
        Should.Throw<ArgumentException>(() => RegionCrop.Of(scan, all with { Start = new VoxelIndex(1, 0, 0) }));
    }

    private static Volume Filled(Func<int, short> value) =>
        Volume.Create([.. Enumerable.Range(0, (int)Size.Voxels).Select(value)], Size, Sheared);

    private static LandmarkSet Landmarks() => new([
        Landmark.At("one", Sheared.ToWorld(new VoxelPoint(8.3, 9.1, 7.4))) with { Radius95 = 2.5 },
        Landmark.At("outside", Sheared.ToWorld(new VoxelPoint(40, 9, 7))),
        Landmark.At("two", Sheared.ToWorld(new VoxelPoint(11.2, 10.6, 8.2))),
        Landmark.Missing("missing"),
    ]);
}
