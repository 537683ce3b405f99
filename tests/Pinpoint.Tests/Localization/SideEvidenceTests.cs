using FsCheck;
using FsCheck.Fluent;
using Pinpoint.Localization;

namespace Pinpoint.Tests.Localization;

public sealed class SideEvidenceTests
{
    private const double FloorMm = 0.1;

    [Fact]
    public void What_speaks_for_one_side_speaks_against_the_other() =>
        Prop.ForAll((NonEmptyArray<byte> first, byte shift) =>
        {
            LandmarkEvidence[] one = [.. first.Get.Select(Evidence)];
            LandmarkEvidence[] other = [.. first.Get.Reverse().Select(value => Evidence((byte)(value + shift)))];
            double margin = SideEvidence.Margin(one, other, FloorMm);
            return Math.Abs(margin) <= 1 && Math.Abs(margin + SideEvidence.Margin(other, one, FloorMm)) < 1e-12;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_side_on_which_each_landmark_looks_better_wins_by_the_whole_margin()
    {
        LandmarkEvidence[] better = [Evidence(10), Evidence(20), Evidence(30)];
        LandmarkEvidence[] worse = [Evidence(50), Evidence(60), Evidence(40)];

        SideEvidence.Margin(better, worse, FloorMm).ShouldBe(1, 1e-12);
        SideEvidence.Margin(better, better, FloorMm).ShouldBe(0);
        new SideAnswer(false, null, SideEvidence.Margin(better, better, FloorMm)).IsUncertain.ShouldBeTrue();
    }

    [Fact]
    public void Landmarks_that_are_to_be_seen_on_neither_side_do_not_count()
    {
        LandmarkEvidence unseen = Evidence(90) with { Presence = -1 };
        LandmarkEvidence[] better = [Evidence(10), unseen, unseen with { MovedMm = 80 }];
        LandmarkEvidence[] worse = [Evidence(50), unseen with { MovedMm = 1 }, unseen];

        SideEvidence.Margin(better, worse, FloorMm).ShouldBe(1, 1e-12);
    }

    [Fact]
    public void Without_a_refinement_the_starts_decide()
    {
        static LandmarkEvidence Start(double spread) => new() { SpreadMm = spread, ShapeResidualMm = 1 };

        SideEvidence.Margin([Start(1), Start(2)], [Start(3), Start(4)], FloorMm).ShouldBeGreaterThanOrEqualTo(SideAnswer.UncertainBelow);
    }

    [Theory]
    [InlineData(new[] { 1.0, 2, 3 }, 1)]
    [InlineData(new[] { 1.0, -2, 3 }, 1 / 3.0)]
    [InlineData(new[] { 2.0, -2 }, 0)]
    [InlineData(new[] { 0.0, 0 }, 0)]
    [InlineData(new[] { double.NaN, double.NegativeInfinity, 1 }, 0.5)]
    [InlineData(new double[0], 0)]
    public void Ranks_with_the_sign_of_their_difference_are_a_share_of_all_ranks(double[] differences, double correlation) =>
        SideEvidence.RankCorrelation(differences).ShouldBe(correlation, 1e-12);

    private static LandmarkEvidence Evidence(byte badness) => new()
    {
        SpreadMm = 1,
        MovedMm = badness,
        ViewScatterMm = 0.1 * badness,
        PredictedErrorMm = 1 + badness,
        Presence = 1 - (badness / 1000.0),
        ShapeResidualMm = badness,
    };
}
