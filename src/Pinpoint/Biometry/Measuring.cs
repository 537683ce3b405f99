using Pinpoint.Imaging;
using Pinpoint.Planes;

namespace Pinpoint.Biometry;

/// <summary>Measures with landmarks, and tells how far the landmarks' errors let a value be off.</summary>
internal static class Measuring
{
    // 95 % of a normal variable lies within this many deviations, and of a 3D one of equal deviations (chi distribution, 3 degrees of freedom) within this
    // many.
    private const double DeviationsOfInterval = 1.959963985;
    private const double DeviationsOfRadius = 2.795483482;
    private const double LargestAngle = 180;
    private const double StepMm = 1e-4;

    /// <summary>
    /// Measures. The interval follows from errors of all landmarks at once, where the set has draws of them (<see cref="JointInterval"/>). Else it takes each
    /// landmark's error as a normal one, alike in all directions, whose length is at most its <see cref="Landmark.Radius95"/> with 95 % probability, and
    /// independent of the other landmarks'; it follows to first order from the measurement's numeric gradient. No length lies below 0.
    /// </summary>
    /// <param name="definition">What to measure.</param>
    /// <param name="landmarks">The landmarks, in LPS mm.</param>
    /// <exception cref="BadInputException">A landmark is not there or has no position, or the landmarks leave the value undefined.</exception>
    public static Measurement Measure(MeasurementDefinition definition, LandmarkSet landmarks)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(landmarks);
        string what = $"measurement '{definition.Name}'";
        WorldPoint[] points = [.. definition.Landmarks.Select(name => LandmarkPoints.Of(landmarks, name, what))];
        double value = MeasurementFormula.Value(definition, points);
        return double.IsFinite(value)
            ? new Measurement(definition.Name, definition.Title, definition.Unit, value, Interval(definition, landmarks, points, value))
            : throw new BadInputException(
                $"{what} is not defined: its landmarks {string.Join(", ", definition.Landmarks)} fall together or lie on a line; check their positions");
    }

    private static MeasurementInterval? Interval(MeasurementDefinition definition, LandmarkSet landmarks, WorldPoint[] points, double value)
    {
        if (JointInterval.HalfOf(definition, landmarks, points, value) is { } joint)
        {
            return Within(definition, value, joint);
        }

        double variance = 0;
        for (int i = 0; i < points.Length; i++)
        {
            if (landmarks.Find(definition.Landmarks[i])!.Radius95 is not { } radius)
            {
                return null;
            }

            double deviation = radius / DeviationsOfRadius;
            variance += deviation * deviation * SquaredGradient(definition, points, i);
        }

        return Within(definition, value, DeviationsOfInterval * Math.Sqrt(variance));
    }

    private static MeasurementInterval? Within(MeasurementDefinition definition, double value, double half) =>
        double.IsFinite(half) ? new MeasurementInterval(Math.Max(0, value - half), Math.Min(value + half, MostOf(definition.Kind))) : null;

    private static double MostOf(MeasurementKind kind) => kind == MeasurementKind.Angle ? LargestAngle : double.MaxValue;

    private static double SquaredGradient(MeasurementDefinition definition, WorldPoint[] points, int moved)
    {
        WorldPoint there = points[moved];
        double sum = 0;
        foreach (WorldVector step in new WorldVector[] { new(StepMm, 0, 0), new(0, StepMm, 0), new(0, 0, StepMm) })
        {
            points[moved] = step.From(there);
            double ahead = MeasurementFormula.Value(definition, points);
            points[moved] = (step * -1).From(there);
            double slope = (ahead - MeasurementFormula.Value(definition, points)) / (2 * StepMm);
            sum += slope * slope;
        }

        points[moved] = there;
        return sum;
    }
}
