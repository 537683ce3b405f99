using MathNet.Numerics.LinearAlgebra;
using Pinpoint.Shapes;

namespace Pinpoint.Tests.Shapes;

public sealed class ShapeConsensusTests
{
    private const int Landmarks = 24;
    private const double Noise = 0.5;

    private static readonly ShapeModel Model = ModelOf(12);

    [Fact]
    public void Landmarks_that_were_seen_with_noise_come_nearer_to_the_truth_each_as_its_noise_is()
    {
        var consensus = new ShapeConsensus(Model);
        var random = new SplitMixRandom(7, 1);
        double before = 0;
        double after = 0;
        double sure = 0;
        for (int draw = 0; draw < 50; draw++)
        {
            double[] truth = Drawn(Model, ref random);
            Turned(truth, draw).Apply(truth, truth);

            // A third of the landmarks is seen four times as badly as the rest.
            double[] deviations = [.. Enumerable.Range(0, Landmarks).Select(i => i % 3 == 0 ? 4 * Noise : Noise)];
            double[] seen = [.. truth];
            for (int i = 0; i < seen.Length; i++)
            {
                seen[i] += deviations[i / 3] * random.NextNormal();
            }

            double[] answer = [.. seen];
            consensus.Apply(deviations, answer).ShouldBeTrue();
            before += Error(seen, truth, i => i % 3 == 0);
            after += Error(answer, truth, i => i % 3 == 0);
            sure += Error(answer, truth, i => i % 3 != 0) - Error(seen, truth, i => i % 3 != 0);
        }

        after.ShouldBeLessThan(0.5 * before);
        sure.ShouldBeLessThan(0);
    }

    [Fact]
    public void A_landmark_that_was_not_seen_is_told_by_the_others()
    {
        var random = new SplitMixRandom(8, 1);
        double[] truth = Drawn(Model, ref random);
        Turned(truth, 3).Apply(truth, truth);
        double[] seen = [.. truth];
        double[] deviations = [.. Enumerable.Repeat(0.01, Landmarks)];
        deviations[5] = double.PositiveInfinity;
        seen[15] += 1000;
        double[] answer = [.. seen];
        new ShapeConsensus(Model).Apply(deviations, answer).ShouldBeTrue();
        Distance(answer, truth, 5).ShouldBeLessThan(2);
    }

    [Fact]
    public void No_landmark_that_was_seen_is_moved_further_than_its_own_deviation()
    {
        var random = new SplitMixRandom(9, 1);
        double[] seen = Drawn(Model, ref random);

        // An anomaly: a landmark far from where any shape has it.
        seen[3] += 40;
        double[] deviations = [.. Enumerable.Repeat(Noise, Landmarks)];
        double[] answer = [.. seen];
        new ShapeConsensus(Model).Apply(deviations, answer);
        Enumerable.Range(0, Landmarks).ShouldAllBe(i => Distance(answer, seen, i) <= (Math.Sqrt(3) * Noise) + 1e-9);
        Distance(answer, seen, 1).ShouldBe(Math.Sqrt(3) * Noise, 1e-6);
    }

    [Fact]
    public void What_was_seen_without_doubt_stays()
    {
        var random = new SplitMixRandom(10, 1);
        double[] seen = Drawn(Model, ref random);
        double[] answer = [.. seen];
        new ShapeConsensus(Model).Apply(new double[Landmarks], answer).ShouldBeTrue();
        answer.ShouldBe(seen);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Fewer_than_three_tell_nothing(int seen)
    {
        double[] landmarks = Model.Mean.ToArray();
        double[] deviations = [.. Enumerable.Range(0, Landmarks).Select(i => i < seen ? 1 : double.PositiveInfinity)];
        new ShapeConsensus(Model).Apply(deviations, landmarks).ShouldBeFalse();
        landmarks.ShouldBe(Model.Mean.ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Turned_moved_and_larger_landmarks_have_a_turned_moved_and_larger_answer(int draw)
    {
        var random = new SplitMixRandom((ulong)draw, 1);
        double[] seen = Drawn(Model, ref random);
        double[] deviations = [.. Enumerable.Range(0, Landmarks).Select(i => i == 4 ? double.PositiveInfinity : 0.2 + (0.1 * (i % 5)))];
        Similarity moved = Turned(seen, draw) with { Scale = 1.3 };
        double[] other = new double[seen.Length];
        moved.Apply(seen, other);
        var consensus = new ShapeConsensus(Model);
        consensus.Apply(deviations, seen);
        consensus.Apply([.. deviations.Select(value => 1.3 * value)], other);
        moved.Apply(seen, seen);

        // What is seen is never surer than a small share of the shapes' own spread, which does not grow with them.
        seen.Zip(other, (one, two) => Math.Abs(one - two)).Max().ShouldBeLessThan(1e-4);
    }

    /// <summary>The mean and the modes alone, with pose held: what the equations of all coordinates at once give.</summary>
    [Fact]
    public void Few_fields_give_what_the_whole_covariance_gives()
    {
        var random = new SplitMixRandom(11, 1);
        double[] seen = Drawn(Model, ref random);
        double[] deviations = [.. Enumerable.Range(0, Landmarks).Select(i => 5 + (0.5 * (i % 4)))];
        double[] answer = [.. seen];
        new ShapeConsensus(Model).Apply(deviations, answer);
        double[] expected = Dense(Model, deviations, seen);

        // The landmarks whose way is not cut short; the smooth fields are cut off at a twentieth, which counts on their own.
        double Off(double[] landmarks) => landmarks.Zip(expected, (one, two) => Math.Abs(one - two)).Average();
        Off(answer).ShouldBeLessThan(0.1 * Off(seen));
    }

    [Fact]
    public void A_thousand_landmarks_take_no_more_fields_than_their_smoothness_needs()
    {
        var random = new SplitMixRandom(12, 1);
        double[] mean = Centred([.. Enumerable.Range(0, 3000).Select(_ => 20 * random.NextNormal())]);
        double[] mode = [.. mean.Select((_, i) => i == 0 ? 1.0 : 0)];
        double[] landmarks = [.. mean.Select(value => value + (0.1 * random.NextNormal()))];
        double[] answer = [.. landmarks];
        new ShapeConsensus(new ShapeModel(mean, mode, [1], 3000)).Apply([.. Enumerable.Repeat(0.1, 1000)], answer).ShouldBeTrue();
        answer.ShouldAllBe(value => double.IsFinite(value));
        answer.ShouldNotBe(landmarks);
    }

    private static double[] Dense(ShapeModel model, double[] deviations, double[] seen)
    {
        double[] mean = model.Mean.ToArray();
        int length = mean.Length;
        double variance = model.TotalVariance / length;
        double radius = Enumerable.Range(0, Landmarks).Average(i => Math.Sqrt(Enumerable.Range(3 * i, 3).Sum(k => mean[k] * mean[k])));
        double[] weights = [.. deviations.Select(value => 1 / (value * value))];
        Similarity pose = Procrustes.Align(mean, seen, weights);
        double[] aligned = new double[length];
        pose.ApplyInverse(seen, aligned);
        var poses = new List<double[]>();
        for (int axis = 0; axis < 3; axis++)
        {
            poses.Add([.. mean.Select((_, i) => i % 3 == axis ? 1.0 : 0)]);
            double[] turned = new double[length];
            new Similarity(Rotation.FromVector(axis == 0 ? 1e-4 : 0, axis == 1 ? 1e-4 : 0, axis == 2 ? 1e-4 : 0), 1, 0, 0, 0).Apply(mean, turned);
            poses.Add([.. turned.Zip(mean, (one, two) => (one - two) / 1e-4)]);
        }

        poses.Add(mean);
        Matrix<double> prior = Matrix<double>.Build.Dense(length, length, (row, column) =>
        {
            double square = Enumerable.Range(0, 3).Sum(k => Math.Pow(mean[(3 * (row / 3)) + k] - mean[(3 * (column / 3)) + k], 2));
            double distance = Math.Sqrt(square) / (0.5 * radius);
            double sum = row % 3 == column % 3 ? variance * Math.Exp(-distance * distance / 2) : 0;
            sum += row == column ? 0.25 * variance : 0;
            for (int mode = 0; mode < model.ModeCount; mode++)
            {
                sum += model.Variances[mode] * model.Mode(mode)[row] * model.Mode(mode)[column];
            }

            return sum + poses.Sum(field => 1e3 * variance * field[row] * field[column]);
        });
        Matrix<double> noisy = prior.Clone();
        for (int i = 0; i < length; i++)
        {
            double deviation = deviations[i / 3] / pose.Scale;
            noisy[i, i] += deviation * deviation;
        }

        Vector<double> way = prior * noisy.Solve(Vector<double>.Build.Dense(length, i => aligned[i] - mean[i]));
        double[] expected = [.. mean.Select((value, i) => value + way[i])];
        pose.Apply(expected, expected);
        return expected;
    }

    private static ShapeModel ModelOf(int shapes)
    {
        var random = new SplitMixRandom(5, 1);
        double[] mean = Centred([.. Enumerable.Range(0, 3 * Landmarks).Select(_ => random.NextUniform(-20, 20))]);
        double[][] fields = [.. Enumerable.Range(0, 4).Select(_ => mean.Select(_ => random.NextNormal()).ToArray())];
        double[][] drawn = new double[shapes][];
        for (int i = 0; i < shapes; i++)
        {
            double[] shape = [.. mean];
            foreach (double[] field in fields)
            {
                double parameter = random.NextNormal();
                shape = [.. shape.Zip(field, (place, move) => place + (parameter * move))];
            }

            drawn[i] = shape;
        }

        ShapeModel model = PrincipalComponents.Build(drawn, new ModeSelection(4, 1));
        return new ShapeModel(Centred(model.Mean.ToArray()), model.Modes.ToArray(), model.Variances.ToArray(), model.TotalVariance);
    }

    private static double[] Drawn(ShapeModel model, ref SplitMixRandom random)
    {
        double[] parameters = new double[model.ModeCount];
        for (int mode = 0; mode < parameters.Length; mode++)
        {
            parameters[mode] = Math.Sqrt(model.Variances[mode]) * random.NextNormal();
        }

        double[] shape = new double[3 * model.LandmarkCount];
        model.ToLandmarks(parameters, shape);
        return shape;
    }

    private static Similarity Turned(double[] shape, int draw) =>
        new(Rotation.FromVector(0.3 * draw, -0.2 * draw, 0.1), 1, draw, -2 * draw, shape.Length);

    private static double[] Centred(double[] shape)
    {
        double[] middle = [.. Enumerable.Range(0, 3).Select(axis => shape.Where((_, i) => i % 3 == axis).Average())];
        return [.. shape.Select((value, i) => value - middle[i % 3])];
    }

    private static double Error(double[] landmarks, double[] truth, Func<int, bool> which) =>
        Enumerable.Range(0, Landmarks).Where(which).Average(i => Distance(landmarks, truth, i));

    private static double Distance(double[] one, double[] other, int landmark) =>
        Math.Sqrt(Enumerable.Range(3 * landmark, 3).Sum(i => (one[i] - other[i]) * (one[i] - other[i])));
}
