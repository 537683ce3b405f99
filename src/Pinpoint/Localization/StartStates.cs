using Pinpoint.Imaging;
using Pinpoint.Models;
using Pinpoint.Shapes;

namespace Pinpoint.Localization;

/// <summary>The states from which a search starts.</summary>
public static class StartStates
{
    /// <summary>
    /// PIN-Single starts at the grid's centre and at points a quarter of its size around it (6 faces, then 12 edges; paper, section 2.2);
    /// PIN-Multiple at the mean and at random states (paper, section 2.3).
    /// </summary>
    /// <param name="plan">The plan: random starts, their range and the seed.</param>
    /// <param name="space">The search space.</param>
    /// <param name="size">The grid's size.</param>
    public static IReadOnlyList<double[]> Of(TrainingPlan plan, ISearchSpace space, VolumeSize size)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(space);
        return space is PositionSpace ? AroundCentre(plan.RandomStarts, size) : AroundMean(plan, space);
    }

    private static List<double[]> AroundCentre(int others, VolumeSize size)
    {
        var offsets = from z in new[] { 0, -1, 1 }
                      from y in new[] { 0, -1, 1 }
                      from x in new[] { 0, -1, 1 }
                      let edges = Math.Abs(x) + Math.Abs(y) + Math.Abs(z)
                      where edges < 3
                      orderby edges
                      select new double[] { x * size.X / 4.0, y * size.Y / 4.0, z * size.Z / 4.0 };
        return [.. offsets.Take(1 + others)];
    }

    private static List<double[]> AroundMean(TrainingPlan plan, ISearchSpace space)
    {
        double[] mean = new double[space.Dimension];
        space.WriteMean(mean);
        List<double[]> starts = [mean];
        double[] displacement = new double[space.Dimension];
        for (int start = 1; start <= plan.RandomStarts; start++)
        {
            double[] state = [.. mean];
            var random = new SplitMixRandom(plan.Seed, 0, (ulong)start, RandomStreams.Starts);
            StateSampler.Draw(space, plan.StartRange, ref random, displacement);
            space.Move(state, displacement);
            starts.Add(state);
        }

        return starts;
    }
}
