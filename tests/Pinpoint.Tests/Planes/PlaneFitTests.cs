using FsCheck;
using FsCheck.Fluent;
using Pinpoint.Imaging;
using Pinpoint.Planes;
using Pinpoint.Shapes;
using Pinpoint.Tests.Support;

namespace Pinpoint.Tests.Planes;

public sealed class PlaneFitTests
{
    private static readonly PlaneDefinition Tv = FetalHead.Anatomy.Planes[0];
    private static readonly PlaneDefinition Tc = FetalHead.Anatomy.Planes[1];

    [Fact]
    public void Front_lies_on_the_left_of_the_picture_and_the_heads_right_side_below()
    {
        ScanPlane plane = PlaneFit.Fit(Tv, FetalHead.Landmarks());
        ShouldBeNear(plane.XAxis, new WorldVector(0, 1, 0));
        ShouldBeNear(plane.YAxis, new WorldVector(-1, 0, 0));
        ShouldBeNear(plane.Normal, new WorldVector(0, 0, 1));
        plane.Origin.DistanceTo(default).ShouldBe(0, 1e-12);
    }

    [Fact]
    public void The_tc_plane_holds_its_three_points_and_is_centred_between_csp_and_cerebellum()
    {
        LandmarkSet landmarks = FetalHead.Landmarks();
        ScanPlane plane = PlaneFit.Fit(Tc, landmarks);
        foreach (string name in Tc.Through)
        {
            plane.Project(landmarks.Find(name)!.Position!.Value).Distance.ShouldBe(0, 1e-12);
        }

        plane.Origin.DistanceTo(new WorldPoint(0, 7.5, -10)).ShouldBe(0, 1e-12);
        plane.YAxis.Dot(new WorldVector(-1, 0, 0)).ShouldBe(1, 1e-12);
    }

    [Fact]
    public void A_head_that_turns_takes_its_planes_along() =>
        Prop.ForAll(
            Gen.Choose(-3000, 3000).Three().ToArbitrary(),
            turn => ShouldTurnAlong(Rotation.FromVector(turn.Item1 / 1000.0, turn.Item2 / 1000.0, turn.Item3 / 1000.0))).QuickCheckThrowOnFailure();

    [Fact]
    public void A_plane_by_least_squares_leaves_no_nearer_one()
    {
        LandmarkSet landmarks = FetalHead.With(FetalHead.With(FetalHead.Landmarks(), "csp", new WorldPoint(0, -20, 5)), "head_left", new WorldPoint(40, 0, -3));
        ScanPlane plane = PlaneFit.Fit(Tv, landmarks);
        double best = SquaredDistances(plane, landmarks);
        foreach (double angle in new[] { -0.01, 0.01 })
        {
            SquaredDistances(plane with { XAxis = (plane.XAxis + (plane.Normal * angle)).Unit }, landmarks).ShouldBeGreaterThan(best);
            SquaredDistances(plane with { YAxis = (plane.YAxis + (plane.Normal * angle)).Unit }, landmarks).ShouldBeGreaterThan(best);
            SquaredDistances(plane with { Origin = (plane.Normal * angle).From(plane.Origin) }, landmarks).ShouldBeGreaterThan(best);
        }
    }

    [Fact]
    public void Landmarks_on_a_line_define_no_plane() =>
        Fails(Tc, FetalHead.With(
            FetalHead.With(FetalHead.Landmarks(), "cerebellum_left", new WorldPoint(-10, 7.5, -10)), "cerebellum_right", new WorldPoint(-20, 35, -20)),
            "tc",
            "lie on a line",
            "csp");

    [Fact]
    public void Landmarks_in_one_point_define_no_plane() => Fails(Tc, FetalHead.Moved(FetalHead.Landmarks(), _ => new WorldPoint(3, 3, 3)), "tc", "one point");

    [Fact]
    public void A_landmark_that_is_missing_is_named() => Fails(Tv, FetalHead.With(FetalHead.Landmarks(), "head_back", null), "tv", "head_back", "no position");

    [Fact]
    public void A_landmark_that_the_set_does_not_know_is_named() =>
        Fails(Tv, new LandmarkSet(FetalHead.Landmarks().Where(landmark => landmark.Name != "csp")), "tv", "'csp'", "not among the 9");

    [Fact]
    public void An_axis_that_stands_upright_on_the_plane_is_told_of()
    {
        PlaneDefinition upright = Tv with { XAxis = new PlaneAxis(["head_centre"], ["cerebellum_right"]) };
        Fails(upright, FetalHead.With(FetalHead.Landmarks(), "cerebellum_right", new WorldPoint(0, 0, -30)), "x axis", "cerebellum_right");
        Fails(Tv with { YAxis = new PlaneAxis(["head_front"], ["head_back"]) }, FetalHead.Landmarks(), "y axis", "head_front");
    }

    // A head may lie in any way: nothing of a plane may hang on the world's axes.
    private static void ShouldTurnAlong(Rotation turn)
    {
        WorldPoint Move(WorldPoint point)
        {
            var (px, py, pz) = turn.Apply(point.X, point.Y, point.Z);
            return new WorldPoint(px + 5, py - 90, pz + 12);
        }

        LandmarkSet still = FetalHead.With(FetalHead.Landmarks(), "csp", new WorldPoint(1, -20, 4));
        foreach (PlaneDefinition definition in FetalHead.Anatomy.Planes)
        {
            ScanPlane before = PlaneFit.Fit(definition, still);
            ScanPlane after = PlaneFit.Fit(definition, FetalHead.Moved(still, Move));
            after.Origin.DistanceTo(Move(before.Origin)).ShouldBe(0, 1e-9);
            ShouldBeNear(after.XAxis, Turned(turn, before.XAxis));
            ShouldBeNear(after.YAxis, Turned(turn, before.YAxis));
        }
    }

    private static void Fails(PlaneDefinition definition, LandmarkSet landmarks, params string[] words)
    {
        string message = Should.Throw<BadInputException>(() => PlaneFit.Fit(definition, landmarks)).Message;
        foreach (string word in words)
        {
            message.ShouldContain(word);
        }
    }

    private static double SquaredDistances(ScanPlane plane, LandmarkSet landmarks) => Tv.Through.Sum(name =>
    {
        double distance = WorldVector.Between(plane.Origin, landmarks.Find(name)!.Position!.Value).Dot(plane.Normal.Unit);
        return distance * distance;
    });

    private static WorldVector Turned(Rotation turn, WorldVector vector)
    {
        var (x, y, z) = turn.Apply(vector.X, vector.Y, vector.Z);
        return new WorldVector(x, y, z);
    }

    private static void ShouldBeNear(WorldVector one, WorldVector other) => (one - other).Length.ShouldBe(0, 1e-9);
}
