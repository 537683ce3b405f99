using MathNet.Numerics.Distributions;
using Pinpoint.Imaging;
using Pinpoint.Models;

namespace Pinpoint.Biometry;

/// <summary>
/// The interval of a measurement by the errors of all its landmarks at once: how far off it would be with the errors of each scan of the calibration. Landmarks
/// of one scan err together, and what they share (a shift, a turn) moves no distance.
/// </summary>
internal static class JointInterval
{
    private const double UpperTail = 0.975;

    /// <summary>Half of the 95 % interval; null where too few draws tell.</summary>
    /// <param name="definition">What to measure.</param>
    /// <param name="landmarks">The landmarks, with draws of their errors.</param>
    /// <param name="points">The positions of the measurement's landmarks.</param>
    /// <param name="value">The value that was measured.</param>
    public static double? HalfOf(MeasurementDefinition definition, LandmarkSet landmarks, IReadOnlyList<WorldPoint> points, double value)
    {
        int[] places = [.. definition.Landmarks.Select(name => IndexOf(landmarks, name))];
        var off = new List<double>(landmarks.ErrorDraws.Count);
        var moved = new WorldPoint[points.Count];
        foreach (IReadOnlyList<double> draw in landmarks.ErrorDraws)
        {
            for (int i = 0; i < moved.Length; i++)
            {
                int first = 3 * places[i];
                moved[i] = new WorldPoint(points[i].X - draw[first], points[i].Y - draw[first + 1], points[i].Z - draw[first + 2]);
            }

            double difference = MeasurementFormula.Value(definition, moved) - value;
            if (double.IsFinite(difference))
            {
                off.Add(difference);
            }
        }

        // As many draws as degrees of freedom: no mean is taken off, so that an error that all scans share counts too.
        return off.Count < JointErrors.FewestCases
            ? null
            : StudentT.InvCDF(0, 1, off.Count, UpperTail) * Math.Sqrt(off.Average(difference => difference * difference));
    }

    private static int IndexOf(LandmarkSet landmarks, string name)
    {
        int index = 0;
        while (!landmarks[index].Name.Equals(name, StringComparison.Ordinal))
        {
            index++;
        }

        return index;
    }
}
