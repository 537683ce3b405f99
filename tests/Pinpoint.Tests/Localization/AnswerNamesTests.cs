using Pinpoint.Localization;

namespace Pinpoint.Tests.Localization;

public sealed class AnswerNamesTests
{
    [Fact]
    public void A_stem_that_stands_alone_is_the_name() => AnswerNames.Of(["a/one.nii.gz", "a/two.nrrd"]).ShouldBe(["one", "two"]);

    [Fact]
    public void Scans_of_one_stem_are_told_apart_by_their_folders() =>
        AnswerNames.Of(["a/scan.nii", "b/scan.nii", "b/other.nii"]).ShouldBe(["a_scan", "b_scan", "other"]);

    [Fact]
    public void Scans_of_one_stem_and_folder_are_numbered_in_the_order_of_their_paths()
    {
        AnswerNames.Of(["a/scan.nrrd", "a/scan.mha"]).ShouldBe(["a_scan_2", "a_scan_1"]);
        AnswerNames.Of(["x/a/scan.nii", "y/a/scan.nii"]).ShouldBe(["a_scan_1", "a_scan_2"]);
    }

    [Fact]
    public void A_made_up_name_never_takes_that_of_another_scan()
    {
        IReadOnlyList<string> names = AnswerNames.Of(["a/scan.nii", "a/scan.mha", "b/a_scan_1.nii", "b/a_scan.nii"]);
        names.Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(4);
    }

    [Fact]
    public void Case_alone_tells_no_names_apart() => AnswerNames.Of(["a/Scan.nii", "b/scan.nii"]).ShouldBe(["a_Scan", "b_scan"]);
}
