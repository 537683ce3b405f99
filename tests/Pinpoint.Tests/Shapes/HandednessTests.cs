using Pinpoint.Shapes;

namespace Pinpoint.Tests.Shapes;

public sealed class HandednessTests
{
    // Four pairs and two points of the middle; the left one of each pair lies a little further back.
    private static readonly double[] Mean =
    [
        10, 0, 0, -10, 1, 0,
        8, 20, 5, -8, 21, 5,
        15, 10, -6, -15, 11, -6,
        5, 30, 12, -5, 31, 12,
        0, 40, 0, 0, -5, 3,
    ];

    [Fact]
    public void A_mirror_image_scores_the_opposite()
    {
        Handedness handedness = Handedness.Of(Space(Mean)).ShouldNotBeNull();
        handedness.ScoreOf(Mean).ShouldBe(1, 0.1);
        handedness.ScoreOf(Mirrored(Mean)).ShouldBe(-1, 0.1);
    }

    [Fact]
    public void New_shapes_in_any_pose_score_near_one_and_their_mirror_images_near_minus_one()
    {
        Handedness handedness = Handedness.Of(Space(Mean)).ShouldNotBeNull();
        for (ulong subject = 100; subject < 130; subject++)
        {
            double[] shape = Shape(Mean, subject);
            handedness.ScoreOf(shape).ShouldBeInRange(0.4, 1.6);
            handedness.ScoreOf(Mirrored(shape)).ShouldBeInRange(-1.6, -0.4);
        }
    }

    [Fact]
    public void Shapes_that_are_not_symmetric_have_no_handedness()
    {
        double[] lopsided = [.. Mean];
        lopsided[0] = 25;
        lopsided[7] = 0;
        lopsided[19] = 5;
        Handedness.Of(Space(lopsided)).ShouldBeNull();
        Handedness.Of(new PositionSpace([0, 0, 0], [1, 1, 1], 1)).ShouldBeNull();
    }

    private static double[] Shape(double[] mean, ulong subject)
    {
        var random = new SplitMixRandom(8, subject);
        double[] shape = new double[mean.Length];
        double length = Math.Exp(0.05 * random.NextNormal());
        for (int i = 0; i < shape.Length; i++)
        {
            shape[i] = (mean[i] * (i % 3 == 1 ? length : 1)) + (0.2 * random.NextNormal());
        }

        var pose = new Similarity(Rotation.FromVector(0.2 * random.NextNormal(), 0.2 * random.NextNormal(), 0.2 * random.NextNormal()), 1.1, 3, -2, 5);
        pose.Apply(shape, shape);
        return shape;
    }

    private static double[] Mirrored(double[] shape)
    {
        double[] mirrored = new double[shape.Length];
        for (int landmark = 0; landmark < shape.Length / 3; landmark++)
        {
            int partner = landmark < 8 ? landmark ^ 1 : landmark;
            (mirrored[3 * partner], mirrored[(3 * partner) + 1], mirrored[(3 * partner) + 2]) = (-shape[3 * landmark], shape[(3 * landmark) + 1], shape[(3 * landmark) + 2]);
        }

        return mirrored;
    }

    private static PosedModeSpace Space(double[] mean) =>
        SearchSpaceBuilder.PosedModes([.. Enumerable.Range(0, 30).Select(subject => Shape(mean, (ulong)subject))], new ModeSelection(5, 0.99));
}
