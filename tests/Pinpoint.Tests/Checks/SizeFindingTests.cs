using Pinpoint.Checks;
using Pinpoint.Imaging;
using Pinpoint.Tests.Support;

namespace Pinpoint.Tests.Checks;

/// <summary>Long bones of very different size: none of them is odd for that, and what is wrong among them is found.</summary>
public sealed class SizeFindingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Bones_that_differ_in_size_are_no_outliers(int seed)
    {
        using var set = new MadeDataset(Femora.Make(19, (ulong)seed), Femora.SpacingMm);
        set.Examine().Findings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Shuffled_bones_among_them_are_found(int seed)
    {
        LandmarkSet[] bones = Femora.Make(19, (ulong)seed);
        bones[3] = Femora.Shuffled(bones[3], 5);
        bones[16] = Femora.Shuffled(bones[16], 9);
        using var set = new MadeDataset(bones, Femora.SpacingMm);

        IReadOnlyList<Finding> findings = set.Examine().Findings;

        findings.Select(finding => (finding.Code, finding.Case, finding.Landmark))
            .ShouldBe([(FindingCodes.ShapeOutlier, "case3", null), (FindingCodes.ShapeOutlier, "case16", null)], ignoreOrder: true);
        findings.ShouldAllBe(finding => finding.Message.Contains("the labels are likely shuffled"));
    }

    [Fact]
    public void A_misplaced_landmark_of_one_bone_is_named()
    {
        using var set = new MadeDataset(Femora.Make(19, 6), Femora.SpacingMm);
        set.Move(9, "lesser trochanter", 0, 0, -90);
        set.Examine().Findings
            .Select(finding => (finding.Code, finding.Case, finding.Landmark))
            .ShouldBe([(FindingCodes.ShapeOutlier, "case9", "lesser trochanter")]);
    }

    [Fact]
    public void Bones_of_the_other_side_are_named_as_mirror_images_and_their_points_are_in_place()
    {
        using var set = new MadeDataset(Femora.Make(19, 7, 2, 9, 10, 17), Femora.SpacingMm);
        IReadOnlyList<Finding> findings = set.Examine().Findings;
        findings.Select(finding => (finding.Severity, finding.Code, finding.Case)).ShouldBe(
            new[] { "case2", "case9", "case10", "case17" }.Select(name => (FindingSeverity.Warning, FindingCodes.MirrorImage, (string?)name)),
            ignoreOrder: true);
        findings.ShouldAllBe(finding => finding.Message.Contains("4 of 19 are mirrored"));
    }

    [Fact]
    public void Sides_that_the_manifest_tells_are_held_against_the_shape()
    {
        using var set = new MadeDataset(Femora.Make(7, 7, 2, 5), Femora.SpacingMm);
        Dataset folder = set.Save();
        string manifest = Path.Combine(folder.Root, "manifest.csv");
        string[] sides = ["L", "L", "R", "L", "", "R", "R"];
        File.WriteAllLines(manifest, folder.Cases.Select((item, i) => $"{item.Name},{item.VolumePath},{item.LandmarksPath},{sides[i]}")
            .Prepend("case,volume,landmarks,side"));

        Finding finding = DatasetDoctor.Examine(Dataset.Open(manifest)).Findings.Where(item => item.Code == FindingCodes.MirrorImage).ShouldHaveSingleItem();
        finding.Case.ShouldBe("case6");
        finding.Message.ShouldStartWith("the manifest says right, but");
    }
}
