namespace Pinpoint.Imaging.Tests;

public sealed class OrdinaryIntensitiesTests
{
    private static readonly VolumeSize Size = new(40, 40, 40);

    // Air with noise, and a ball of soft tissue with a shell of bone, in Hounsfield units.
    private static readonly float[] Head = MakeHead();

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

    [Fact]
    public void What_resampling_mixed_at_the_edge_of_fill_is_set_aside_with_it()
    {
        float[] filled = With(Head, OutsideCylinder, -3024);
        float[] edges = [.. filled.Select((value, i) => i % 40 == 39 || i / 40 % 5 != 0 ? value : (value + filled[i + 1]) / 2)];
        OrdinaryIntensities mixed = Of(edges).Ordinary();

        mixed.FillValue.ShouldBe(-3024);
        mixed.FillShare.ShouldBe(edges.Count(value => value < -1500) / (double)edges.Length);
        mixed.Darkest.ShouldBe(Of(Head).Ordinary().Darkest, 10);
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
    public void The_fingerprint_leaves_fill_out()
    {
        IntensityFingerprint plain = IntensityFingerprint.Of(Of(Head));
        IntensityFingerprint filled = IntensityFingerprint.Of(Of(With(Head, InCorners, -3024)));

        (filled.Minimum, filled.Maximum).ShouldBe((plain.Minimum, plain.Maximum));
        (filled.FillValue, filled.FillShare).ShouldBe((-3024, 512 / 64000.0));
        filled.Percentiles[1].ShouldBe(plain.Percentiles[1], 1);
        filled.Percentiles[50].ShouldBe(plain.Percentiles[50], 2);
    }

    private static Volume Of(float[] voxels) => Volume.Create(Words(voxels), Size, Affine.Identity);

    private static short[] Words(float[] voxels) => Array.ConvertAll(voxels, value => (short)value);

    private static float[] With(float[] voxels, Func<int, int, int, bool> where, float value) =>
        [.. voxels.Select((old, i) => where(i % 40, i / 40 % 40, i / 1600) ? value : old)];

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
