using FsCheck;
using FsCheck.Fluent;

namespace Pinpoint.Imaging.Tests;

public sealed class OrdinaryIntensitiesTests
{
    private static readonly VolumeSize Size = new(40, 40, 40);

    // Air with noise, and a ball of soft tissue with a shell of bone, in Hounsfield units.
    private static readonly float[] Head = MakeHead();
    private static readonly double FilledShare =
        Enumerable.Range(0, (int)Size.Voxels).Count(i => OutsideCylinder(i % 40, i / 40 % 40, i / 1600)) / (double)Size.Voxels;

    [Theory]
    [InlineData(-2000)]
    [InlineData(-3024)]
    [InlineData(-32768)]
    public void Fill_in_the_corners_is_set_aside_and_the_window_stays(int fill)
    {
        OrdinaryIntensities plain = Of(Head).Ordinary();
        OrdinaryIntensities filled = Of(With(Head, InCorners, fill)).Ordinary();

        (plain.FillValue, plain.FillShare).ShouldBe((null, 0));
        filled.FillValue.ShouldBe(fill);
        filled.FillShare.ShouldBe(512 / 64000.0);
        filled.Brightest.ShouldBe(plain.Brightest);
        filled.Darkest.ShouldBe(plain.Darkest, 1);
    }

    [Theory]
    [InlineData(-2000)]
    [InlineData(-3024)]
    [InlineData(-32768)]
    public void Fill_outside_a_cylinder_is_set_aside_and_the_window_stays(int fill)
    {
        OrdinaryIntensities plain = Of(Head).Ordinary();
        OrdinaryIntensities filled = Of(With(Head, OutsideCylinder, fill)).Ordinary();

        filled.FillValue.ShouldBe(fill);
        filled.FillShare.ShouldBe(0.25, 0.03);
        filled.Brightest.ShouldBe(plain.Brightest);
        filled.Darkest.ShouldBe(plain.Darkest, 5);
    }

    [Fact]
    public void Fill_within_fill_is_set_aside()
    {
        OrdinaryIntensities filled = Of(With(With(Head, OutsideCylinder, -2000), InCorners, -3024)).Ordinary();

        filled.FillValue.ShouldBe(-3024);
        filled.FillShare.ShouldBe(0.25, 0.03);
        filled.Darkest.ShouldBe(Of(Head).Ordinary().Darkest, 5);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void What_averaging_mixed_at_the_edge_of_fill_is_set_aside_with_it(int everyRow)
    {
        float[] filled = With(Head, OutsideCylinder, -3024);
        float[] edges = [.. filled.Select((value, i) => i % 40 == 39 || i / 40 % everyRow != 0 ? value : (value + filled[i + 1]) / 2)];
        OrdinaryIntensities mixed = Of(edges).Ordinary();

        mixed.FillValue.ShouldBe(-3024);
        mixed.FillShare.ShouldBe(edges.Count(value => value == -3024) / (double)edges.Length);
        mixed.Darkest.ShouldBe(Of(Head).Ordinary().Darkest, 10);
    }

    [Fact]
    public void Fill_that_a_linear_resampling_mixed_with_the_scan_is_set_aside()
    {
        float[] plain = Resampled(Head);
        float[] filled = Resampled(With(Head, OutsideCylinder, -3024));
        OrdinaryIntensities mixed = Of(filled).Ordinary();

        // More than a fiftieth of what is no fill is mixed; looked at without what touches fill, the window is that of the plain scan.
        filled.Count(value => value is > -3000 and < -1200).ShouldBeGreaterThan(filled.Length / 50);
        mixed.FillValue.ShouldBe(-3024);
        mixed.Darkest.ShouldBe(Of(plain).Ordinary().Darkest, 10);
        mixed.Brightest.ShouldBe(Of(plain).Ordinary().Brightest, 20);
    }

    [Theory]
    [InlineData(-2000)]
    [InlineData(-32768)]
    public void Where_fill_left_little_air_its_value_is_still_the_dark_end(int fill)
    {
        // Soft tissue with 0.4 % of air, a tenth of it cut off at -1024 as scanners do.
        float[] voxels = With([.. Head.Select(value => value < -500 ? value + 1000 : value)], OutsideCylinder, fill);
        int[] inside = [.. Enumerable.Range(0, voxels.Length).Where(i => voxels[i] != fill)];
        for (int i = 0; i < 200; i++)
        {
            voxels[inside[240 * i]] = i % 10 == 0 ? -1024 : -1000 + (i / 2);
        }

        OrdinaryIntensities ordinary = Of(voxels).Ordinary();

        ordinary.FillShare.ShouldBe(voxels.Count(value => value == fill) / (double)voxels.Length);
        ordinary.Darkest.ShouldBe(-1000, 60);
        ordinary.Notes.ShouldHaveSingleItem().ShouldContain(FormattableString.Invariant($"of value {fill} outside"));
    }

    [Fact]
    public void Fill_that_is_brighter_than_all_is_set_aside_too()
    {
        OrdinaryIntensities filled = Of(With(Head, OutsideCylinder, 32767)).Ordinary();

        (filled.FillValue, filled.BrightFill).ShouldBe((32767, 32767));
        filled.Brightest.ShouldBe(Of(Head).Ordinary().Brightest);
        filled.HotShare.ShouldBe(0);
    }

    [Fact]
    public void A_far_off_value_within_the_scan_is_no_fill()
    {
        float[] voxels = With(Head, (x, y, z) => x is > 15 and < 25 && y is > 15 and < 25 && z is > 15 and < 25, -3024);
        Of(voxels).Ordinary().FillValue.ShouldBeNull();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1100)]
    public void A_constant_background_that_goes_over_into_the_picture_is_no_fill(int background)
    {
        // As an ultrasound's cone: a background of one value, and within it speckle that begins there.
        var random = new SplitMixRandom(8);
        float[] voxels = With([.. Head.Select(_ => background + (float)Math.Round(40 * Math.Abs(random.NextNormal())))], OutsideCylinder, background);
        OrdinaryIntensities ordinary = Of(voxels).Ordinary();

        (ordinary.FillValue, ordinary.FillShare, ordinary.HotShare).ShouldBe((null, 0, 0));
        ordinary.Notes.ShouldBeEmpty();
    }

    [Fact]
    public void Few_voxels_that_are_far_too_bright_do_not_move_the_window()
    {
        OrdinaryIntensities plain = Of(Head).Ordinary();
        float[] voxels = [.. Head.Select((value, i) => i % 167 == 0 ? 30000 : value)];
        OrdinaryIntensities metal = Of(voxels).Ordinary();

        metal.HotShare.ShouldBe(0.006, 0.0001);
        metal.FillValue.ShouldBeNull();
        metal.Brightest.ShouldBe(plain.Brightest, 0.01 * (plain.Brightest - plain.Darkest));
        metal.Notes.ShouldHaveSingleItem().ShouldContain("metal");
    }

    [Fact]
    public void A_small_bright_body_on_nothing_is_not_taken_for_metal()
    {
        float[] voxels = new float[Size.Voxels];
        for (int i = 0; i < 500; i++)
        {
            voxels[32000 + i] = 1000 + i;
        }

        Of(voxels).Ordinary().HotShare.ShouldBe(0);
    }

    [Fact]
    public void Declared_padding_is_set_aside_however_near_it_lies()
    {
        float[] voxels = With(Head, InCorners, -1060);
        Volume Declared(double? padding) => Volume.Create(Words(voxels), Size, Affine.Identity, padding: padding);

        Declared(null).Ordinary().FillValue.ShouldBeNull();
        Declared(-1060).Ordinary().FillValue.ShouldBe(-1060);

        // A value that occurs in the picture too, or not at all, is not set aside.
        Declared(40).Ordinary().FillValue.ShouldBeNull();
        Declared(-5000).Ordinary().FillValue.ShouldBeNull();
    }

    [Fact]
    public void Every_type_and_unit_finds_the_same_fill()
    {
        float[] filled = With(Head, OutsideCylinder, -3024);
        double share = Of(filled).Ordinary().FillShare;
        Volume[] same =
        [
            Volume.Create(Array.ConvertAll(filled, value => (ushort)(value + 4000)), Size, Affine.Identity, 1, -4000),
            Volume.Create(Array.ConvertAll(filled, value => (short)-value), Size, Affine.Identity, -1),
            Volume.Create(Array.ConvertAll(filled, value => (int)value * 1000), Size, Affine.Identity, 0.001),
            Volume.Create(Array.ConvertAll(filled, value => (long)-value), Size, Affine.Identity, -1),
            Volume.Create(Array.ConvertAll(filled, value => (double)value / 4096), Size, Affine.Identity, 4096),
        ];
        foreach (Volume volume in same)
        {
            volume.Ordinary().FillValue!.Value.ShouldBe(-3024, 1e-9);
            volume.Ordinary().FillShare.ShouldBe(share);
        }
    }

    [Fact]
    public void The_fill_is_told_as_an_intensity_whatever_the_type_slope_and_intercept() => Prop.ForAll(
        Gen.Elements(TestVolumes.Types).ToArbitrary(),
        Gen.Elements(1.0, 10, 0.5, -1, -0.25).ToArbitrary(),
        Gen.Elements(0.0, -1024, 12.5).ToArbitrary(),
        (type, slope, intercept) =>
        {
            OrdinaryIntensities ordinary = Stored(type, slope, intercept).Ordinary();
            double darkest = (ordinary.Darkest * slope) + intercept;
            double brightest = (ordinary.Brightest * slope) + intercept;
            double fill = (slope > 0 ? 0 : 100) * slope;
            return ordinary.FillValue == fill + intercept && ordinary.FillShare == FilledShare && darkest > fill + intercept && brightest > darkest;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_fingerprint_leaves_fill_out()
    {
        IntensityFingerprint plain = IntensityFingerprint.Of(Of(Head));
        IntensityFingerprint filled = IntensityFingerprint.Of(Of(With(Head, InCorners, -3024)));

        (filled.Minimum, filled.Maximum).ShouldBe((plain.Minimum, plain.Maximum));
        (filled.FillValue, filled.FillShare).ShouldBe((-3024, 512 / 64000.0));
        filled.Percentiles[1].ShouldBe(plain.Percentiles[1], 1);
        filled.Percentiles[50].ShouldBe(plain.Percentiles[50], 2);
    }

    // Values 0 to 100 of every type: fill at the dark end, outside the cylinder, and a picture of 50 to 80 steps above it.
    private static Volume Stored(VoxelType type, double slope, double intercept)
    {
        double[] steps = [.. Head.Select((value, i) => OutsideCylinder(i % 40, i / 40 % 40, i / 1600) ? 0 : Math.Round(66 + (value / 70)))];
        double[] stored = slope > 0 ? steps : [.. steps.Select(value => 100 - value)];
        return type switch
        {
            VoxelType.UInt8 => Create(value => (byte)value),
            VoxelType.Int8 => Create(value => (sbyte)value),
            VoxelType.UInt16 => Create(value => (ushort)value),
            VoxelType.Int16 => Create(value => (short)value),
            VoxelType.UInt32 => Create(value => (uint)value),
            VoxelType.Int32 => Create(value => (int)value),
            VoxelType.UInt64 => Create(value => (ulong)value),
            VoxelType.Int64 => Create(value => (long)value),
            VoxelType.Float32 => Create(value => (float)value),
            VoxelType.Float64 => Create(value => value),
            _ => throw new System.Diagnostics.UnreachableException($"{type}"),
        };

        Volume Create<T>(Func<double, T> store)
            where T : unmanaged => Volume.Create(Array.ConvertAll(stored, value => store(value)), Size, Affine.Identity, slope, intercept);
    }

    private static Volume Of(float[] voxels) => Volume.Create(Words(voxels), Size, Affine.Identity);

    private static short[] Words(float[] voxels) => Array.ConvertAll(voxels, value => (short)value);

    private static float[] With(float[] voxels, Func<int, int, int, bool> where, float value) =>
        [.. voxels.Select((old, i) => where(i % 40, i / 40 % 40, i / 1600) ? value : old)];

    // Read linearly at steps of 0.9 voxels along x and y.
    private static float[] Resampled(float[] voxels) => [.. voxels.Select((_, i) =>
    {
        double x = 0.9 * (i % 40);
        double y = 0.9 * (i / 40 % 40);
        int corner = (int)x + (40 * (int)y) + (1600 * (i / 1600));
        double low = voxels[corner] + ((x % 1) * (voxels[corner + 1] - voxels[corner]));
        double high = voxels[corner + 40] + ((x % 1) * (voxels[corner + 41] - voxels[corner + 40]));
        return (float)Math.Round(low + ((y % 1) * (high - low)));
    })];

    private static bool InCorners(int x, int y, int z) => x % 36 < 4 && y % 36 < 4 && z % 36 < 4;

    private static bool OutsideCylinder(int x, int y, int z) => Math.Pow(x - 19.5, 2) + Math.Pow(y - 19.5, 2) > 388;

    private static float[] MakeHead()
    {
        var random = new SplitMixRandom(5);
        float[] voxels = new float[Size.Voxels];
        for (int i = 0; i < voxels.Length; i++)
        {
            double radius = Math.Sqrt(Math.Pow((i % 40) - 19.5, 2) + Math.Pow((i / 40 % 40) - 19.5, 2) + Math.Pow((i / 1600) - 19.5, 2));
            double mean = radius < 10 ? 40 : radius < 11 ? 900 : radius < 12 ? 0 : -1000;
            voxels[i] = (float)Math.Round(mean + (10 * random.NextNormal()));
        }

        // The corners hold no darkest voxel, so that filling them leaves the extremes.
        (voxels[820], voxels[830]) = (-1050, -1049);
        return voxels;
    }
}
