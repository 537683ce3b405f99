using Pinpoint.Patches;

namespace Pinpoint.Tests.Patches;

public sealed class PatchLandmarkChoiceTests
{
    [Fact]
    public void All_landmarks_are_taken_where_there_are_no_more_than_wanted()
    {
        PatchLandmarkChoice.Choose([0, 0, 0, 1, 0, 0], null).ShouldBe([0, 1]);
        PatchLandmarkChoice.Choose([0, 0, 0, 1, 0, 0], 5).ShouldBe([0, 1]);
    }

    [Fact]
    public void The_ends_of_a_line_come_before_its_middle()
    {
        double[] line = [.. Enumerable.Range(0, 9).SelectMany(i => new double[] { i, 0, 0 })];
        PatchLandmarkChoice.Choose(line, 2).ShouldBe([0, 8]);
        PatchLandmarkChoice.Choose(line, 3).ShouldBe([0, 4, 8]);
    }
}
