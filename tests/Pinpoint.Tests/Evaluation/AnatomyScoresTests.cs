using Pinpoint.Evaluation;
using Pinpoint.Imaging;
using Pinpoint.Planes;
using Pinpoint.Shapes;
using Pinpoint.Tests.Support;

namespace Pinpoint.Tests.Evaluation;

public sealed class AnatomyScoresTests
{
    [Fact]
    public void A_turned_and_shifted_answer_is_off_by_just_that()
    {
        // Turned by 3 degrees about the midline and raised by 2 mm, then by 5 degrees and 4 mm.
        var scores = AnatomyScores.Of(FetalHead.Anatomy, [Pair("a", 3, 2), Pair("b", -5, 4)]);
        PlaneScore tv = scores.Planes[0];
        (tv.Plane, tv.Cases, tv.Undefined).ShouldBe(("tv", 2, 0));
        tv.AngleMean!.Value.ShouldBe(4, 1e-9);
        tv.AngleSd!.Value.ShouldBe(1, 1e-9);
        tv.AngleMax!.Value.ShouldBe(5, 1e-9);
        tv.DistanceMeanMm!.Value.ShouldBe((2 * Cosine(3) + (4 * Cosine(5))) / 2, 1e-9);
        scores.Measurements[0].MeanAbsoluteError!.Value.ShouldBe(0, 1e-9);
        scores.PlaneOutcomes.Count.ShouldBe(4);
    }

    [Fact]
    public void Measurements_have_error_bias_and_coverage()
    {
        CasePair[] pairs = [Wide("a", 2), Wide("b", -1), Wide("c", 4)];
        MeasurementScore bpd = AnatomyScores.Of(FetalHead.Anatomy, pairs).Measurements[0];
        bpd.MeanTruth.ShouldBe(80);
        bpd.MeanAbsoluteError!.Value.ShouldBe(7.0 / 3, 1e-12);
        bpd.Bias!.Value.ShouldBe(5.0 / 3, 1e-12);
        bpd.MaxAbsoluteError!.Value.ShouldBe(4, 1e-12);
        bpd.Coverage95!.Value.ShouldBe(2.0 / 3, 1e-12);
        bpd.Unit.ShouldBe("mm");
    }

    [Fact]
    public void What_an_answer_lacks_is_counted_and_never_a_figure()
    {
        CasePair lacking = new("a", FetalHead.Landmarks(), FetalHead.With(FetalHead.Landmarks(), "csp", null), 0);
        CasePair unmarked = new("b", FetalHead.With(FetalHead.Landmarks(), "csp", null), FetalHead.Landmarks(), 0);
        var scores = AnatomyScores.Of(FetalHead.Anatomy, [lacking, unmarked]);
        scores.Planes[0].ShouldBe(new PlaneScore("tv", "transventricular plane", 0, 1, null, null, null, null, null, null));
        scores.Measurements[0].Cases.ShouldBe(2);
        AnatomyTables.Planes(scores).ShouldContain("a,tv,,\n");
    }

    [Fact]
    public void The_angle_does_not_mind_which_way_a_normal_points()
    {
        ScanPlane plane = PlaneFit.Fit(FetalHead.Anatomy.Planes[0], FetalHead.Landmarks());
        PlaneError.AngleDegrees(plane, plane with { YAxis = plane.YAxis * -1 }).ShouldBe(0, 1e-12);
        PlaneError.DistanceMm(plane, plane with { Origin = new WorldPoint(30, 30, -7) }).ShouldBe(7, 1e-12);
    }

    private static double Cosine(double degrees) => Math.Cos(degrees * Math.PI / 180);

    private static CasePair Pair(string name, double degrees, double up)
    {
        var turn = Rotation.FromVector(0, degrees * Math.PI / 180, 0);
        return new CasePair(name, FetalHead.Landmarks(), FetalHead.Moved(FetalHead.Landmarks(), point =>
        {
            var (x, y, z) = turn.Apply(point.X, point.Y, point.Z);
            return new WorldPoint(x, y, z + up);
        }), 0);
    }

    // A radius of 3 mm lets the biparietal diameter be off by 2.97 mm.
    private static CasePair Wide(string name, double more) =>
        new(name, FetalHead.Landmarks(), FetalHead.With(FetalHead.Landmarks(3), "head_left", new WorldPoint(40 + more, 0, 0)), 0);
}
