using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;
using Pinpoint.Patches;
using Pinpoint.Shapes;

namespace Pinpoint.Tests.Localization;

/// <summary>A few landmarks that are not to be seen speak for themselves only; many speak for the scan.</summary>
public sealed class EvidenceBuilderTests
{
    private const int Side = 40;
    private const float Away = 3;

    [Theory]
    [InlineData(8, 0, true)]
    [InlineData(8, 1, true)]
    [InlineData(8, 2, true)]
    [InlineData(8, 3, false)]
    [InlineData(4, 1, true)]
    [InlineData(3, 1, false)]
    public void Up_to_a_quarter_of_the_landmarks_may_be_unseen_without_a_word_on_the_scan(int landmarks, int unseen, bool few)
    {
        var (evidence, ofCase) = Gather(landmarks, unseen, 0.3);

        ofCase.Presence.ShouldNotBeNull().ShouldBe(few ? 0.9 : 0.9 - (0.6 * unseen / landmarks), 1e-9);
        double seen = evidence.Skip(unseen).Max(item => item.ShapeResidualMm!.Value);
        if (few)
        {
            // The unseen ones lie away from the shape and do not bend it.
            seen.ShouldBeLessThan(0.05);
            ofCase.ShapeResidualMm.ShouldNotBeNull().ShouldBeLessThan(0.05);
            evidence.Take(unseen).ShouldAllBe(item => item.ShapeResidualMm > 1);
        }
        else
        {
            seen.ShouldBeGreaterThan(0.05);
        }
    }

    [Theory]
    [InlineData(0.3, false)]
    [InlineData(-0.2, true)]
    public void Whether_a_landmark_falls_back_is_for_the_limits_to_say(double presence, bool falls)
    {
        var (evidence, _) = Gather(8, 1, presence);
        evidence.Select(item => item.FellBack).ShouldBe([falls, .. Enumerable.Repeat(false, 7)]);
    }

    [Theory]
    [InlineData(0, 0.9, 3)]
    [InlineData(1, 0.9, 2.5)]
    [InlineData(0, -0.2, 0.2)]
    [InlineData(1, -0.2, 0.2)]
    public void A_landmark_that_is_unsure_of_itself_is_moved_to_where_the_others_say_and_one_that_is_not_seen_is_put_there(
        double weight, double presence, double largest)
    {
        const int Landmarks = 8;
        var random = new SplitMixRandom(5, 1);
        double[] mean = Values(3 * Landmarks, 10, ref random);
        double[][] shapes = new double[12][];
        for (int i = 0; i < shapes.Length; i++)
        {
            double[] change = Values(3 * Landmarks, 0.3, ref random);
            shapes[i] = [.. mean.Zip(change, (value, way) => value + way)];
        }

        ISearchSpace space = SearchSpaceBuilder.PosedModes(shapes, new ModeSelection(3, 1));
        double[] state = new double[space.Dimension];
        double[] shape = new double[3 * Landmarks];
        space.WriteMean(state);
        space.Place(state, shape);
        var grid = new WorkingGrid(new byte[Side * Side * Side], new VolumeSize(Side, Side, Side), 1, new WorldPoint(0, 0, 0));
        double[] refined = [.. shape];
        refined[0] += Away;
        double[] errors = [2, .. Enumerable.Repeat(0.1, Landmarks - 1)];
        double[] presences = [presence, .. Enumerable.Repeat(0.9, Landmarks - 1)];
        double[] answer = new double[3 * Landmarks];
        var (evidence, _) = new EvidenceBuilder(space, weight).Gather(
            grid, shape, new double[Landmarks], new RefinedLandmarks(refined, new double[Landmarks], errors, presences), new RefinementView(grid, grid),
            new LandmarkLimits(0, 100, null), _ => true, answer);

        Math.Abs(answer[0] - shape[0]).ShouldBeLessThanOrEqualTo(largest + 1e-6);
        (Math.Abs(answer[0] - refined[0]) < 1e-9).ShouldBe(weight == 0 && presence > 0);
        Enumerable.Range(3, answer.Length - 3).ShouldAllBe(i => Math.Abs(answer[i] - shape[i]) < 0.15);
        evidence[0].MovedMm.ShouldNotBeNull().ShouldBe(Away, 1e-6);
    }

    private static (LandmarkEvidence[] Evidence, CaseEvidence Case) Gather(int landmarks, int unseen, double presence)
    {
        ModeSpace space = Space(landmarks);
        double[] state = new double[space.Dimension];
        double[] shape = new double[3 * landmarks];
        space.WriteMean(state);
        space.Place(state, shape);
        var grid = new WorkingGrid(new byte[Side * Side * Side], new VolumeSize(Side, Side, Side), 1, new WorldPoint(0, 0, 0));
        double[] refined = [.. shape];
        for (int i = 0; i < unseen; i++)
        {
            refined[3 * i] += Away;
        }

        var answer = new RefinedLandmarks(refined, new double[landmarks], null, [.. Enumerable.Range(0, landmarks).Select(i => i < unseen ? presence : 0.9)]);
        return new EvidenceBuilder(space, 0).Gather(
            grid, shape, new double[landmarks], answer, new RefinementView(grid, grid), new LandmarkLimits(0, 100, null), _ => true, new double[3 * landmarks]);
    }

    private static ModeSpace Space(int landmarks)
    {
        var random = new SplitMixRandom(5, 1);
        double[] mean = Values(3 * landmarks, 10, ref random);
        double[] direction = Values(3 * landmarks, 1, ref random);
        double[][] shapes = [.. Enumerable.Range(-3, 7).Select(step => mean.Zip(direction, (value, way) => value + (0.3 * step * way)).ToArray())];
        return SearchSpaceBuilder.Modes(shapes, new ModeSelection(1, 1), whitened: true);
    }

    private static double[] Values(int count, double reach, ref SplitMixRandom random)
    {
        double[] values = new double[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = random.NextUniform(-reach, reach);
        }

        return values;
    }
}
