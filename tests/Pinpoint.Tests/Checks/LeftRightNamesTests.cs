using Pinpoint.Checks;

namespace Pinpoint.Tests.Checks;

public sealed class LeftRightNamesTests
{
    [Theory]
    [InlineData("eye_L", "eye_R")]
    [InlineData("L-eye", "R-eye")]
    [InlineData("Left eye 2", "right eye 2")]
    [InlineData("eyeLeft", "eyeRight")]
    [InlineData("Auge links", "Auge rechts")]
    [InlineData("LT", "RT")]
    [InlineData("lEye", "rEye")]
    [InlineData("Oeil gauche", "Oeil droite")]
    public void Labels_that_differ_by_a_word_for_left_and_right_are_a_pair(string left, string right) =>
        LeftRightNames.PairsOf([right, "other", left]).ShouldBe([(left, right)]);

    [Theory]
    [InlineData("lamp", "ramp")]
    [InlineData("L1", "L2")]
    [InlineData("eye_L", "ear_R")]
    [InlineData("01", "02")]
    public void Other_labels_are_no_pair(string one, string other) => LeftRightNames.PairsOf([one, other]).ShouldBeEmpty();
}
