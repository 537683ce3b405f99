using FsCheck;
using FsCheck.Fluent;
using Pinpoint.Imaging;
using Pinpoint.Models;
using Pinpoint.Patches;

namespace Pinpoint.Tests.Patches;

/// <summary>A scan's bytes are the same in whatever unit its file keeps it.</summary>
public sealed class PreparedBytesTests
{
    private static readonly VolumeSize Size = new(20, 18, 16);
    private static readonly double[] Slopes = [1, 10, 0.5, -1, -4];
    private static readonly double[] Intercepts = [0, -1024, 4096, 0.25];

    [Fact]
    public void The_bytes_are_the_same_for_every_type_slope_and_intercept() => Prop.ForAll(
        Gen.Choose(0, 1 << 20).ToArbitrary(),
        Gen.Elements(Slopes).ToArbitrary(),
        Gen.Elements(Intercepts).ToArbitrary(),
        (seed, slope, intercept) =>
        {
            int[] scan = MakeScan(seed, 60);
            byte[] wanted = Bytes(scan, IntensityMapping.Percentiles, 1, 0, value => (short)value);
            return Enum.GetValues<VoxelType>().All(type => wanted.AsSpan().SequenceEqual(Bytes(scan, type, slope, intercept)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_change_of_units_without_slope_or_intercept_in_the_header_changes_no_byte() => Prop.ForAll(
        Gen.Choose(0, 1 << 20).ToArbitrary(),
        Gen.Elements(0.25, 0.5, 2, 8).ToArbitrary(),
        Gen.Elements(0.0, 1024, -512).ToArbitrary(),
        (seed, factor, offset) =>
        {
            int[] scan = MakeScan(seed, 900);
            byte[] wanted = Bytes(scan, IntensityMapping.Percentiles, 1, 0, value => (float)value);
            byte[] found = Bytes(scan, IntensityMapping.Percentiles, 1, 0, value => (float)((value * factor) + offset));
            return wanted.AsSpan().SequenceEqual(found);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(IntensityMapping.Percentiles)]
    [InlineData(IntensityMapping.AsStored)]
    public void Fill_becomes_0_and_nothing_else_changes_by_more_than_its_window(IntensityMapping mapping)
    {
        int[] scan = MakeScan(3, 900);
        byte[] plain = Bytes(scan, mapping, 1, 0, value => (short)value);
        foreach (int fill in new[] { -3024, 32767 })
        {
            int[] filled = [.. scan.Select((value, i) => IsOutside(i) ? fill : value)];
            byte[] found = Bytes(filled, mapping, 1, 0, value => (short)value);
            for (int i = 0; i < found.Length; i++)
            {
                ((double)found[i]).ShouldBe(IsOutside(i) ? 0 : plain[i], 3);
            }
        }
    }

    [Fact]
    public void Metal_becomes_255_and_nothing_else_changes_by_more_than_its_window()
    {
        int[] scan = MakeScan(3, 900);
        byte[] plain = Bytes(scan, IntensityMapping.Percentiles, 1, 0, value => (short)value);
        byte[] found = Bytes([.. scan.Select((value, i) => i % 170 == 0 ? 30000 : value)], IntensityMapping.Percentiles, 1, 0, value => (short)value);
        for (int i = 0; i < found.Length; i++)
        {
            ((double)found[i]).ShouldBe(i % 170 == 0 ? 255 : plain[i], 3);
        }
    }

    [Fact]
    public void Training_prediction_and_both_stages_see_the_same_bytes_of_a_filled_scan()
    {
        int[] filled = [.. MakeScan(9, 900).Select((value, i) => IsOutside(i) ? -3024 : value)];
        Volume scan = Volume.Create(Array.ConvertAll(filled, value => (short)value), Size, Affine.Identity);

        // Training and prediction prepare scans in one place; a program that builds a grid by itself sees the same bytes.
        TrainingPlan plan = Presets.Of("default", 6) with { GridSpacingMm = 1.5 };
        PreparedScan prepared = PreparedScan.Of(scan, plan with { Refinement = plan.Refinement! with { GridSpacingMm = 1 } }, isRefined: true);
        SameBytes(prepared.Grid, 1.5);
        SameBytes(prepared.View!.Fine, 1);
        SameBytes(prepared.View.Wide, 2);
        prepared.View.Fine.Intensities[0].ShouldBe((byte)0);
        prepared.View.Fine.Intensities.ToArray().Max().ShouldBe((byte)255);

        void SameBytes(WorkingGrid grid, double spacing) =>
            grid.Intensities.SequenceEqual(WorkingGridBuilder.Build(scan, spacing, IntensityMapping.Percentiles).Intensities).ShouldBeTrue();
    }

    private static bool IsOutside(int index) => Math.Pow((index % 20) - 9.5, 2) + Math.Pow((index / 20 % 18) - 8.5, 2) > 90;

    // Noise around 0 and a brighter ball in it, 0 to 2 * height.
    private static int[] MakeScan(int seed, int height)
    {
        var random = new SplitMixRandom((ulong)seed);
        int[] voxels = new int[Size.Voxels];
        for (int i = 0; i < voxels.Length; i++)
        {
            double radius = Math.Pow((i % 20) - 9, 2) + Math.Pow((i / 20 % 18) - 9, 2) + Math.Pow((i / 360) - 8, 2);
            voxels[i] = (int)((radius < 40 ? height : 0.1 * height) * (0.5 + random.NextUniform()));
        }

        return voxels;
    }

    private static byte[] Bytes<T>(int[] scan, IntensityMapping mapping, double slope, double intercept, Func<int, T> store)
        where T : unmanaged =>
        WorkingGridBuilder.Build(Volume.Create(Array.ConvertAll(scan, value => store(value)), Size, Affine.Identity, slope, intercept), 1, mapping).Intensities
            .ToArray();

    // Stored values of a type of any width whose intensities rise as the scan's values: turned over where the slope is negative.
    private static byte[] Bytes(int[] scan, VoxelType type, double slope, double intercept)
    {
        int Turned(int value) => slope < 0 ? 100 - value : value;
        const IntensityMapping Percentiles = IntensityMapping.Percentiles;
        return type switch
        {
            VoxelType.UInt8 => Bytes(scan, Percentiles, slope, intercept, value => (byte)Turned(value)),
            VoxelType.Int8 => Bytes(scan, Percentiles, slope, intercept, value => (sbyte)(Turned(value) - 10)),
            VoxelType.UInt16 => Bytes(scan, Percentiles, slope, intercept, value => (ushort)(Turned(value) + 1024)),
            VoxelType.Int16 => Bytes(scan, Percentiles, slope, intercept, value => (short)(Turned(value) - 1024)),
            VoxelType.UInt32 => Bytes(scan, Percentiles, slope, intercept, value => (uint)(Turned(value) + 70000)),
            VoxelType.Int32 => Bytes(scan, Percentiles, slope, intercept, value => Turned(value) - 70000),
            VoxelType.UInt64 => Bytes(scan, Percentiles, slope, intercept, value => (ulong)(Turned(value) + 70000)),
            VoxelType.Int64 => Bytes(scan, Percentiles, slope, intercept, value => (long)(Turned(value) - 70000)),
            VoxelType.Float32 => Bytes(scan, Percentiles, slope, intercept, value => Turned(value) / 4f),
            VoxelType.Float64 => Bytes(scan, Percentiles, slope, intercept, value => Turned(value) / 4.0),
            _ => throw new System.Diagnostics.UnreachableException($"{type}"),
        };
    }
}
