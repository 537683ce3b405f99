using Pinpoint.Methods;
using Pinpoint.Tests.Support;

namespace Pinpoint.Tests.Methods;

public sealed class CaseDrawTests
{
    [Theory]
    [InlineData(4, 0, 0)]
    [InlineData(6, 2, 0.25)]
    [InlineData(4, 4, 0.5)]
    [InlineData(2, 8, 0.5)]
    public void Cases_that_a_model_labelled_are_in_half_of_the_samples_at_most(int marked, int placed, double share)
    {
        IReadOnlyList<TrainingCase> cases =
        [
            .. RandomCases.Of(marked, 2),
            .. RandomCases.Of(placed, 2).Select(item => item with { Weights = [1, 0.5] }),
        ];
        var draw = new CaseDraw(cases);
        var random = new SplitMixRandom(1);
        int[] counts = new int[cases.Count];
        const int Draws = 20_000;
        for (int i = 0; i < Draws; i++)
        {
            counts[draw.Next(ref random)]++;
        }

        ((double)counts[marked..].Sum() / Draws).ShouldBe(share, 0.02);
        counts[..marked].ShouldAllBe(count => Math.Abs(count - (Draws * (1 - share) / marked)) < 0.1 * Draws / marked);
        counts[marked..].ShouldAllBe(count => Math.Abs(count - (Draws * share / placed)) < 0.1 * Draws / placed);
    }

    [Fact]
    public void Cases_that_were_all_marked_are_drawn_as_ever()
    {
        var draw = new CaseDraw(RandomCases.Of(5, 2));
        var one = new SplitMixRandom(7);
        var other = new SplitMixRandom(7);
        for (int i = 0; i < 100; i++)
        {
            draw.Next(ref one).ShouldBe(other.NextIndex(5));
        }
    }
}
