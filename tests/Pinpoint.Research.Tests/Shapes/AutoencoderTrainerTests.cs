using Pinpoint.Research.Shapes;
using Pinpoint.Shapes;
using Pinpoint.Tests.Support;

namespace Pinpoint.Research.Tests.Shapes;

public sealed class AutoencoderTrainerTests
{
    private static readonly ModeSelection OneMode = new(1, 1);

    [Fact]
    public void A_curved_family_is_held_by_one_coordinate_far_better_than_by_one_mode()
    {
        ShapeAutoencoder bent = AutoencoderTrainer.Train(ArcShapes.Draw(1, 40), OneMode, 3);
        List<double[]> unseen = ArcShapes.Draw(2, 60);

        bent.ForetoldShare.ShouldBeGreaterThan(0.9);
        Error(bent, unseen).ShouldBeLessThan(0.3 * Error(bent.Linear, unseen));
    }

    [Fact]
    public void Where_nothing_can_be_foretold_the_principal_components_remain()
    {
        var random = new SplitMixRandom(4);
        List<double[]> shapes = [];
        for (int subject = 0; subject < 25; subject++)
        {
            double[] shape = new double[12];
            for (int i = 0; i < shape.Length; i++)
            {
                shape[i] = (10 * i) + random.NextNormal();
            }

            shapes.Add(shape);
        }

        ShapeAutoencoder prior = AutoencoderTrainer.Train(shapes, new ModeSelection(4, 1), 1);

        prior.HiddenUnits.ShouldBe(0);
        prior.ForetoldShare.ShouldBe(0);
        double[] b = [1, -2, 0.5, 3];
        Shape(prior, b).ShouldBe(Shape(PrincipalComponents.Build(shapes, new ModeSelection(4, 1)), b));
    }

    [Fact]
    public void With_all_modes_kept_there_is_nothing_to_learn() =>
        AutoencoderTrainer.Train(ArcShapes.Draw(1, 6, 0.1), new ModeSelection(null, 1), 1).HiddenUnits.ShouldBe(0);

    [Fact]
    public void The_same_seed_gives_the_same_numbers_and_another_does_not()
    {
        List<double[]> shapes = ArcShapes.Draw(1, 15, 0.1);
        ShapeAutoencoder one = AutoencoderTrainer.Train(shapes, OneMode, 3);

        AutoencoderTrainer.Train(shapes, OneMode, 3).HiddenModes.ToArray().ShouldBe(one.HiddenModes.ToArray());
        AutoencoderTrainer.Train(shapes, OneMode, 4).HiddenModes.ToArray().ShouldNotBe(one.HiddenModes.ToArray());
    }

    [Fact]
    public void More_shapes_than_a_batch_are_learnt_from_as_well() =>
        AutoencoderTrainer.Train(ArcShapes.Draw(1, 200), OneMode, 3).ForetoldShare.ShouldBeGreaterThan(0.9);

    [Fact]
    public void Too_few_shapes_are_refused_as_for_principal_components() =>
        Should.Throw<BadInputException>(() => AutoencoderTrainer.Train(ArcShapes.Draw(1, 3), new ModeSelection(3, 1), 1)).Message
            .ShouldContain("needs 4 subjects");

    private static double[] Shape(IShapePrior prior, double[] b)
    {
        double[] shape = new double[prior.Linear.Mean.Length];
        prior.ToLandmarks(b, shape);
        return shape;
    }

    private static double Error(IShapePrior prior, List<double[]> shapes) => shapes.Average(shape =>
    {
        double[] b = new double[prior.Linear.ModeCount];
        prior.Linear.ToParameters(shape, b);
        return Math.Sqrt(Shape(prior, b).Zip(shape, (one, other) => (one - other) * (one - other)).Average());
    });
}
