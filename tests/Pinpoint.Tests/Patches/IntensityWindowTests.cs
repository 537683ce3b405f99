using Pinpoint.Imaging;
using Pinpoint.Patches;

namespace Pinpoint.Tests.Patches;

public sealed class IntensityWindowTests
{
    private static readonly VolumeSize Size = new(150, 130, 120);

    [Theory]
    [InlineData(3.0)]
    [InlineData(60.0)]
    [InlineData(20_000.0)]
    public void Every_voxel_type_has_the_percentiles_of_its_sorted_sample(double spread)
    {
        var random = new Random(7);
        double[] values = [.. Enumerable.Range(0, (int)Size.Voxels).Select(_ => (random.NextDouble() + random.NextDouble() - 0.7) * spread)];
        ShouldBeAsSorted(values, value => (byte)Math.Clamp(value, 0, 255), value => value);
        ShouldBeAsSorted(values, value => (sbyte)Math.Clamp(value, -128, 127), value => value);
        ShouldBeAsSorted(values, value => (ushort)Math.Clamp(value, 0, 65535), value => value);
        ShouldBeAsSorted(values, value => (short)Math.Clamp(value, -32768, 32767), value => value);
        ShouldBeAsSorted(values, value => (int)(value * 1000), value => value);
        ShouldBeAsSorted(values, value => (float)value, value => value);
        ShouldBeAsSorted(values, value => value, value => value);
    }

    [Fact]
    public void A_scan_of_almost_nothing_but_background_has_its_full_range()
    {
        ushort[] voxels = new ushort[Size.Voxels];
        voxels[5] = 900;
        IntensityWindow.Of(Volume.Create(voxels, Size, Affine.Identity), IntensityMapping.Percentiles).ShouldBe(new IntensityWindow(0, 900));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(199)]
    [InlineData(201)]
    [InlineData(5000)]
    public void Numbers_of_any_size_and_sign_have_the_percentiles_of_the_sorted_numbers(int count)
    {
        var random = new Random(count);
        double[] values = [
            .. Enumerable.Range(0, count).Select(_ => Math.ScaleB(random.NextDouble() - 0.5, random.Next(-900, 900))),
            -0.0,
            1,
            1,
            double.Epsilon,
            -double.Epsilon,
        ];
        double[] sorted = [.. values];
        Array.Sort(sorted);
        double low = sorted[(int)(0.005 * (sorted.Length - 1))];
        double high = sorted[(int)Math.Ceiling(0.995 * (sorted.Length - 1))];
        IntensityWindow.Of(Volume.Create(values, new VolumeSize(values.Length, 1, 1), Affine.Identity), IntensityMapping.Percentiles)
            .ShouldBe(new IntensityWindow(low, high));
    }

    private static void ShouldBeAsSorted<T>(double[] values, Func<double, T> store, Func<T, double> read)
        where T : unmanaged
    {
        T[] voxels = Array.ConvertAll(values, value => store(value));
        int stride = Math.Max(1, (voxels.Length / (1 << 20)) | 1);
        double[] sample = [.. voxels.Where((_, index) => index % stride == 0).Select(read)];
        Array.Sort(sample);
        var expected = new IntensityWindow(sample[(int)(0.005 * (sample.Length - 1))], sample[(int)Math.Ceiling(0.995 * (sample.Length - 1))]);
        IntensityWindow.Of(Volume.Create(voxels, Size, Affine.Identity), IntensityMapping.Percentiles).ShouldBe(expected);
    }
}
