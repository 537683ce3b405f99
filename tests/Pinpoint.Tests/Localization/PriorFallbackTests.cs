using Pinpoint.Localization;
using Pinpoint.Shapes;

namespace Pinpoint.Tests.Localization;

public sealed class PriorFallbackTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_untrusted_landmark_goes_where_the_trusted_ones_say(bool bent)
    {
        PosedModeSpace space = Space(bent);
        double[] truth = Truth(space);
        double[] searched = [.. truth.Select(value => value + 2)];
        double[] landmarks = [.. truth];
        landmarks[3] += 50;
        bool[] trusted = [true, false, true, true, true];
        PriorFallback.Apply(space, searched, landmarks, trusted);

        for (int i = 0; i < truth.Length; i++)
        {
            landmarks[i].ShouldBe(truth[i], i / 3 == 1 ? 0.2 : 1e-12);
        }
    }

    [Fact]
    public void Where_few_are_trusted_the_searchs_answer_stands()
    {
        PosedModeSpace space = Space();
        double[] truth = Truth(space);
        double[] searched = [.. truth.Select(value => value + 2)];
        double[] landmarks = [.. truth.Select(value => value + 70)];
        PriorFallback.Apply(space, searched, landmarks, [true, false, false, false, true]);

        landmarks[3..12].ShouldBe(searched[3..12]);
        landmarks[0].ShouldBe(truth[0] + 70);
    }

    private static double[] Truth(PosedModeSpace space)
    {
        double[] state = new double[space.Dimension];
        space.WriteMean(state);
        state[0] += 4;
        state[4] = 0.3;
        state[7] = 1;
        double[] landmarks = new double[15];
        space.Place(state, landmarks);
        return landmarks;
    }

    private static PosedModeSpace Space(bool bent = false)
    {
        var random = new SplitMixRandom(2);
        double[][] shapes = new double[12][];
        for (int subject = 0; subject < shapes.Length; subject++)
        {
            double stretch = 1 + (0.1 * random.NextNormal());
            shapes[subject] = [0, 0, 0, 10 * stretch, 0, 0, 0, bent ? 12 + (100 * (stretch - 1) * (stretch - 1)) : 12, 0, 3, 2, 9 * stretch, -6, 5, 4];
        }

        return SearchSpaceBuilder.PosedModes(shapes, new ModeSelection(1, 0.99), bent ? new ShapePriorChoice("autoencoder", 1, 1e-3) : null);
    }
}
