using Pinpoint.Models;

namespace Pinpoint.Localization;

/// <summary>How the refinement turns its views of the scan against the pose of the landmarks, as rotation vectors in radians.</summary>
internal static class ViewTurns
{
    private const double Angle = 0.06;

    /// <summary>The turns of every view of every move <c>[updates][views][3]</c>.</summary>
    public static double[][][] Of(RefinementPlan plan) => [.. Enumerable.Range(0, plan.Updates).Select(update => Of(plan, update))];

    /// <summary>One straight view, but for the last move: several, turned a little about the axes in turn, in pairs of opposite sense.</summary>
    public static double[][] Of(RefinementPlan plan, int update)
    {
        int views = update == plan.Updates - 1 ? plan.Views : 1;
        return [.. Enumerable.Range(0, views).Select(number => TurnOf(number, views))];
    }

    private static double[] TurnOf(int number, int views)
    {
        double[] vector = new double[3];
        if (views > 1)
        {
            vector[number / 2 % 3] = number % 2 == 0 ? Angle : -Angle;
        }

        return vector;
    }
}
