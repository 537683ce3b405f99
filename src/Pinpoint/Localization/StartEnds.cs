using Pinpoint.Checks;
using Pinpoint.Models;

namespace Pinpoint.Localization;

/// <summary>Turns the ends of several starts into one answer.</summary>
internal static class StartEnds
{
    /// <summary>Combines the ends, landmark by landmark.</summary>
    /// <param name="combination">Mean or median.</param>
    /// <param name="ends">The landmarks of every start, each <c>[3 * landmarks]</c>, in grid voxels.</param>
    /// <param name="landmarks">The answer, <c>[3 * landmarks]</c>.</param>
    /// <param name="spread">Per landmark, the root mean square distance of the ends from the answer, in grid voxels.</param>
    public static void Combine(StartCombination combination, IReadOnlyList<double[]> ends, Span<double> landmarks, Span<double> spread)
    {
        ArgumentNullException.ThrowIfNull(ends);
        double[] values = new double[ends.Count];
        for (int coordinate = 0; coordinate < landmarks.Length; coordinate++)
        {
            for (int start = 0; start < values.Length; start++)
            {
                values[start] = ends[start][coordinate];
            }

            landmarks[coordinate] = combination switch
            {
                StartCombination.Mean => values.Average(),
                StartCombination.Median => RobustSpread.Median(values),
            };
        }

        for (int landmark = 0; landmark < spread.Length; landmark++)
        {
            double sum = 0;
            foreach (double[] end in ends)
            {
                for (int i = 3 * landmark; i < (3 * landmark) + 3; i++)
                {
                    double distance = end[i] - landmarks[i];
                    sum += distance * distance;
                }
            }

            spread[landmark] = Math.Sqrt(sum / ends.Count);
        }
    }
}
