namespace Pinpoint.Imaging.Tests;

public sealed class OrientationCodeTests
{
    [Fact]
    public void An_axis_is_named_after_the_direction_in_which_its_index_rises()
    {
        OrientationCode.Of(Affine.Identity).ShouldBe("LPS");
        OrientationCode.Of(Affine.FromSpacing(-1, -2, 3)).ShouldBe("RAS");
        OrientationCode.Of(new Affine([0, 0, 2, 0, -1, 0, 0, 0, 0, -3, 0, 0])).ShouldBe("AIL");
    }

    [Fact]
    public void Oblique_axes_never_share_a_direction() =>
        OrientationCode.Of(new Affine([1, 0.9, 0, 0, 0.8, 0.7, 0, 0, 0, 0, 1, 0])).ShouldBe("PLS");
}
