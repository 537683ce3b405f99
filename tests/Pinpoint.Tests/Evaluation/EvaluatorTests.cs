using Pinpoint.Evaluation;
using Pinpoint.Imaging;

namespace Pinpoint.Tests.Evaluation;

public sealed class EvaluatorTests
{
    private static readonly WorldPoint Origin = new(0, 0, 0);
    private static readonly double[] Radii = [4, 1, 2.5];

    /* The expected figures, computed once by numpy 1.24.2:
       e = [[0.25,1.5,2.0,3.75],[0.5,2.5,4.0,0.125],[1.0,1.0,6.5]]; f = np.concatenate(e); m = np.array([np.mean(c) for c in e])
       f.mean(), f.std(), m.mean(), m.std(ddof=1), np.median(f), np.percentile(f,90), np.percentile(f,95), f.max(), [(f<=r).mean() for r in (1,2.5,4)] */
    [Fact]
    public void The_figures_are_those_of_numpy()
    {
        EvaluationResult result = Table();

        result.Errors.Points.ShouldBe(11);
        result.Cases.ShouldBe(3);
        result.MreMm.ShouldBe(2.102272727272727, 1e-14);
        result.Errors.SdMm!.Value.ShouldBe(1.87144980701201, 1e-14);
        result.CaseMeanMm.ShouldBe(2.1631944444444446, 1e-14);
        result.CaseSdMm!.Value.ShouldBe(0.5822472528281486, 1e-14);
        result.Errors.MedianMm.ShouldBe(1.5);
        result.Errors.P90Mm!.Value.ShouldBe(4.0, 1e-14);
        result.Errors.P95Mm!.Value.ShouldBe(5.25, 1e-14);
        result.Errors.MaxMm.ShouldBe(6.5);
        result.Errors.Sdr.ShouldBe([new(1, 5.0 / 11), new(2.5, 8.0 / 11), new(4, 10.0 / 11)]);
        result.SecondsPerCase.ShouldBe(2);
        result.PerCase.Select(score => score.Errors.MreMm).ShouldBe([1.875, 1.78125, 8.5 / 3]);
        result.PerLandmark
            .Select(score => (score.Landmark, score.Errors.Points, score.Errors.MaxMm))
            .ShouldBe([("p", 3, 1.0), ("q", 3, 2.5), ("r", 3, 6.5), ("s", 2, 3.75)]);
    }

    [Fact]
    public void A_radius_is_reached_by_an_error_of_just_its_length()
    {
        ErrorStatistics.ShareWithin([1, 2, 3], 2).ShouldBe(2.0 / 3);
        ErrorStatistics.ShareWithin([1, Math.BitIncrement(2.0), 3], 2).ShouldBe(1.0 / 3);
    }

    [Fact]
    public void The_radial_error_is_the_length_in_space() =>
        Compute(new CasePair("a", Set(("p", new WorldPoint(1, 2, 3))), Set(("p", new WorldPoint(3, 5, 9))), 0)).MreMm.ShouldBe(7);

    [Fact]
    public void Missing_landmarks_count_as_detection_and_never_as_distance()
    {
        LandmarkSet truth = Set(("both", Origin), ("lost", Origin), ("invented", null), ("neither", null));
        LandmarkSet predicted = Set(("neither", null), ("invented", new WorldPoint(99, 0, 0)), ("both", new WorldPoint(0, 3, 0)), ("lost", null));

        EvaluationResult result = Compute(new CasePair("a", truth, predicted, 0));

        result.Errors.Detection.ShouldBe(new DetectionCounts(1, 1, 1, 1));
        result.Errors.Points.ShouldBe(1);
        result.MreMm.ShouldBe(3);
        result.CaseSdMm.ShouldBeNull();
        result.MreInterval.ShouldBeNull();
        result.PerLandmark.Single(score => score.Landmark.Equals("lost", StringComparison.Ordinal)).Errors.MreMm.ShouldBeNull();
    }

    [Fact]
    public void Labels_of_one_side_only_are_named_and_do_not_count()
    {
        EvaluationResult result = Compute(new CasePair("a", Set(("p", Origin), ("q", Origin)), Set(("r", Origin), ("p", Origin)), 0));

        result.Errors.Detection.ShouldBe(new DetectionCounts(1, 0, 0, 0));
        result.OnlyInTruth.ShouldBe(["q"]);
        result.OnlyInPrediction.ShouldBe(["r"]);
    }

    [Fact]
    public void Nothing_in_common_is_bad_input_and_a_case_given_twice_a_callers_mistake()
    {
        var pair = new CasePair("a", Set(("p", Origin)), Set(("q", Origin)), 0);
        Should.Throw<BadInputException>(() => Compute(pair)).Message.ShouldContain("check that the labels");
        Should.Throw<ArgumentException>(() => Compute(pair, pair));
    }

    [Fact]
    public void Each_fold_keeps_the_baseline_of_its_own_training_scans()
    {
        LandmarkSet truth = Set(("p", Origin), ("q", Origin));
        EvaluationResult result = Compute(
            new CasePair("a", truth, truth, 0) { Baseline = Set(("p", new WorldPoint(1, 0, 0)), ("q", new WorldPoint(0, 3, 0))) },
            new CasePair("b", truth, truth, 0) { Baseline = Set(("p", new WorldPoint(0, 0, 5))) });

        result.Errors.BaselineMreMm.ShouldBe(3);
        result.PerCase.Select(score => score.Errors.BaselineMreMm).ShouldBe([2, 5]);
        result.PerLandmark.Select(score => score.Errors.BaselineMreMm).ShouldBe([3, 3]);
        Compute(new CasePair("a", truth, truth, 0)).Errors.BaselineMreMm.ShouldBeNull();
    }

    [Fact]
    public void Mean_positions_leave_out_the_sets_that_miss_the_landmark() =>
        Evaluator.MeanPositions([Set(("p", new WorldPoint(1, 2, 3)), ("q", null)), Set(("p", new WorldPoint(3, 4, 5)), ("r", Origin))])
            .ShouldBe([Landmark.At("p", new WorldPoint(2, 3, 4)), Landmark.Missing("q"), Landmark.At("r", Origin)]);

    private static EvaluationResult Table() => Compute(
        Row("A", 1, 0.25, 1.5, 2.0, 3.75),
        Row("B", 2, 0.5, 2.5, 4.0, 0.125),
        Row("C", 3, 1.0, 1.0, 6.5, null));

    private static CasePair Row(string name, double seconds, params double?[] errors)
    {
        string[] labels = ["p", "q", "r", "s"];
        return new CasePair(
            name,
            Set([.. labels.Zip(errors, (label, error) => (label, error is null ? (WorldPoint?)null : new WorldPoint(10, 20, 30)))]),
            Set([.. labels.Zip(errors, (label, error) => (label, (WorldPoint?)new WorldPoint(10, 20 - (error ?? 7), 30)))]),
            seconds);
    }

    private static EvaluationResult Compute(params CasePair[] pairs) => Evaluator.Compute(pairs, Radii);

    private static LandmarkSet Set(params (string Name, WorldPoint? Position)[] landmarks) =>
        new(landmarks.Select(landmark => landmark.Position is { } position ? Landmark.At(landmark.Name, position) : Landmark.Missing(landmark.Name)));
}
