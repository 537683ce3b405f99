namespace Pinpoint.Imaging;

/// <summary>A point in the one world frame of this software: LPS (x to the patient's left, y to posterior, z to superior), in millimetres.</summary>
/// <param name="X">Millimetres to the patient's left.</param>
/// <param name="Y">Millimetres to posterior.</param>
/// <param name="Z">Millimetres to superior.</param>
public readonly record struct WorldPoint(double X, double Y, double Z)
{
    /// <summary>Whether no coordinate is infinite or not a number.</summary>
    public bool IsFinite => double.IsFinite(X) && double.IsFinite(Y) && double.IsFinite(Z);

    /// <summary>The distance to <paramref name="other"/> in millimetres (the radial error, when one of the two is the truth).</summary>
    public double DistanceTo(WorldPoint other)
    {
        double x = X - other.X;
        double y = Y - other.Y;
        double z = Z - other.Z;
        return Math.Sqrt((x * x) + (y * y) + (z * z));
    }
}
