using FsCheck;
using FsCheck.Fluent;

namespace Pinpoint.Imaging.Tests;

public sealed class BidsIgnoreTests
{
    // What 'git check-ignore' says of the same pattern and path.
    [Theory]
    [InlineData("*_ct.nii.gz", "sub-01/anat/sub-01_ct.nii.gz", true)]
    [InlineData("*_ct.nii.gz", "sub-01/anat/sub-01_T1w.nii.gz", false)]
    [InlineData("*_ct.*", "sub-01/ses-a/ct/sub-01_ses-a_ct.nii", true)]
    [InlineData("/sub-01", "sub-01/anat/sub-01_T1w.nii", true)]
    [InlineData("/anat", "sub-01/anat/sub-01_T1w.nii", false)]
    [InlineData("anat", "sub-01/anat/sub-01_T1w.nii", true)]
    [InlineData("anat/", "sub-01/anat/sub-01_T1w.nii", true)]
    [InlineData("sub-01_T1w.nii/", "sub-01/anat/sub-01_T1w.nii", false)]
    [InlineData("sub-01/anat", "sub-01/anat/sub-01_T1w.nii", true)]
    [InlineData("anat/sub-01_T1w.nii", "sub-01/anat/sub-01_T1w.nii", false)]
    [InlineData("**/anat/sub-01_T1w.nii", "sub-01/anat/sub-01_T1w.nii", true)]
    [InlineData("sub-01/**", "sub-01/anat/sub-01_T1w.nii", true)]
    [InlineData("sub-01/**/sub-01_T1w.nii", "sub-01/anat/sub-01_T1w.nii", true)]
    [InlineData("sub-*/anat/sub-??_T[12]w.nii", "sub-01/anat/sub-01_T1w.nii", true)]
    [InlineData("sub-*/anat/sub-??_T[!12]w.nii", "sub-01/anat/sub-01_T1w.nii", false)]
    [InlineData("sub-0[2-9]", "sub-01/anat/sub-01_T1w.nii", false)]
    [InlineData("sub-0[0-9]", "sub-01/anat/sub-01_T1w.nii", true)]
    [InlineData("sub-*", "sub-01/anat/sub-01_T1w.nii", true)]
    [InlineData("# sub-01", "sub-01/anat/sub-01_T1w.nii", false)]
    [InlineData("*.nii\n!sub-01_T1w.nii", "sub-01/anat/sub-01_T1w.nii", false)]
    [InlineData("anat\n!sub-01_T1w.nii", "sub-01/anat/sub-01_T1w.nii", true)]
    [InlineData("\\#odd", "#odd", true)]
    [InlineData("sub-01_T1w.nii  ", "sub-01/anat/sub-01_T1w.nii", true)]
    [InlineData("", "sub-01/anat/sub-01_T1w.nii", false)]
    public void Patterns_mean_what_they_mean_to_git(string patterns, string path, bool ignored) =>
        BidsIgnore.Parse(patterns).Matches(path).ShouldBe(ignored);

    [Fact]
    public void A_name_fits_itself_and_every_pattern_made_of_it_by_stars_and_question_marks()
    {
        Gen<char> letters = Gen.Elements("abcxyz019_-.".ToCharArray());
        var names =
            from name in letters.NonEmptyListOf()
            from kinds in Gen.Choose(0, 3).ArrayOf(name.Count)
            select (Name: string.Concat(name), Pattern: string.Concat(name.Zip(kinds, (letter, kind) => kind switch
            {
                0 => "*",
                1 => "?",
                2 => $"[{letter}]",
                _ => letter.ToString(),
            })));
        Prop.ForAll(names.ToArbitrary(), pair =>
        {
            Wildcard.Fits(pair.Name, pair.Name).ShouldBeTrue();
            Wildcard.Fits(pair.Pattern, pair.Name).ShouldBeTrue();
            Wildcard.Fits("*" + pair.Pattern + "*", pair.Name).ShouldBeTrue();
            Wildcard.Fits(pair.Name, pair.Name + "a").ShouldBeFalse();
            Wildcard.Fits(pair.Pattern.Replace("*", "", StringComparison.Ordinal) + "?", "").ShouldBeFalse();
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_pattern_of_many_stars_takes_no_time_to_speak_of() =>
        Wildcard.Fits(string.Concat(Enumerable.Repeat("a*", 2000)) + "b", new string('a', 4000)).ShouldBeFalse();
}
