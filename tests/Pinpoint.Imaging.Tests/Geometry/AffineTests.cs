using FsCheck;
using FsCheck.Fluent;

namespace Pinpoint.Imaging.Tests;

/// <summary>The map from voxels to the world, against its matrix worked out by hand and by its laws.</summary>
public sealed class AffineTests
{
    // No zero and no two numbers alike: a term that is lost or taken from the wrong place shows.
    private static readonly double[] Rows = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 37, 41];

    private static Gen<double> Number => Gen.Choose(-400, 400).Select(number => number / 8.0);

    [Fact]
    public void A_point_goes_where_the_rows_take_it()
    {
        var affine = new Affine(Rows);

        affine.ToWorld(new VoxelPoint(1, 10, 100)).ShouldBe(new WorldPoint(2 + 30 + 500 + 7, 11 + 130 + 1700 + 19, 23 + 290 + 3700 + 41));
        affine.ToMatrix().ShouldBe([.. Rows, 0, 0, 0, 1]);
        affine.Determinant.ShouldBe(28, 1e-12);
        affine.Spacing.ShouldBe((Math.Sqrt(4 + 121 + 529), Math.Sqrt(9 + 169 + 841), Math.Sqrt(25 + 289 + 1369)));
        for (int row = 0; row < 3; row++)
        {
            for (int column = 0; column < 4; column++)
            {
                affine[row, column].ShouldBe(Rows[(row * 4) + column]);
            }
        }
    }

    [Fact]
    public void There_and_back_is_the_same_point() => Prop.ForAll(
        Gen.ArrayOf(Number, 15).ToArbitrary(),
        numbers =>
        {
            // A strong diagonal with shear, so that the axes always span space.
            double[] rows = [300 + numbers[0], .. numbers[1..5], -300 + numbers[5], .. numbers[6..10], 300 + numbers[10], numbers[11]];
            var affine = new Affine(rows);
            var point = new VoxelPoint(numbers[12], numbers[13], numbers[14]);
            VoxelPoint back = affine.ToVoxel(affine.ToWorld(point));
            return Math.Abs(back.X - point.X) + Math.Abs(back.Y - point.Y) + Math.Abs(back.Z - point.Z) < 1e-9;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Spacing_and_origin_stand_where_they_belong()
    {
        var affine = Affine.FromSpacing(2, 3, 4, new WorldPoint(5, 6, 7));

        affine.ToMatrix().ShouldBe([2, 0, 0, 5, 0, 3, 0, 6, 0, 0, 4, 7, 0, 0, 0, 1]);
        affine.Spacing.ShouldBe((2, 3, 4));
        affine.Determinant.ShouldBe(24);
        Affine.Identity.ToWorld(new VoxelPoint(1, 2, 3)).ShouldBe(new WorldPoint(1, 2, 3));
    }

    [Fact]
    public void Two_maps_are_equal_where_all_their_numbers_are()
    {
        var affine = new Affine(Rows);
        affine.Equals((object)new Affine(Rows)).ShouldBeTrue();
        affine.GetHashCode().ShouldBe(new Affine(Rows).GetHashCode());
        affine.Equals(null).ShouldBeFalse();
        affine.Equals("a map").ShouldBeFalse();
        for (int i = 0; i < Rows.Length; i++)
        {
            double[] other = [.. Rows];
            other[i] += 0.5;
            affine.Equals(new Affine(other)).ShouldBeFalse();
        }
    }

    [Fact]
    public void Numbers_that_are_too_few_too_many_or_not_finite_are_refused()
    {
        Should.Throw<ArgumentException>(() => new Affine(Rows.AsSpan(0, 11))).Message.ShouldContain("12 numbers");
        Should.Throw<ArgumentException>(() => new Affine([.. Rows, 1])).Message.ShouldContain("12 numbers");
        for (int i = 0; i < Rows.Length; i++)
        {
            double[] other = [.. Rows];
            other[i] = i % 2 == 0 ? double.NaN : double.PositiveInfinity;
            Should.Throw<ArgumentException>(() => new Affine(other)).Message.ShouldContain("finite");
        }
    }

    // Whatever the unit: voxels of a nanometre span space as those of a metre do.
    [Theory]
    [InlineData(1e-6)]
    [InlineData(1)]
    [InlineData(1e3)]
    public void Axes_that_do_not_span_space_are_refused_at_every_scale(double scale)
    {
        Affine.FromSpacing(scale, scale, scale).ToVoxel(new WorldPoint(scale, 2 * scale, 3 * scale)).Z.ShouldBe(3, 1e-12);
        Affine.FromSpacing(scale, -scale, scale).Determinant.ShouldBe(-scale * scale * scale, 1e-9 * scale * scale * scale);
        double[] rows = [scale, 0, scale, 0, 0, scale, scale, 0, 0, 0, scale * 1e-10, 0];
        Should.Throw<ArgumentException>(() => new Affine(rows)).Message.ShouldContain("span space");
        rows[10] = scale * 1e-8;
        new Affine(rows).Determinant.ShouldBeGreaterThan(0);
        Should.Throw<ArgumentException>(() => Affine.FromSpacing(scale, 0, scale)).Message.ShouldContain("span space");
    }
}
