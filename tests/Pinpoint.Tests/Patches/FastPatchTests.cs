using FsCheck;
using FsCheck.Fluent;
using Pinpoint.Imaging;
using Pinpoint.Networks;
using Pinpoint.Patches;
using Pinpoint.Shapes;

namespace Pinpoint.Tests.Patches;

/// <summary>The fast sampler against the definition, on odd sizes, at and beyond the edges, in every form.</summary>
public sealed class FastPatchTests
{
    [Fact]
    public void Nearest_patches_are_the_definitions_to_the_bit() => Check(PatchInterpolation.Nearest, turned: false, tolerance: 0);

    [Fact]
    public void Linear_patches_along_the_grid_are_the_definitions_but_for_rounding() => Check(PatchInterpolation.Linear, turned: false, tolerance: 0.01);

    [Fact]
    public void Linear_patches_in_a_turned_frame_are_the_definitions_but_for_rounding() => Check(PatchInterpolation.Linear, turned: true, tolerance: 0.01);

    [Theory]
    [InlineData(PatchInterpolation.Nearest, false)]
    [InlineData(PatchInterpolation.Linear, false)]
    [InlineData(PatchInterpolation.Linear, true)]
    public void Patches_of_the_papers_size_and_number_are_the_definitions(PatchInterpolation interpolation, bool turned)
    {
        var random = new SplitMixRandom(4);
        WorkingGrid grid = Grid(new VolumeSize(130, 117, 121), ref random);
        double[] centres = [.. Enumerable.Range(0, 12).Select(_ => random.NextUniform(-60, 60))];
        PatchFrame frame = turned ? new PatchFrame(Rotation.FromVector(0.2, -0.3, 0.1), 0.9) : PatchFrame.Grid;
        var options = new PatchOptions(101, interpolation, PatchPadding.Zero, PatchLayout.Stacked);

        Difference(grid, centres, frame, options).ShouldBeLessThanOrEqualTo(interpolation == PatchInterpolation.Nearest ? 0 : 0.01);
    }

    [Fact]
    public void Both_orders_of_the_voxels_give_the_same_bytes_in_a_turned_frame() => Prop.ForAll(
        Gen.Choose(0, 10_000).ToArbitrary(),
        seed =>
        {
            var random = new SplitMixRandom((ulong)seed);
            WorkingGrid grid = Grid(RandomSize(ref random), ref random);
            double[] centre = Centres(1, grid.Size, ref random);
            PatchFrame frame = RandomFrame(ref random);
            var form = new PatchForm(13, PatchInterpolation.Linear, PatchPadding.Zero);
            float[] before = new float[13 * 13 * 3];
            float[] after = new float[before.Length];
            using var scratch = new PatchScratch(13, 3);
            Cut(grid, centre, frame, form, scratch);
            PatchSampler.Interleave(scratch, 13, 0, before);
            grid.Prepare();
            Cut(grid, centre, frame, form, scratch);
            PatchSampler.Interleave(scratch, 13, 0, after);
            return before.AsSpan().SequenceEqual(after);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(PatchPadding.Zero)]
    [InlineData(PatchPadding.Edge)]
    public void Turned_patches_at_and_beyond_the_edges_are_to_the_bit_those_of_a_pixel_at_a_time(PatchPadding padding) => Prop.ForAll(
        Gen.Choose(0, 100_000).ToArbitrary(),
        seed =>
        {
            var random = new SplitMixRandom((ulong)seed);
            WorkingGrid grid = Grid(RandomSize(ref random), ref random);
            double[] centre = Centres(1, grid.Size, ref random);
            PatchFrame frame = RandomFrame(ref random);
            var form = new PatchForm(1 + (2 * random.NextIndex(18)), PatchInterpolation.Linear, padding);
            float[] patch = new float[form.Size * form.Size * 3];
            PatchSampler.Sample(grid, centre, frame, new PatchOptions(form.Size, form.Interpolation, padding, PatchLayout.Grouped), patch);
            for (int i = 0; i < patch.Length; i++)
            {
                int pixel = i / 3;
                if (patch[i] != PlainTurnedPixels.Pixel(grid, centre, frame, form, i % 3, pixel / form.Size, pixel % form.Size))
                {
                    return false;
                }
            }

            return true;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(PatchLayout.Stacked)]
    [InlineData(PatchLayout.Grouped)]
    public void Every_number_of_threads_gives_the_bytes_that_jitter_and_noise_have_one_by_one(PatchLayout layout)
    {
        var random = new SplitMixRandom(8);
        WorkingGrid grid = Grid(new VolumeSize(40, 30, 35), ref random);
        var space = new PositionSpace([0, 0, 0], [1, 1, 1], 1);
        var options = new PatchOptions(33, PatchInterpolation.Nearest, PatchPadding.Edge, layout);
        double[] state = [1.25, -3.5, 10];
        var jitter = new IntensityJitter(1.2, 3, 4, 99);
        int[] twice = [0, 0];

        float[] expected = PlainPatchSampler.Sample(grid, [.. state, .. state], PatchFrame.Grid, options);
        AddJitter(expected, jitter, 64, 1.0 / 64);
        foreach (int threads in new[] { 1, 2, 3 })
        {
            using var team = new WorkerTeam(threads);
            using var batch = new PatchBatch(options, 64, 1.0 / 64, space, twice, 2, team);
            batch.Set(0, grid, state, jitter);
            batch.Set(1, grid, state, jitter);
            float[] values = batch.Sample(2).ToArray();
            values[..expected.Length].ShouldBe(expected);
            values[expected.Length..].ShouldBe(expected);
        }
    }

    [Fact]
    public void Channels_are_interleaved_and_nothing_behind_them_is_touched() => Prop.ForAll(
        Gen.Choose(3, 40).ToArbitrary(),
        Gen.Choose(1, 30).ToArbitrary(),
        (channels, columns) =>
        {
            const int Pitch = 32;
            float[] source = [.. Enumerable.Range(0, channels * Pitch).Select(i => (float)i)];
            float[] target = new float[(channels * columns) + 8];
            Array.Fill(target, -1);
            unsafe
            {
                fixed (float* from = source, to = target)
                {
                    ChannelInterleaving.Write(from, Pitch, channels, columns, to);
                }
            }

            bool agrees = target.AsSpan(channels * columns).IndexOfAnyExcept(-1f) < 0;
            for (int i = 0; i < channels * columns; i++)
            {
                agrees &= target[i] == source[((i % channels) * Pitch) + (i / channels)];
            }

            return agrees;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Pictures_of_any_size_are_turned_over() => Prop.ForAll(
        Gen.Choose(1, 40).ToArbitrary(),
        Gen.Choose(1, 40).ToArbitrary(),
        (lines, bytes) =>
        {
            byte[] source = [.. Enumerable.Range(0, lines * bytes).Select(i => (byte)(i * 7))];
            byte[] target = new byte[source.Length];
            unsafe
            {
                fixed (byte* from = source, to = target)
                {
                    ByteTransposition.Turn(from, bytes, lines, bytes, to, lines);
                }
            }

            bool agrees = true;
            for (int i = 0; i < source.Length; i++)
            {
                agrees &= target[((i % bytes) * lines) + (i / bytes)] == source[i];
            }

            return agrees;
        }).QuickCheckThrowOnFailure();

    private static void Check(PatchInterpolation interpolation, bool turned, double tolerance) => Prop.ForAll(
        Gen.Choose(0, 100_000).ToArbitrary(),
        seed =>
        {
            var random = new SplitMixRandom((ulong)seed);
            WorkingGrid grid = Grid(RandomSize(ref random), ref random);
            int landmarks = 1 + random.NextIndex(4);
            double[] centres = Centres(landmarks, grid.Size, ref random);
            var options = new PatchOptions(
                1 + (2 * random.NextIndex(18)), interpolation, (PatchPadding)random.NextIndex(2), (PatchLayout)random.NextIndex(2));
            PatchFrame frame = turned ? RandomFrame(ref random) : PatchFrame.Grid;
            return Difference(grid, centres, frame, options) <= tolerance;
        }).QuickCheckThrowOnFailure();

    private static double Difference(WorkingGrid grid, double[] centres, PatchFrame frame, PatchOptions options)
    {
        float[] expected = PlainPatchSampler.Sample(grid, centres, frame, options);
        float[] actual = new float[expected.Length];
        PatchSampler.Sample(grid, centres, frame, options, actual);
        return expected.Zip(actual, (one, other) => Math.Abs(one - (double)other)).Max();
    }

    // Four 16-bit numbers from every draw, in order: the definition of the noise.
    private static void AddJitter(float[] values, IntensityJitter jitter, double offset, double scale)
    {
        float factor = (float)(jitter.Contrast * scale);
        float shift = (float)((jitter.Brightness - offset) * scale);
        float step = (float)(jitter.Noise * scale * Math.Sqrt(12) / 65536);
        var random = new SplitMixRandom(jitter.Seed);
        ulong bits = 0;
        for (int i = 0; i < values.Length; i++)
        {
            bits = i % 4 == 0 ? random.NextBits() : bits >> 16;
            values[i] = (values[i] * factor) + shift;
            values[i] += ((ushort)bits - 32767.5f) * step;
        }
    }

    private static unsafe void Cut(WorkingGrid grid, double[] centre, in PatchFrame frame, PatchForm form, PatchScratch scratch)
    {
        fixed (byte* across = grid.Intensities, depth = grid.DepthOrder)
        {
            PatchSampler.CutTurned(new GridLines(across, depth, grid.Size), centre, frame, form, IntensityScale.None, 0, scratch, 0);
        }
    }

    private static VolumeSize RandomSize(ref SplitMixRandom random) => new(1 + random.NextIndex(45), 1 + random.NextIndex(45), 1 + random.NextIndex(45));

    private static PatchFrame RandomFrame(ref SplitMixRandom random) =>
        new(Rotation.FromVector(random.NextUniform(-2, 2), random.NextUniform(-2, 2), random.NextUniform(-2, 2)), random.NextUniform(0.5, 1.5));

    private static double[] Centres(int landmarks, VolumeSize size, ref SplitMixRandom random)
    {
        double[] centres = new double[3 * landmarks];
        for (int i = 0; i < centres.Length; i += 3)
        {
            centres[i] = random.NextUniform(-0.7, 0.7) * size.X;
            centres[i + 1] = random.NextUniform(-0.7, 0.7) * size.Y;
            centres[i + 2] = random.NextUniform(-0.7, 0.7) * size.Z;
        }

        return centres;
    }

    private static WorkingGrid Grid(VolumeSize size, ref SplitMixRandom random)
    {
        byte[] voxels = new byte[size.Voxels];
        for (int i = 0; i < voxels.Length; i++)
        {
            voxels[i] = (byte)random.NextBits();
        }

        return new WorkingGrid(voxels, size, 1, default);
    }
}
