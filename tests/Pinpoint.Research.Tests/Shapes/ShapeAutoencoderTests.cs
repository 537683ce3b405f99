using Pinpoint.Research.Shapes;
using Pinpoint.Shapes;
using Pinpoint.Tests.Support;

namespace Pinpoint.Research.Tests.Shapes;

public sealed class ShapeAutoencoderTests
{
    private static readonly ShapeAutoencoder Bent = AutoencoderTrainer.Train(ArcShapes.Draw(1, 30, 0.05), new ModeSelection(2, 1), 3);

    [Fact]
    public void Encoding_what_was_decoded_gives_the_coordinates_back()
    {
        Bent.HiddenUnits.ShouldBeGreaterThan(0);
        var random = new SplitMixRandom(8);
        for (int round = 0; round < 50; round++)
        {
            double[] b = [30 * random.NextNormal(), 5 * random.NextNormal()];
            double[] shape = new double[18];
            double[] back = new double[2];
            Bent.ToLandmarks(b, shape);
            Bent.Linear.ToParameters(shape, back);

            back[0].ShouldBe(b[0], 1e-9);
            back[1].ShouldBe(b[1], 1e-9);
        }
    }

    [Fact]
    public void Far_out_the_bend_stays_bounded()
    {
        double[] near = new double[18];
        double[] far = new double[18];
        double[] flat = new double[18];
        Bent.ToLandmarks([1e6, 0], near);
        Bent.ToLandmarks([2e6, 0], far);
        Bent.Linear.ToLandmarks([1e6, 0], flat);
        double[] step = Bent.Linear.Mode(0).ToArray();

        for (int i = 0; i < far.Length; i++)
        {
            (far[i] - near[i]).ShouldBe(1e6 * step[i], 1e-6);
        }

        near.Zip(flat, (one, other) => Math.Abs(one - other)).Max().ShouldBeInRange(0.01, 50);
    }

    [Fact]
    public void Flat_is_what_the_principal_components_are()
    {
        double[] one = new double[18];
        double[] other = new double[18];
        ShapeAutoencoder.Flat(Bent.Linear).ToLandmarks([3, -1], one);
        Bent.Linear.ToLandmarks([3, -1], other);
        one.ShouldBe(other);
    }

    [Fact]
    public void Parts_that_do_not_belong_together_are_refused()
    {
        Should.Throw<ArgumentException>(() => new ShapeAutoencoder(Bent.Linear, [1], [1], new double[18], new double[18], 0));
        Should.Throw<ArgumentException>(() => new ShapeAutoencoder(Bent.Linear, [1, 2], [1], new double[17], new double[18], 0));
        Should.Throw<ArgumentException>(() => new ShapeAutoencoder(Bent.Linear, [1, 2], [1], new double[18], new double[3], 0));
        Should.Throw<ArgumentException>(() => new ShapeAutoencoder(Bent.Linear, [], [], [], [1, .. new double[17]], 0)).ParamName.ShouldBe("offset");
    }
}
