using FsCheck;
using FsCheck.Fluent;
using Pinpoint.Shapes;

namespace Pinpoint.Tests.Shapes;

public sealed class ShapeCompletionTests
{
    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, 100_000).ToArbitrary();

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.3)]
    public void Planted_shapes_of_low_rank_come_back_though_landmarks_are_missing(double missing)
    {
        double[][] truth = Planted(3, 40, 20, 3, 0);
        PartialShape[] shapes = WithGaps(truth, missing, 5);
        var completion = ShapeCompletion.Learn(shapes);

        // Landmarks lie about 30 apart and deviate by about 2.
        RootMeanSquare(shapes, truth, shape => completion.Complete(shape)).ShouldBeLessThan(0.04);
    }

    [Fact]
    public void With_noise_the_gaps_are_filled_almost_to_the_noise_and_far_better_than_by_the_mean()
    {
        double[][] truth = Planted(9, 30, 20, 3, 0.2);
        PartialShape[] shapes = WithGaps(truth, 0.25, 6);
        var completion = ShapeCompletion.Learn(shapes);
        double[] mean = Procrustes.MeanShape(truth);

        double error = RootMeanSquare(shapes, truth, shape => completion.Complete(shape));
        double baseline = RootMeanSquare(shapes, truth, shape => Laid(mean, shape));
        error.ShouldBeLessThan(0.4);
        error.ShouldBeLessThan(0.3 * baseline);
    }

    [Fact]
    public void Shapes_that_lack_nothing_stay_as_they_are()
    {
        double[][] truth = Planted(4, 12, 8, 2, 0.3);
        PartialShape[] shapes = [.. truth.Select(shape => new PartialShape(shape, [.. Enumerable.Repeat(true, 8)]))];
        var completion = ShapeCompletion.Learn(shapes);

        for (int i = 0; i < truth.Length; i++)
        {
            completion.Complete(shapes[i]).ShouldBe(truth[i]);
        }
    }

    [Fact]
    public void Observed_landmarks_keep_their_very_coordinates_and_every_gap_gets_a_finite_one() => Prop.ForAll(
        Seeds,
        seed =>
        {
            double[][] truth = Planted((ulong)seed, 10, 6, 2, 0.5);
            PartialShape[] shapes = WithGaps(truth, 0.3, (ulong)seed);
            var completion = ShapeCompletion.Learn(shapes);
            return shapes.All(shape =>
            {
                double[] completed = completion.Complete(shape);
                return completed.All(double.IsFinite) && completed.Where((_, i) => shape.Observed[i / 3]).SequenceEqual(shape.Points());
            });
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(4));

    [Fact]
    public void Turning_and_growing_every_shape_turns_and_grows_what_is_filled_in() => Prop.ForAll(
        Seeds,
        seed =>
        {
            double[][] truth = Planted((ulong)seed, 12, 6, 2, 0.3);
            PartialShape[] shapes = WithGaps(truth, 0.25, (ulong)seed + 1);
            var move = new Similarity(Rotation.FromVector(0.2, -0.4, 0.1), 1.7, 20, -30, 5);
            PartialShape[] moved = [.. shapes.Select(shape => new PartialShape(Moved([.. shape.Coordinates], move), [.. shape.Observed]))];
            var one = ShapeCompletion.Learn(shapes);
            var other = ShapeCompletion.Learn(moved);
            return shapes.Zip(moved)
                .All(pair => Moved(one.Complete(pair.First), move).Zip(other.Complete(pair.Second), (a, b) => Math.Abs(a - b)).Max() < 0.05);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(4));

    [Fact]
    public void What_stands_in_the_gaps_is_never_read()
    {
        double[][] truth = Planted(8, 12, 7, 2, 0.3);
        PartialShape[] shapes = WithGaps(truth, 0.25, 3);
        PartialShape[] poisoned =
            [.. shapes.Select(
                shape => new PartialShape([.. shape.Coordinates.Select((value, i) => shape.Observed[i / 3] ? value : double.NaN)], [.. shape.Observed]))];

        ShapeCompletion.Learn(poisoned).Complete(poisoned[3]).ShouldBe(ShapeCompletion.Learn(shapes).Complete(shapes[3]));
    }

    [Fact]
    public void One_of_two_landmarks_is_filled_in_from_the_other()
    {
        var random = new SplitMixRandom(2);
        var shapes = new List<PartialShape>();
        for (int i = 0; i < 30; i++)
        {
            double x = 10 * random.NextNormal();
            shapes.Add(new PartialShape([x, 1, 2, x + 7, 1, 2], [true, i % 4 != 0]));
        }

        double[] completed = ShapeCompletion.Learn(shapes).Complete(shapes[8]);
        completed[3].ShouldBe(completed[0] + 7, 0.05);
    }

    [Fact]
    public void A_shape_with_too_few_landmarks_is_refused()
    {
        double[][] truth = Planted(8, 6, 7, 2, 0.3);
        var two = new PartialShape(truth[0], [true, true, false, false, false, false, false]);
        var line = new PartialShape([0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 0, 0, 0], [true, true, true, true, false]);

        ShapeCompletion.CanFill(two).ShouldBeFalse();
        ShapeCompletion.CanFill(line).ShouldBeFalse();
        Should.Throw<ArgumentException>(() => ShapeCompletion.Learn([two]));
    }

    // A mean, some modes of shape of falling size, noise, then a pose of its own for each.
    private static double[][] Planted(ulong seed, int count, int landmarks, int modes, double noise)
    {
        var random = new SplitMixRandom(seed);
        double[] Numbers(double deviation)
        {
            double[] numbers = new double[3 * landmarks];
            for (int i = 0; i < numbers.Length; i++)
            {
                numbers[i] = deviation * random.NextNormal();
            }

            return numbers;
        }

        double[] mean = Numbers(30);
        double[][] directions = [.. Enumerable.Range(0, modes).Select(mode => Numbers(2.0 / (1 + mode)))];
        var shapes = new double[count][];
        for (int i = 0; i < count; i++)
        {
            double[] shape = [.. mean.Zip(Numbers(noise), (value, extra) => value + extra)];
            foreach (double[] direction in directions)
            {
                double size = random.NextNormal();
                shape = [.. shape.Zip(direction, (value, step) => value + (size * step))];
            }

            var turn = Rotation.FromVector(random.NextUniform(-0.35, 0.35), random.NextUniform(-0.35, 0.35), random.NextUniform(-0.35, 0.35));
            shapes[i] = Moved(
                shape, new Similarity(turn, random.NextUniform(0.9, 1.1), random.NextUniform(-5, 5), random.NextUniform(-5, 5), random.NextUniform(-5, 5)));
        }

        return shapes;
    }

    private static PartialShape[] WithGaps(double[][] shapes, double share, ulong seed) =>
    [
        .. shapes.Select((shape, i) =>
        {
            var random = new SplitMixRandom(seed, (ulong)i);
            bool[] observed = new bool[shape.Length / 3];
            for (int landmark = 0; landmark < observed.Length; landmark++)
            {
                // Four of them always stay, others for other shapes, so that every shape can be laid onto the others.
                observed[landmark] = random.NextUniform() >= share || (landmark + i) % observed.Length < 4;
            }

            return new PartialShape(shape, observed);
        }),
    ];

    private static double RootMeanSquare(PartialShape[] shapes, double[][] truth, Func<PartialShape, double[]> complete)
    {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < shapes.Length; i++)
        {
            double[] completed = complete(shapes[i]);
            for (int k = 0; k < completed.Length; k++)
            {
                if (!shapes[i].Observed[k / 3])
                {
                    sum += (completed[k] - truth[i][k]) * (completed[k] - truth[i][k]);
                    count++;
                }
            }
        }

        return Math.Sqrt(sum / count);
    }

    private static double[] Laid(double[] mean, PartialShape shape) =>
        Moved(mean, Procrustes.Align([.. mean.Where((_, i) => shape.Observed[i / 3])], [.. shape.Points()]));

    private static double[] Moved(double[] shape, Similarity move)
    {
        double[] moved = new double[shape.Length];
        move.Apply(shape, moved);
        return moved;
    }
}
