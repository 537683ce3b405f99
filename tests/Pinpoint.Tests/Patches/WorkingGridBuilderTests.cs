using Pinpoint.Imaging;
using Pinpoint.Patches;

namespace Pinpoint.Tests.Patches;

public sealed class WorkingGridBuilderTests
{
    private static readonly VolumeSize Size = new(12, 10, 8);

    // Every order of axes with every set of flips.
    public static TheoryData<int, int, int, int> Orientations
    {
        get
        {
            var data = new TheoryData<int, int, int, int>();
            foreach (int[] order in new int[][] { [0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0] })
            {
                for (int flips = 0; flips < 8; flips++)
                {
                    data.Add(order[0], order[1], order[2], flips);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Orientations))]
    public void A_straight_scan_is_copied_voxel_by_voxel_to_the_same_place_in_the_world(int first, int second, int third, int flips)
    {
        double[] rows = new double[12];
        int[] order = [first, second, third];
        for (int axis = 0; axis < 3; axis++)
        {
            rows[(4 * order[axis]) + axis] = (flips >> axis & 1) == 1 ? -0.5 : 0.5;
        }

        (rows[3], rows[7], rows[11]) = (7, -3, 20);
        Volume volume = Numbered(new Affine(rows));
        WorkingGrid grid = WorkingGridBuilder.Build(volume, 0.5, IntensityMapping.AsStored);

        grid.Intensities.Length.ShouldBe((int)Size.Voxels);
        for (int index = 0; index < Size.Voxels; index++)
        {
            var voxel = new VoxelPoint(index % Size.X, index / Size.X % Size.Y, index / (Size.X * Size.Y));
            var (x, y, z) = grid.FromWorld(volume.ToWorld(voxel));
            int gx = (int)Math.Round(x + grid.Centre.X);
            int gy = (int)Math.Round(y + grid.Centre.Y);
            int gz = (int)Math.Round(z + grid.Centre.Z);
            grid.Intensities[gx + (grid.Size.X * (gy + (grid.Size.Y * gz)))].ShouldBe(volume.Voxels<byte>()[index]);
        }
    }

    [Fact]
    public void An_oblique_scan_shows_the_same_picture_in_the_world()
    {
        double angle = 0.4;
        var affine = new Affine([Math.Cos(angle), -Math.Sin(angle), 0, 3, Math.Sin(angle), Math.Cos(angle), 0, -4, 0, 0, 1.5, 5]);
        Volume volume = Picture(affine, new VolumeSize(40, 36, 20), world => 100 + (2 * world.X) + world.Y + world.Z);
        WorkingGrid grid = WorkingGridBuilder.Build(volume, 1, IntensityMapping.AsStored);

        foreach (VoxelPoint inside in new VoxelPoint[] { new(20, 18, 10), new(12, 20, 6), new(28, 15, 14) })
        {
            WorldPoint world = volume.ToWorld(inside);
            var (x, y, z) = grid.FromWorld(world);
            int index = (int)Math.Round(x + grid.Centre.X)
                + (grid.Size.X * ((int)Math.Round(y + grid.Centre.Y) + (grid.Size.Y * (int)Math.Round(z + grid.Centre.Z))));
            WorldPoint nearest = grid.ToWorld(
                Math.Round(x + grid.Centre.X) - grid.Centre.X, Math.Round(y + grid.Centre.Y) - grid.Centre.Y, Math.Round(z + grid.Centre.Z) - grid.Centre.Z);
            ((double)grid.Intensities[index]).ShouldBe(100 + (2 * nearest.X) + nearest.Y + nearest.Z, 1.5);
        }
    }

    [Fact]
    public void A_coarser_grid_shows_means_at_the_middle_of_the_boxes()
    {
        Volume volume = Numbered(Affine.FromSpacing(1, 1, 1));
        WorkingGrid grid = WorkingGridBuilder.Build(volume, 2, IntensityMapping.AsStored);

        grid.Size.ShouldBe(new VolumeSize(6, 5, 4));
        grid.Origin.ShouldBe(new WorldPoint(0.5, 0.5, 0.5));
        double sum = 0;
        for (int corner = 0; corner < 8; corner++)
        {
            sum += volume.Voxels<byte>()[(corner & 1) + (Size.X * ((corner >> 1 & 1) + (Size.Y * (corner >> 2))))];
        }

        ((double)grid.Intensities[0]).ShouldBe(sum / 8, 0.51);
    }

    [Fact]
    public void Scans_of_any_type_span_the_8_bits_between_their_percentiles()
    {
        float[] voxels = new float[1000];
        for (int i = 0; i < voxels.Length; i++)
        {
            voxels[i] = -500 + i;
        }

        voxels[999] = 1e6f;
        Volume volume = Volume.Create(voxels, new VolumeSize(10, 10, 10), Affine.Identity);
        IntensityWindow window = IntensityWindow.Of(volume, IntensityMapping.Percentiles);

        window.Low.ShouldBe(-496, 1);
        window.High.ShouldBe(495, 1);
        WorkingGrid grid = WorkingGridBuilder.Build(volume, 1, IntensityMapping.Percentiles);
        grid.Intensities[0].ShouldBe((byte)0);
        grid.Intensities[999].ShouldBe((byte)255);
        ((double)grid.Intensities[500]).ShouldBe(127.5, 1);
    }

    [Fact]
    public void A_grid_beyond_all_memory_is_refused_with_the_way_out()
    {
        Volume volume = Volume.Create(new byte[8], new VolumeSize(2, 2, 2), Affine.FromSpacing(1e6, 1e6, 1e6));

        ResourceException exception = Should.Throw<ResourceException>(() => WorkingGridBuilder.Build(volume, 0.01, IntensityMapping.AsStored));
        exception.Message.ShouldContain("Crop the scan");
    }

    [Fact]
    public void A_scan_of_one_slice_becomes_a_grid()
    {
        Volume volume = Volume.Create(new byte[12], new VolumeSize(4, 3, 1), new Affine([0.9, 0.1, 0, 0, -0.1, 0.9, 0, 0, 0, 0, 1, 0]));
        WorkingGridBuilder.Build(volume, 1, IntensityMapping.AsStored).Size.Z.ShouldBe(1);
    }

    [Fact]
    public void A_scan_whose_spacing_is_almost_the_grids_keeps_its_far_side_in_place()
    {
        var size = new VolumeSize(300, 4, 4);
        Volume volume = Picture(Affine.FromSpacing(0.9991, 1, 1), size, world => Math.Abs(world.X - 280) < 3 ? 200 : 0);
        WorkingGrid grid = WorkingGridBuilder.Build(volume, 1, IntensityMapping.AsStored);

        var (x, y, z) = grid.FromWorld(new WorldPoint(280, 1, 1));
        int column = (int)Math.Round(x + grid.Centre.X);
        int row = grid.Size.X * ((int)Math.Round(y + grid.Centre.Y) + (grid.Size.Y * (int)Math.Round(z + grid.Centre.Z)));
        grid.Intensities[row + column - 2].ShouldBe((byte)200);
        grid.Intensities[row + column + 2].ShouldBe((byte)200);
        grid.Intensities[row + column - 4].ShouldBe((byte)0);
        grid.Intensities[row + column + 4].ShouldBe((byte)0);
    }

    [Fact]
    public void The_voxels_that_fill_no_whole_box_are_kept()
    {
        Volume volume = Volume.Create(new byte[103], new VolumeSize(103, 1, 1), Affine.FromSpacing(1, 1, 1));
        WorkingGrid grid = WorkingGridBuilder.Build(volume, 4, IntensityMapping.AsStored);

        grid.Size.X.ShouldBe(26);
        grid.Contains(new WorldPoint(102, 0, 0)).ShouldBeTrue();
    }

    [Fact]
    public void A_negative_slope_turns_the_intensities_over()
    {
        byte[] voxels = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];
        byte[] inverted = [.. voxels.Select(value => (byte)(255 - value))];
        var size = new VolumeSize(256, 1, 1);
        Volume plain = Volume.Create(voxels, size, Affine.Identity);
        Volume scaled = Volume.Create(inverted, size, Affine.Identity, slope: -1, intercept: 255);

        foreach (IntensityMapping mapping in Enum.GetValues<IntensityMapping>())
        {
            byte[] expected = WorkingGridBuilder.Build(plain, 1, mapping).Intensities.ToArray();
            byte[] found = WorkingGridBuilder.Build(scaled, 1, mapping).Intensities.ToArray();
            found.Zip(expected, (one, other) => Math.Abs(one - other)).Max().ShouldBeLessThanOrEqualTo(3);
        }
    }

    [Theory]
    [InlineData(1e4)]
    [InlineData(1e7)]
    public void Sizes_that_overflow_are_refused_too(double spacing)
    {
        Volume volume = Volume.Create(new byte[27000], new VolumeSize(30, 30, 30), Affine.FromSpacing(spacing, spacing, spacing));
        Should.Throw<ResourceException>(() => WorkingGridBuilder.Build(volume, 0.1, IntensityMapping.AsStored));
    }

    private static Volume Numbered(Affine affine)
    {
        byte[] voxels = new byte[Size.Voxels];
        for (int i = 0; i < voxels.Length; i++)
        {
            voxels[i] = (byte)(i * 37 % 251);
        }

        return Volume.Create(voxels, Size, affine);
    }

    private static Volume Picture(Affine affine, VolumeSize size, Func<WorldPoint, double> intensity)
    {
        byte[] voxels = new byte[size.Voxels];
        for (int i = 0; i < voxels.Length; i++)
        {
            WorldPoint world = affine.ToWorld(new VoxelPoint(i % size.X, i / size.X % size.Y, i / (size.X * size.Y)));
            voxels[i] = (byte)Math.Clamp(intensity(world), 0, 255);
        }

        return Volume.Create(voxels, size, affine);
    }
}
