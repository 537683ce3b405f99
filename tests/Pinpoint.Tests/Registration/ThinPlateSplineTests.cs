using FsCheck;
using FsCheck.Fluent;
using Pinpoint.Imaging;
using Pinpoint.Registration;

namespace Pinpoint.Tests.Registration;

/// <summary>The laws of thin-plate splines.</summary>
public sealed class ThinPlateSplineTests
{
    [Fact]
    public void The_spline_goes_through_its_landmarks() => Prop.ForAll<int>(seed =>
    {
        var random = new RandomMaps(seed);
        LandmarkSet still = random.Landmarks(4 + random.Below(20));
        LandmarkSet moving = Bent(random, still, 10);
        RegistrationResult found = LandmarkRegistration.Register(moving, still, new RegistrationOptions(TransformKind.ThinPlateSpline));
        found.Landmarks.ShouldAllBe(landmark => landmark.ResidualMm < 1e-6);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_an_affine_map_the_spline_is_that_map_everywhere() => Prop.ForAll<int>(seed =>
    {
        var random = new RandomMaps(seed);
        LandmarkSet still = random.Landmarks(10);
        MatrixTransform truth = random.Affine();
        ThinPlateSpline spline = Through(still, RandomMaps.Mapped(still, truth.Map));
        var place = new WorldPoint(random.Uniform(-500, 500), random.Uniform(-500, 500), random.Uniform(-500, 500));
        spline.Map(place).DistanceTo(truth.Map(place)).ShouldBeLessThan(1e-5);
        spline.LeftOutMm.ShouldAllBe(length => length < 1e-5);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_the_spline_says_of_a_landmark_left_out_is_what_the_spline_of_the_others_does() => Prop.ForAll<int>(seed =>
    {
        var random = new RandomMaps(seed);
        LandmarkSet still = random.Landmarks(9);
        LandmarkSet moving = RandomMaps.Mapped(still, point => random.Jittered(point, 8));
        ThinPlateSpline all = Through(still, moving);
        for (int left = 0; left < still.Count; left++)
        {
            ThinPlateSpline others = Through(Without(still, left), Without(moving, left));
            double off = others.Map(still[left].Position!.Value).DistanceTo(moving[left].Position!.Value);
            all.LeftOutMm[left]!.Value.ShouldBe(off, 1e-6 * (1 + off));
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_landmark_that_the_others_need_to_span_space_cannot_be_left_out()
    {
        LandmarkSet still = new RandomMaps(2).Landmarks(4);
        Through(still, still).LeftOutMm.ShouldAllBe(length => length == null);
        RegistrationResult affine = LandmarkRegistration.Register(still, still, new RegistrationOptions(TransformKind.Affine));
        affine.Landmarks.ShouldAllBe(landmark => landmark.LeftOutMm == null && landmark.Expected95Mm == null);
    }

    [Fact]
    public void Two_landmarks_at_one_place_and_all_in_a_plane_make_no_spline()
    {
        LandmarkSet still = new RandomMaps(2).Landmarks(6);
        LandmarkSet twice = new([.. still, still[0] with { Name = "again" }]);
        LandmarkSet moving = new([.. still, still[1] with { Name = "again" }]);
        Should.Throw<BadInputException>(() => Through(twice, moving)).Message.ShouldContain("one place");
        LandmarkSet plane = new RandomMaps(2).Landmarks(6, thickness: 0);
        Should.Throw<BadInputException>(() => Through(plane, still)).Message.ShouldContain("one plane");
    }

    [Fact]
    public void A_wrong_landmark_is_left_out_of_the_spline_by_ransac()
    {
        var random = new RandomMaps(6);
        LandmarkSet still = random.Landmarks(16);
        LandmarkSet moving = new(RandomMaps.Mapped(still, point => random.Jittered(point, 1)).Select(landmark =>
            landmark.Name == "L3" ? landmark with { Position = random.Jittered(landmark.Position!.Value, 50) } : landmark));
        RegistrationResult found = LandmarkRegistration.Register(
            moving, still, new RegistrationOptions(TransformKind.ThinPlateSpline) { Fit = LandmarkFit.Consensus });
        found.LeftOut.ShouldBe(["L3"]);
        found.Landmarks.Where(landmark => landmark.Name != "L3").ShouldAllBe(landmark => landmark.ResidualMm < 1e-6);
        found.Landmarks[3].ResidualMm.ShouldBeGreaterThan(10);
        found.Landmarks[3].LeftOutMm.ShouldBe(found.Landmarks[3].ResidualMm);
    }

    [Fact]
    public void A_field_is_the_spline_at_its_nodes_and_as_far_off_between_as_it_says()
    {
        var random = new RandomMaps(9);
        LandmarkSet still = random.Landmarks(8);
        ThinPlateSpline spline = Through(still, RandomMaps.Mapped(still, point => random.Jittered(point, 6)));
        WorldPoint[] landmarks = [.. still.Select(landmark => landmark.Position!.Value)];
        var field = DisplacementField.Of(spline, landmarks, landmarks);
        for (int i = 0; i < 100; i++)
        {
            var node = new VoxelPoint(
                random.Below(field.Size.X), random.Below(field.Size.Y), random.Below(field.Size.Z));
            WorldPoint place = field.NodeToWorld.ToWorld(node);
            field.Map(place)!.Value.DistanceTo(spline.Map(place)).ShouldBeLessThan(1e-9);
        }

        field.FurthestMm.ShouldBeInRange(1e-4, 1);
        landmarks.ShouldAllBe(landmark => field.Map(landmark)!.Value.DistanceTo(spline.Map(landmark)) <= field.FurthestMm);
        field.Map(new WorldPoint(1e5, 0, 0)).ShouldBeNull();
    }

    private static LandmarkSet Without(LandmarkSet landmarks, int left) => new(landmarks.Where((_, i) => i != left));

    private static ThinPlateSpline Through(LandmarkSet from, LandmarkSet to) =>
        ThinPlateSpline.Through([.. from.Select(landmark => landmark.Position!.Value)], [.. to.Select(landmark => landmark.Position!.Value)]);

    private static LandmarkSet Bent(RandomMaps random, LandmarkSet still, double deviation)
    {
        MatrixTransform map = random.Affine();
        return RandomMaps.Mapped(still, point => random.Jittered(map.Map(point), deviation));
    }
}
