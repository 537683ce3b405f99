using Pinpoint.Checks;
using Pinpoint.Imaging;

namespace Pinpoint.Tests.Checks;

/// <summary>Landmark files whose axes carry other signs than the rest of the set.</summary>
public sealed class FrameFindingTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void One_file_in_ras_is_named_with_its_mistake_and_not_told_to_exchange_labels(bool named)
    {
        using var set = new MadeDataset(named: named);
        Turn(set, 3, -1, -1, 1);

        Finding finding = set.Examine().Findings.ShouldHaveSingleItem();

        (finding.Severity, finding.Code, finding.Case, finding.File, finding.Landmark).ShouldBe(
            (FindingSeverity.Warning, FindingCodes.FrameMismatch, "case3", set.LandmarksPath(3), null));
        finding.Message.ShouldStartWith("against 7 of 8 cases, whose poses are alike, the landmarks are turned by half a turn about z, as RAS is against LPS");
        finding.Message.ShouldContain("correct its coordinate system, the labels are right");
    }

    [Theory]
    [InlineData(4)]
    [InlineData(6)]
    public void Labels_tell_which_part_of_the_set_is_in_ras(int count)
    {
        using var set = new MadeDataset(named: true);
        for (int i = 0; i < count; i++)
        {
            Turn(set, i, -1, -1, 1);
        }

        set.Examine().Findings
            .Select(finding => (finding.Code, finding.Case))
            .ShouldBe(Enumerable.Range(0, count).Select(i => (FindingCodes.FrameMismatch, (string?)$"case{i}")));
    }

    [Fact]
    public void Half_a_set_in_ras_is_found_without_names()
    {
        using var set = new MadeDataset();
        for (int i = 1; i < 8; i += 2)
        {
            Turn(set, i, -1, -1, 1);
        }

        set.Examine().Findings
            .Select(finding => (finding.Code, finding.Case))
            .ShouldBe(new[] { 1, 3, 5, 7 }.Select(i => (FindingCodes.FrameMismatch, (string?)$"case{i}")));
    }

    [Theory]
    [InlineData(1, -1, -1, "half a turn about x")]
    [InlineData(-1, 1, -1, "half a turn about y")]
    [InlineData(1, -1, 1, "the sign of y is likely exchanged")]
    [InlineData(1, 1, -1, "the sign of z is likely exchanged")]
    [InlineData(-1, -1, -1, "all three signs")]
    public void Other_signs_are_named(int x, int y, int z, string mistake)
    {
        using var set = new MadeDataset();
        Turn(set, 5, x, y, z);

        Finding finding = set.Examine().Findings.ShouldHaveSingleItem();

        (finding.Code, finding.Case).ShouldBe((FindingCodes.FrameMismatch, "case5"));
        finding.Message.ShouldContain(mistake);
    }

    [Fact]
    public void Bodies_that_lie_every_way_are_in_no_other_frame()
    {
        using var set = new MadeDataset(cases: 10, poseRadians: 2);
        set.Examine().Findings.ShouldNotContain(finding => finding.Code == FindingCodes.FrameMismatch);
    }

    [Fact]
    public void A_body_that_lies_the_other_way_in_its_own_scan_is_left_alone()
    {
        using var set = new MadeDataset();
        var far = new WorldPoint(200, 0, 0);
        Turn(set, 3, -1, -1, 1);
        set.Change(3, item => item.Position is { } p ? item with { Position = new WorldPoint(p.X + far.X, p.Y, p.Z) } : item);
        set.Volumes[3] = MadeDataset.VolumeOf(MadeDataset.Grid(offset: far), 16, 3);
        set.Examine().Findings.ShouldNotContain(finding => finding.Code == FindingCodes.FrameMismatch);
    }

    private static void Turn(MadeDataset set, int index, int x, int y, int z) =>
        set.Change(index, item => item.Position is { } p ? item with { Position = new WorldPoint(x * p.X, y * p.Y, z * p.Z) } : item);
}
