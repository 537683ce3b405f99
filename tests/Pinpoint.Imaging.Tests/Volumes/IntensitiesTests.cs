using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Pinpoint.Imaging.Tests;

public sealed class IntensitiesTests
{
    private static readonly double[] Slopes = [1, -0.25, 10];
    private static readonly double[] Intercepts = [0, 12.5, -3];

    // Every combination in each run, so that none is left to chance: 1 and 0 are a path of their own.
    [Fact]
    public void Intensities_of_any_type_length_slope_and_intercept_are_stored_times_slope_plus_intercept() => Prop.ForAll(
        ArbMap.Default.ArbFor<ulong>(),
        Gen.Choose(1, 300).ToArbitrary(),
        (seed, length) => (from type in TestVolumes.Types
                           from slope in Slopes
                           from intercept in Intercepts
                           select AreStoredTimesSlopePlusIntercept(type, length, seed, slope, intercept)).All(good => good)).QuickCheckThrowOnFailure();

    [Fact]
    public void Too_small_a_target_is_refused_with_both_sizes() =>
        Should.Throw<ArgumentException>(() => TestVolumes.Bytes(3, 4, 5).ReadIntensities(new float[59])).Message.ShouldStartWith(
            "A volume of 3 x 4 x 5 does not fit into 59 numbers.");

    [Fact]
    public void A_volume_of_more_voxels_than_are_turned_at_a_time_is_whole_in_a_target_of_just_its_size()
    {
        const int Length = (1 << 21) + 5;
        short[] stored = new short[Length];
        for (int index = 0; index < Length; index++)
        {
            stored[index] = (short)((index * 7919L) % 30011);
        }

        float[] intensities = new float[Length];
        Volume.Create(stored, new VolumeSize(Length, 1, 1), Affine.Identity, 2, -1).ReadIntensities(intensities);
        intensities.ShouldBe(stored.Select(value => (value * 2f) - 1));
    }

    [Fact]
    public void The_range_within_bounds_counts_values_that_are_just_the_bounds()
    {
        var volume = Volume.Create((short[])[-5, 1, 2, 7, 9], new VolumeSize(5, 1, 1), Affine.Identity);
        Imaging.Intensities.StoredRange(volume, 1, 7).ShouldBe((1, 7));
        Imaging.Intensities.StoredRange(volume, -4, 6.5).ShouldBe((1, 2));
        Imaging.Intensities.StoredRange(volume, 3, 6).ShouldBe((double.PositiveInfinity, double.NegativeInfinity));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(1, double.PositiveInfinity)]
    public void A_scaling_that_loses_the_intensities_is_refused(double slope, double intercept) =>
        Should.Throw<ArgumentException>(() => Volume.Create(new byte[1], new VolumeSize(1, 1, 1), Affine.Identity, slope, intercept));

    private static bool AreStoredTimesSlopePlusIntercept(VoxelType type, int length, ulong seed, double slope, double intercept)
    {
        Volume volume = TestVolumes.Create(type, new VolumeSize(length, 1, 1), Affine.Identity, seed, slope, intercept);
        double[] wanted = [.. Stored(volume).Select(value => (value * slope) + intercept)];
        float[] intensities = new float[length + 3];
        volume.ReadIntensities(intensities);
        var (minimum, maximum) = volume.IntensityRange();

        bool same = wanted.Select((value, index) => Math.Abs(intensities[index] - value) <= 1e-6 * (Math.Abs(value) + 12.5)).All(good => good);
        return same && intensities[length..].All(value => value == 0) && minimum == wanted.Min() && maximum == wanted.Max();
    }

    private static IEnumerable<double> Stored(Volume volume) => volume.VoxelType switch
    {
        VoxelType.UInt8 => Doubles(volume.Voxels<byte>()),
        VoxelType.Int8 => Doubles(volume.Voxels<sbyte>()),
        VoxelType.UInt16 => Doubles(volume.Voxels<ushort>()),
        VoxelType.Int16 => Doubles(volume.Voxels<short>()),
        VoxelType.UInt32 => Doubles(volume.Voxels<uint>()),
        VoxelType.Int32 => Doubles(volume.Voxels<int>()),
        VoxelType.UInt64 => Doubles(volume.Voxels<ulong>()),
        VoxelType.Int64 => Doubles(volume.Voxels<long>()),
        VoxelType.Float32 => Doubles(volume.Voxels<float>()),
        _ => Doubles(volume.Voxels<double>()),
    };

    private static double[] Doubles<T>(ReadOnlySpan<T> voxels)
        where T : unmanaged, IConvertible
    {
        double[] doubles = new double[voxels.Length];
        for (int index = 0; index < doubles.Length; index++)
        {
            doubles[index] = voxels[index].ToDouble(CultureInfo.InvariantCulture);
        }

        return doubles;
    }
}
