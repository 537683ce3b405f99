using FsCheck;
using FsCheck.Fluent;
using Pinpoint.Imaging;
using Pinpoint.Patches;
using Pinpoint.Shapes;

namespace Pinpoint.Tests.Patches;

public sealed class PatchSamplerTests
{
    private static readonly VolumeSize Size = new(24, 20, 22);

    [Fact]
    public void Linear_patches_of_a_linear_picture_are_exact_in_any_frame()
    {
        WorkingGrid grid = Grid((x, y, z) => (2 * x) + (3 * y) + (4 * z));
        var options = new PatchOptions(5, PatchInterpolation.Linear, PatchPadding.Zero, PatchLayout.Stacked);
        Prop.ForAll(
            Gen.Choose(0, 10_000).ToArbitrary(),
            seed =>
            {
                var random = new SplitMixRandom((ulong)seed);
                double[] centre = [random.NextUniform(-5, 5), random.NextUniform(-4, 4), random.NextUniform(-4, 4)];
                var frame = new PatchFrame(Rotation.FromVector(random.NextUniform(-2, 2), random.NextUniform(-2, 2), random.NextUniform(-2, 2)), 1.2);
                float[] patch = new float[options.ValuesOf(1)];
                PatchSampler.Sample(grid, centre, frame, options, patch);

                int[] across = [1, 0, 0];
                int[] along = [2, 2, 1];
                bool agrees = true;
                for (int row = 0; row < 5; row++)
                {
                    for (int column = 0; column < 5; column++)
                    {
                        for (int plane = 0; plane < 3; plane++)
                        {
                            var down = frame.Axis(across[plane]);
                            var right = frame.Axis(along[plane]);
                            double x = centre[0] + grid.Centre.X + ((row - 2) * down.X) + ((column - 2) * right.X);
                            double y = centre[1] + grid.Centre.Y + ((row - 2) * down.Y) + ((column - 2) * right.Y);
                            double z = centre[2] + grid.Centre.Z + ((row - 2) * down.Z) + ((column - 2) * right.Z);
                            agrees &= Math.Abs(patch[(((row * 5) + column) * 3) + plane] - ((2 * x) + (3 * y) + (4 * z))) < 0.01;
                        }
                    }
                }

                return agrees;
            }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Grouped_patches_are_the_stacked_ones_in_another_order()
    {
        WorkingGrid grid = Grid((x, y, z) => ((x * 7) + (y * 5) + (z * 3)) % 200);
        double[] centres = [0.3, -2.1, 1.7, 4.2, 3.3, -1.1];
        var stackedOptions = new PatchOptions(7, PatchInterpolation.Linear, PatchPadding.Edge, PatchLayout.Stacked);
        PatchOptions groupedOptions = stackedOptions with { Layout = PatchLayout.Grouped };
        float[] stacked = new float[stackedOptions.ValuesOf(2)];
        float[] grouped = new float[groupedOptions.ValuesOf(2)];
        PatchSampler.Sample(grid, centres, PatchFrame.Grid, stackedOptions, stacked);
        PatchSampler.Sample(grid, centres, PatchFrame.Grid, groupedOptions, grouped);

        for (int pixel = 0; pixel < 49; pixel++)
        {
            for (int channel = 0; channel < 6; channel++)
            {
                grouped[((((channel / 3) * 49) + pixel) * 3) + (channel % 3)].ShouldBe(stacked[(pixel * 6) + channel]);
            }
        }
    }

    [Fact]
    public void Beyond_the_grid_lie_zeros_or_the_edge()
    {
        WorkingGrid grid = Grid((_, _, _) => 100);
        double[] outside = [-40, 0, 0];
        foreach (PatchInterpolation interpolation in Enum.GetValues<PatchInterpolation>())
        {
            float[] patch = new float[27];
            PatchSampler.Sample(grid, outside, PatchFrame.Grid, new PatchOptions(3, interpolation, PatchPadding.Zero, PatchLayout.Stacked), patch);
            patch.ShouldAllBe(value => value == 0);
            PatchSampler.Sample(grid, outside, PatchFrame.Grid, new PatchOptions(3, interpolation, PatchPadding.Edge, PatchLayout.Stacked), patch);
            patch.ShouldAllBe(value => value == 100);
        }
    }

    [Fact]
    public void Linear_patches_fade_to_zero_over_the_last_voxel()
    {
        WorkingGrid grid = Grid((_, _, _) => 100);
        float[] patch = new float[3];
        double beyondLastVoxel = Size.X - 1 - grid.Centre.X + 0.25;
        PatchSampler.Sample(
            grid, [beyondLastVoxel, 0, 0], PatchFrame.Grid, new PatchOptions(1, PatchInterpolation.Linear, PatchPadding.Zero, PatchLayout.Stacked), patch);
        patch.ShouldAllBe(value => Math.Abs(value - 75) < 1e-3);
    }

    [Fact]
    public void A_destination_that_is_too_small_is_refused()
    {
        WorkingGrid grid = Grid((_, _, _) => 1);
        var options = new PatchOptions(3, PatchInterpolation.Linear, PatchPadding.Zero, PatchLayout.Stacked);
        Should.Throw<ArgumentException>(() => PatchSampler.Sample(grid, [0, 0, 0], PatchFrame.Grid, options, new float[26]));
    }

    private static WorkingGrid Grid(Func<int, int, int, double> intensity)
    {
        byte[] voxels = new byte[Size.Voxels];
        for (int z = 0; z < Size.Z; z++)
        {
            for (int y = 0; y < Size.Y; y++)
            {
                for (int x = 0; x < Size.X; x++)
                {
                    voxels[x + (Size.X * (y + (Size.Y * z)))] = (byte)intensity(x, y, z);
                }
            }
        }

        return new WorkingGrid(voxels, Size, 1, default);
    }
}
