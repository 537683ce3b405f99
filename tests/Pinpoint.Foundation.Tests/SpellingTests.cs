namespace Pinpoint.Foundation.Tests;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("steps", "steps", 0)]
    [InlineData("stepz", "steps", 1)]
    [InlineData("setps", "steps", 1)]
    [InlineData("step", "steps", 1)]
    [InlineData("", "steps", 5)]
    [InlineData("kitten", "sitting", 3)]
    public void The_distance_counts_letters_put_in_taken_out_changed_and_swapped(string first, string second, int distance)
    {
        Spelling.Distance(first, second).ShouldBe(distance);
        Spelling.Distance(second, first).ShouldBe(distance);
    }

    [Fact]
    public void Names_that_share_a_word_or_nearly_all_letters_are_meant()
    {
        string[] known = ["steps", "batch_size", "patch_size", "alpha"];
        Spelling.DidYouMean("setps", known).ShouldBe("did you mean steps?");
        Spelling.DidYouMean("size", known).ShouldBe("did you mean batch_size or patch_size?");
        Spelling.DidYouMean("patchsise", known).ShouldBe("did you mean patch_size?");
        Spelling.DidYouMean("walker", known).ShouldBeNull();
    }
}
