namespace Pinpoint.Imaging;

/// <summary>A point in the one world frame of this software: LPS (x to the patient's left, y to posterior, z to superior), in millimetres.</summary>
/// <param name="X">Millimetres to the patient's left.</param>
/// <param name="Y">Millimetres to posterior.</param>
/// <param name="Z">Millimetres to superior.</param>
public readonly record struct WorldPoint(double X, double Y, double Z)
{
    /// <summary>
    /// The greatest plausible coordinate, in mm: a kilometre. No scan reaches so far, even where micrometres were taken for millimetres, and
    /// beyond it numbers no longer tell a tenth of a nanometre apart. What landmarks are read from, written to or corrected over keeps this one rule.
    /// </summary>
    public const double GreatestMm = 1e6;

    /// <summary>Whether each coordinate is a number of at most <see cref="GreatestMm"/>.</summary>
    public bool IsPlausible => Math.Abs(X) <= GreatestMm && Math.Abs(Y) <= GreatestMm && Math.Abs(Z) <= GreatestMm;

    /// <summary>Whether no coordinate is infinite or not a number.</summary>
    public bool IsFinite => double.IsFinite(X) && double.IsFinite(Y) && double.IsFinite(Z);

    /// <summary>The middle of at least one point.</summary>
    /// <exception cref="InvalidOperationException">There is no point.</exception>
    public static WorldPoint MeanOf(IReadOnlyCollection<WorldPoint> points) =>
        new(points.Average(point => point.X), points.Average(point => point.Y), points.Average(point => point.Z));

    /// <summary>The distance to <paramref name="other"/> in millimetres (the radial error, when one of the two is the truth).</summary>
    public double DistanceTo(WorldPoint other)
    {
        double x = X - other.X;
        double y = Y - other.Y;
        double z = Z - other.Z;
        return Math.Sqrt((x * x) + (y * y) + (z * z));
    }
}
