using FsCheck;
using FsCheck.Fluent;
using Pinpoint.Shapes;

namespace Pinpoint.Tests.Shapes;

public sealed class PrincipalComponentsTests
{
    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, 100_000).ToArbitrary();

    [Fact]
    public void With_all_modes_every_training_shape_comes_back() => Prop.ForAll(
        Seeds,
        seed =>
        {
            List<double[]> shapes = Shapes((ulong)seed, 6, 4);
            ShapeModel model = PrincipalComponents.Build(shapes, new ModeSelection(null, 1));
            double[] b = new double[model.ModeCount];
            double[] back = new double[12];
            model.ToParameters(shapes[2], b);
            model.ToLandmarks(b, back);
            return back.Zip(shapes[2], (one, other) => Math.Abs(one - other)).Max() < 1e-8;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(2, 1)]
    [InlineData(null, 0.9)]
    [InlineData(null, 1)]
    public void One_decomposition_gives_the_numbers_of_two(int? count, double share)
    {
        List<double[]> shapes = Shapes(3, 9, 5);
        var selection = new ModeSelection(count, share);
        var (kept, all) = PrincipalComponents.BuildWithRest(shapes, selection);
        foreach (var (one, other) in new[]
        {
            (kept, PrincipalComponents.Build(shapes, selection)),
            (all, PrincipalComponents.Build(shapes, new ModeSelection(null, 1))),
        })
        {
            one.Mean.ToArray().ShouldBe(other.Mean.ToArray());
            one.Modes.ToArray().ShouldBe(other.Modes.ToArray());
            one.Variances.ToArray().ShouldBe(other.Variances.ToArray());
            one.TotalVariance.ShouldBe(other.TotalVariance);
        }
    }

    [Fact]
    public void Modes_are_orthonormal_and_their_largest_element_is_positive() => Prop.ForAll(
        Seeds,
        seed =>
        {
            ShapeModel model = PrincipalComponents.Build(Shapes((ulong)seed, 7, 5), new ModeSelection(null, 1));
            bool holds = true;
            for (int one = 0; one < model.ModeCount; one++)
            {
                double[] mode = model.Mode(one).ToArray();
                holds &= mode.MaxBy(Math.Abs) > 0;
                for (int other = 0; other < model.ModeCount; other++)
                {
                    double product = mode.Zip(model.Mode(other).ToArray(), (a, b) => a * b).Sum();
                    holds &= Math.Abs(product - (one == other ? 1 : 0)) < 1e-8;
                }
            }

            return holds;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Parameters_of_the_training_shapes_have_the_stated_variances()
    {
        List<double[]> shapes = Shapes(5, 9, 4);
        ShapeModel model = PrincipalComponents.Build(shapes, new ModeSelection(null, 1));
        double[] sums = new double[model.ModeCount];
        double[] b = new double[model.ModeCount];
        foreach (double[] shape in shapes)
        {
            model.ToParameters(shape, b);
            for (int mode = 0; mode < sums.Length; mode++)
            {
                sums[mode] += b[mode] * b[mode] / (shapes.Count - 1);
            }
        }

        for (int mode = 0; mode < sums.Length; mode++)
        {
            sums[mode].ShouldBe(model.Variances[mode], 1e-8);
        }

        model.ExplainedShare.ShouldBe(1, 1e-9);
    }

    [Fact]
    public void A_number_of_modes_needs_one_subject_more()
    {
        PrincipalComponents.Build(Shapes(1, 4, 5), new ModeSelection(3, 1)).ModeCount.ShouldBe(3);

        BadInputException exception = Should.Throw<BadInputException>(() => PrincipalComponents.Build(Shapes(1, 3, 5), new ModeSelection(3, 1)));
        exception.Message.ShouldContain("needs 4 subjects");
        exception.Message.ShouldContain("there are 3");
    }

    [Fact]
    public void Subjects_that_do_not_differ_are_refused()
    {
        double[] same = [1, 2, 3, 4, 5, 6];
        Should.Throw<BadInputException>(() => PrincipalComponents.Build([same, same, same], ModeSelection.Paper)).Message.ShouldContain("very same landmarks");
    }

    [Fact]
    public void Clamping_keeps_parameters_within_three_standard_deviations()
    {
        ShapeModel model = PrincipalComponents.Build(Shapes(3, 6, 4), new ModeSelection(2, 1));
        double[] b = [1e6, -1e6];
        model.Clamp(b);
        b[0].ShouldBe(3 * Math.Sqrt(model.Variances[0]), 1e-9);
        b[1].ShouldBe(-3 * Math.Sqrt(model.Variances[1]), 1e-9);
    }

    private static List<double[]> Shapes(ulong seed, int count, int landmarks)
    {
        var random = new SplitMixRandom(seed);
        var shapes = new List<double[]>();
        for (int subject = 0; subject < count; subject++)
        {
            double[] shape = new double[3 * landmarks];
            for (int i = 0; i < shape.Length; i++)
            {
                shape[i] = (10 * i) + random.NextNormal();
            }

            shapes.Add(shape);
        }

        return shapes;
    }
}
