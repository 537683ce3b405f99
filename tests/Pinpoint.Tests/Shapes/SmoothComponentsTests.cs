using Pinpoint.Shapes;

namespace Pinpoint.Tests.Shapes;

public sealed class SmoothComponentsTests
{
    private const int Landmarks = 20;

    [Fact]
    public void One_shape_is_enough_for_a_prior_that_moves_no_pose()
    {
        double[] shape = Cloud(1);
        ShapeModel model = Learn([shape]);
        model.Mean.ToArray().Zip(shape, (one, other) => Math.Abs(one - other)).Max().ShouldBeLessThan(1e-9);
        model.ModeCount.ShouldBeGreaterThan(7);
        for (int mode = 0; mode < model.ModeCount; mode++)
        {
            double[] field = model.Mode(mode).ToArray();
            for (int axis = 0; axis < 3; axis++)
            {
                Points(field).Sum(point => point[axis]).ShouldBe(0, 1e-6);
            }

            // Neither size nor any of the three turns.
            field.Zip(shape, (move, place) => move * place).Sum().ShouldBe(0, 1e-6);
            var turns = Points(field).Zip(Points(shape), (move, place) => Cross(place, move)).ToArray();
            for (int axis = 0; axis < 3; axis++)
            {
                turns.Sum(turn => turn[axis]).ShouldBe(0, 1e-6);
            }
        }
    }

    [Fact]
    public void Neighbours_move_together_and_landmarks_far_apart_do_not()
    {
        double[] shape = Cloud(2);
        ShapeModel model = Learn([shape]);
        double Together(int one, int other) => Enumerable.Range(0, 3).Sum(axis => Covariance(model, (3 * one) + axis, (3 * other) + axis))
            / Enumerable.Range(0, 3).Sum(axis => Covariance(model, (3 * one) + axis, (3 * one) + axis));
        var pairs = Enumerable.Range(0, Landmarks).SelectMany(i => Enumerable.Range(0, i).Select(j => (i, j, Distance: Distance(shape, i, j))))
            .OrderBy(pair => pair.Distance).ToArray();

        pairs.Take(10).Average(pair => Together(pair.i, pair.j)).ShouldBeGreaterThan(0.4);
        pairs.TakeLast(10).Average(pair => Together(pair.i, pair.j)).ShouldBeLessThan(0.1);
    }

    [Fact]
    public void What_the_shapes_show_counts_the_more_the_more_there_are()
    {
        // Shapes that differ along one rough direction, which no smooth deformation is like.
        double[] mean = Cloud(3);
        double[] rough = [.. Enumerable.Range(0, mean.Length).Select(i => (i / 3) % 2 == 0 ? 1.0 : -1.0)];
        double RoughShare(int count)
        {
            var random = new SplitMixRandom(4);
            List<double[]> shapes = [];
            for (int i = 0; i < count; i++)
            {
                double far = random.NextNormal();
                shapes.Add([.. mean.Zip(rough, (value, direction) => value + (far * direction))]);
            }

            ShapeModel model = Learn(shapes);
            ShapeModel plain = PrincipalComponents.Build(shapes, new ModeSelection(null, 1));

            // The variance of the shapes is what it was: only its directions are others.
            model.TotalVariance.ShouldBe(plain.TotalVariance, 1e-6 * plain.TotalVariance);
            double length = rough.Sum(value => value * value);
            double along = Enumerable.Range(0, model.ModeCount)
                .Sum(mode => model.Variances[mode] * Math.Pow(model.Mode(mode).ToArray().Zip(rough, (one, other) => one * other).Sum(), 2)) / length;
            return along / model.TotalVariance;
        }

        double few = RoughShare(3);
        double more = RoughShare(12);
        double many = RoughShare(300);
        few.ShouldBeInRange(0.35, 0.6);
        more.ShouldBeGreaterThan(few + 0.1);
        many.ShouldBeGreaterThan(0.95);
    }

    [Fact]
    public void Poses_of_few_scans_may_differ_by_more_than_these_do_and_those_of_many_by_what_they_do()
    {
        IShapePriorKind kind = ShapePriors.Find("smooth")!;
        var found = new PoseSpread(1, 2, 3, 0.5, 0.02, 0.01);
        PoseSpread one = kind.Widen(found, 1, 10);
        PoseSpread many = kind.Widen(found, 10_000, 10);

        one.Translation.ShouldBeGreaterThan(2);
        one.Rotation.ShouldBeGreaterThan(0.2);
        one.LogScale.ShouldBeGreaterThan(0.09);
        many.Translation.ShouldBe(found.Translation, 0.01);
        many.Rotation.ShouldBe(found.Rotation, 0.002);
        many.LogScale.ShouldBe(found.LogScale, 0.001);
        ShapePriors.Find("pca")!.Widen(found, 1, 10).ShouldBe(found);
    }

    [Fact]
    public void A_space_of_one_scan_finds_its_landmarks_again_in_another_pose()
    {
        double[] shape = Cloud(5);
        PosedModeSpace space = SearchSpaceBuilder.PosedModes([shape], ModeSelection.Paper, new ShapePriorChoice("smooth"));
        double[] moved = new double[shape.Length];
        new Similarity(Rotation.FromVector(0.2, -0.1, 0.3), 1.1, 3, -2, 1).Apply(shape, moved);
        double[] state = new double[space.Dimension];
        double[] placed = new double[shape.Length];
        space.Fit(moved, state);
        space.Place(state, placed);
        placed.Zip(moved, (one, other) => Math.Abs(one - other)).Max().ShouldBeLessThan(1e-6);
    }

    private static ShapeModel Learn(IReadOnlyList<double[]> shapes) =>
        ShapePriors.Build(shapes, new ModeSelection(null, 1), new ShapePriorChoice("smooth")).Linear;

    private static double[] Cloud(ulong seed)
    {
        var random = new SplitMixRandom(seed);
        double[] shape = [.. Enumerable.Range(0, 3 * Landmarks).Select(_ => random.NextUniform(-10, 10))];
        double[] middle = [.. Enumerable.Range(0, 3).Select(axis => shape.Where((_, i) => i % 3 == axis).Average())];
        return [.. shape.Select((value, i) => value - middle[i % 3])];
    }

    private static double[][] Points(double[] field) => [.. field.Chunk(3)];

    private static double[] Cross(double[] a, double[] b) =>
        [(a[1] * b[2]) - (a[2] * b[1]), (a[2] * b[0]) - (a[0] * b[2]), (a[0] * b[1]) - (a[1] * b[0])];

    private static double Covariance(ShapeModel model, int one, int other) =>
        Enumerable.Range(0, model.ModeCount).Sum(mode => model.Variances[mode] * model.Mode(mode)[one] * model.Mode(mode)[other]);

    private static double Distance(double[] shape, int one, int other) =>
        Math.Sqrt(Enumerable.Range(0, 3).Sum(axis => Math.Pow(shape[(3 * one) + axis] - shape[(3 * other) + axis], 2)));
}
