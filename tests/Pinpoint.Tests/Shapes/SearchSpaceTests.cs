using Pinpoint.Imaging;
using Pinpoint.Shapes;

namespace Pinpoint.Tests.Shapes;

/// <summary>The laws of every search space: fitting undoes placing, moving undoes taking the displacement.</summary>
public sealed class SearchSpaceTests
{
    private static readonly ShapePriorChoice Bent = new("autoencoder", 1, 0.01);

    public static TheoryData<string> Kinds => ["position", "modes", "whitened modes", "posed modes", "bent modes", "bent posed modes"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Moving_by_the_displacement_arrives_at_the_goal(string kind)
    {
        ISearchSpace space = Make(kind);
        for (ulong seed = 0; seed < 20; seed++)
        {
            double[] start = RandomState(space, 2 * seed);
            double[] goal = RandomState(space, (2 * seed) + 1);
            double[] displacement = new double[space.Dimension];
            space.Displacement(start, goal, displacement);
            space.Move(start, displacement);

            ShouldAgree(PlaceOf(space, start), PlaceOf(space, goal), 1e-8);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Fitting_the_landmarks_of_a_state_gives_its_landmarks_back(string kind)
    {
        ISearchSpace space = Make(kind);
        for (ulong seed = 0; seed < 20; seed++)
        {
            double[] landmarks = PlaceOf(space, RandomState(space, seed));
            double[] state = new double[space.Dimension];
            space.Fit(landmarks, state);

            ShouldAgree(PlaceOf(space, state), landmarks, 0.05);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_displacement_of_nothing_stays(string kind)
    {
        ISearchSpace space = Make(kind);
        double[] state = RandomState(space, 5);
        double[] before = PlaceOf(space, state);
        space.Move(state, new double[space.Dimension]);

        ShouldAgree(PlaceOf(space, state), before, 1e-9);
    }

    [Fact]
    public void Pose_apart_needs_fewer_modes_than_raw_coordinates_when_shapes_turn()
    {
        List<double[]> shapes = TurnedShapes(24, 8);

        PosedModeSpace posed = SearchSpaceBuilder.PosedModes(shapes, ModeSelection.Paper);
        ModeSpace raw = SearchSpaceBuilder.Modes(shapes, ModeSelection.Paper, whitened: true);

        posed.Model.ModeCount.ShouldBeLessThanOrEqualTo(3);
        raw.Model.ModeCount.ShouldBeGreaterThan(posed.Model.ModeCount + 3);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_state_is_a_pose_and_then_a_shape_and_each_coordinate_has_its_unit(string kind)
    {
        ISearchSpace space = Make(kind);
        space.Dimension.ShouldBe(space.PoseCoordinates + (space.Prior?.Linear.ModeCount ?? 0));
        space.Units.Network.Count.ShouldBe(space.Dimension);
        space.Units.Modes.Count.ShouldBe(space.Prior?.Linear.ModeCount ?? 0);
        space.Units.Limits?.Count.ShouldBe(space.Units.Modes.Count);

        // A unit of b changes the shape by the mode times its unit; the network's unit moves b by its own.
        double[] mean = new double[space.Dimension];
        space.WriteMean(mean);
        for (int mode = 0; mode < space.Units.Modes.Count && space.Prior!.Bend is null; mode++)
        {
            double[] state = [.. mean];
            double[] displacement = new double[space.Dimension];
            displacement[space.PoseCoordinates + mode] = 0.01;
            space.Move(state, displacement);
            state[space.PoseCoordinates + mode].ShouldBe(0.01 * space.Units.Network[space.PoseCoordinates + mode], 1e-9);
            double[] moved = [.. PlaceOf(space, state).Zip(PlaceOf(space, mean), (one, other) => one - other)];
            double[] unit = [.. space.Prior.Linear.Mode(mode).ToArray().Select(value => value * space.Units.Modes[mode] * state[space.PoseCoordinates + mode])];
            ShouldAgree(moved, unit, 1e-9);
        }
    }

    [Fact]
    public void Only_a_position_starts_by_rule_and_is_drawn_from_the_whole_scan()
    {
        var size = new VolumeSize(40, 60, 80);
        var random = new SplitMixRandom(1);
        double[] state = new double[3];
        ISearchSpace position = Make("position");
        position.StartsIn(size)!.Count.ShouldBe(19);
        position.StartsIn(size)![0].ShouldBe([0, 0, 0]);
        position.TryDrawAnywhere(size, ref random, state).ShouldBeTrue();
        state.Zip([20.0, 30, 40], (drawn, half) => Math.Abs(drawn) <= half).ShouldAllBe(inside => inside);
        Make("modes").StartsIn(size).ShouldBeNull();
        Make("posed modes").TryDrawAnywhere(size, ref random, state).ShouldBeFalse();
    }

    [Fact]
    public void Patches_follow_the_pose_of_a_posed_state_only()
    {
        Make("modes").PoseOf(RandomState(Make("modes"), 1)).ShouldBe(Similarity.Identity);
        Make("posed modes").PoseOf(RandomState(Make("posed modes"), 1)).Rotation.ShouldNotBe(Rotation.Identity);
    }

    [Theory]
    [InlineData("bent modes")]
    [InlineData("bent posed modes")]
    public void Bent_states_place_shapes_that_principal_components_do_not(string kind)
    {
        ISearchSpace bent = Make(kind);
        ISearchSpace flat = bent is PosedModeSpace posed
            ? new PosedModeSpace(posed.Model, posed.Pose, posed.Sigmas)
            : new ModeSpace(((ModeSpace)bent).Model, whitened: true);
        double[] state = RandomState(bent, 3);

        PlaceOf(bent, state).Zip(PlaceOf(flat, state), (one, other) => Math.Abs(one - other)).Max().ShouldBeGreaterThan(0.05);
    }

    private static ISearchSpace Make(string kind) => kind switch
    {
        "position" => new PositionSpace([1, 2, 3], [20, 30, 25], 10),
        "modes" => SearchSpaceBuilder.Modes(TurnedShapes(20, 6), ModeSelection.Paper, whitened: false),
        "whitened modes" => SearchSpaceBuilder.Modes(TurnedShapes(20, 6), ModeSelection.Paper, whitened: true),
        "bent modes" => SearchSpaceBuilder.Modes(TurnedShapes(20, 6), new ModeSelection(4, 1), whitened: true, Bent),
        "bent posed modes" => SearchSpaceBuilder.PosedModes(TurnedShapes(20, 6), new ModeSelection(1, 1), Bent),
        _ => SearchSpaceBuilder.PosedModes(TurnedShapes(20, 6), ModeSelection.Paper),
    };

    // Two true modes of shape, then a rotation of up to 20 degrees about each axis, a scale and a shift.
    private static List<double[]> TurnedShapes(int count, int landmarks)
    {
        var random = new SplitMixRandom(11);
        double[][] basis = [.. Enumerable.Range(0, 3).Select(_ => RandomNumbers(ref random, 3 * landmarks, 30))];
        var shapes = new List<double[]>();
        for (int subject = 0; subject < count; subject++)
        {
            double first = 0.1 * random.NextNormal();
            double second = 0.05 * random.NextNormal();
            double[] shape = [.. basis[0].Select((value, i) => value + (first * basis[1][i]) + (second * basis[2][i]))];
            var turn = Rotation.FromVector(random.NextUniform(-0.35, 0.35), random.NextUniform(-0.35, 0.35), random.NextUniform(-0.35, 0.35));
            new Similarity(turn, random.NextUniform(0.9, 1.1), random.NextUniform(-5, 5), random.NextUniform(-5, 5), random.NextUniform(-5, 5)).Apply(
                shape, shape);
            shapes.Add(shape);
        }

        return shapes;
    }

    private static double[] RandomNumbers(ref SplitMixRandom random, int count, double deviation)
    {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++)
        {
            numbers[i] = deviation * random.NextNormal();
        }

        return numbers;
    }

    private static double[] RandomState(ISearchSpace space, ulong seed)
    {
        var random = new SplitMixRandom(seed);
        double[] state = new double[space.Dimension];
        double[] displacement = new double[space.Dimension];
        space.WriteMean(state);
        StateSampler.Draw(space, 0.9, ref random, displacement);
        space.Move(state, displacement);
        return state;
    }

    private static double[] PlaceOf(ISearchSpace space, double[] state)
    {
        double[] landmarks = new double[3 * space.LandmarkCount];
        space.Place(state, landmarks);
        return landmarks;
    }

    private static void ShouldAgree(double[] actual, double[] expected, double tolerance)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            actual[i].ShouldBe(expected[i], tolerance);
        }
    }
}
