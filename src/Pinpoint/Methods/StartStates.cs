using Pinpoint.Imaging;
using Pinpoint.Models;
using Pinpoint.Shapes;

namespace Pinpoint.Methods;

/// <summary>The states from which a search starts.</summary>
internal static class StartStates
{
    /// <summary>
    /// PIN-Single starts at the grid's centre and at points a quarter of its size around it (paper, section 2.2); PIN-Multiple at the mean and at random states
    /// (paper,
    /// section 2.3).
    /// </summary>
    /// <param name="plan">The plan: random starts, their range and the seed.</param>
    /// <param name="space">The search space.</param>
    /// <param name="size">The grid's size.</param>
    public static IReadOnlyList<double[]> Of(TrainingPlan plan, ISearchSpace space, VolumeSize size)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(space);
        return space.StartsIn(size) is { } fixedStarts ? [.. fixedStarts.Take(1 + plan.RandomStarts)] : AroundMean(plan, space);
    }

    /// <summary>The number of starts of a search, whatever the scan's size.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="space">The search space.</param>
    public static int Count(TrainingPlan plan, ISearchSpace space)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(space);
        return Math.Min(1 + plan.RandomStarts, space.StartsIn(new VolumeSize(1, 1, 1))?.Count ?? int.MaxValue);
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
