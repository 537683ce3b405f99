namespace Pinpoint.Imaging.Tests;

public sealed class LandmarkMatchingTests
{
    [Fact]
    public void Sets_of_other_order_and_count_are_matched_by_label_and_the_rest_is_named()
    {
        LandmarkMatch match = LandmarkMatching.Match(Set("a", "b", "Left-Eye"), Set("c", "left eye", "b", "a"));

        match.Pairs.Select(pair => (pair.Name, pair.Second.Name)).ShouldBe([("a", "a"), ("b", "b")]);
        match.IsComplete.ShouldBeFalse();
        match.Describe("truth", "model").ShouldBe("only in truth: 'Left-Eye'; only in model: 'c', 'left eye'; 'Left-Eye' may be 'left eye'");
    }

    [Fact]
    public void The_same_labels_in_another_order_match_completely()
    {
        LandmarkMatch match = LandmarkMatching.Match(Set("a", "b"), Set("b", "a"));
        match.IsComplete.ShouldBeTrue();
        match.Describe("x", "y").ShouldBe("x and y have the same 2 labels");
    }

    [Fact]
    public void Arranging_follows_the_names_and_fills_gaps_with_missing_ones() =>
        LandmarkMatching.Arrange(Set("a", "b"), ["b", "c"]).ShouldBe([Landmark.At("b", default), Landmark.Missing("c")]);

    [Fact]
    public void The_union_keeps_the_order_of_first_appearance() =>
        LandmarkMatching.UnionOfNames([Set("b", "a"), Set("c", "a")]).ShouldBe(["b", "a", "c"]);

    private static LandmarkSet Set(params string[] names) => new(names.Select(name => Landmark.At(name, default)));
}
