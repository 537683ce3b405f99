using Pinpoint.Evaluation;
using Pinpoint.Imaging;

namespace Pinpoint.Tests.Evaluation;

public sealed class PairedDifferenceTests
{
    [Fact]
    public void A_difference_is_that_of_the_landmarks_that_both_know()
    {
        EvaluationResult first = Evaluator.Compute([Pair("a", 1, 2), Pair("b", 3, 4), Pair("only here", 9, 9)], [2]);
        EvaluationResult second = Evaluator.Compute([Pair("b", 2, 2), Pair("a", 1, 1), Pair("only there", 7, 7)], [2]);

        PairedDifference difference = PairedDifference.Between(first, second)!;

        difference.Cases.ShouldBe(2);
        difference.Points.ShouldBe(4);
        difference.MeanMm.ShouldBe(-1, 1e-12);
        difference.Interval!.LowMm.ShouldBe(-1.5, 1e-12);
        difference.Interval.HighMm.ShouldBe(-0.5, 1e-12);
        PairedDifference.Between(first, first)!.MeanMm.ShouldBe(0);
        PairedDifference.Between(first, Evaluator.Compute([Pair("other", 1, 1)], [2])).ShouldBeNull();
    }

    private static CasePair Pair(string name, double first, double second)
    {
        var truth = new LandmarkSet([Landmark.At("p", default), Landmark.At("q", default)]);
        var found = new LandmarkSet(
            [
                Landmark.At("p", new WorldPoint(first, 0, 0)) with { Radius95 = 2 },
                new Landmark("q", new WorldPoint(0, second, 0), LandmarkStatus.Uncertain) { Radius95 = 1.5 },
            ]);
        return new CasePair(name, truth, found, 0.5)
        {
            Baseline = new LandmarkSet([Landmark.At("p", new WorldPoint(5, 0, 0)), Landmark.At("q", new WorldPoint(6, 0, 0))]),
        };
    }
}
