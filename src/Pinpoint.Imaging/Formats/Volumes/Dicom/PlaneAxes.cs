namespace Pinpoint.Imaging;

/// <summary>How the plane of a slice lies in the patient: two directions at right angles, in LPS.</summary>
/// <param name="Row">Along a row, the way of growing column numbers; of length 1.</param>
/// <param name="Column">Along a column, the way of growing row numbers; of length 1.</param>
internal sealed record PlaneAxes(WorldPoint Row, WorldPoint Column)
{
    // What rounding in headers does to direction cosines, and to their length and right angle.
    private const double SameDirection = 2e-4;
    private const double RightAngle = 1e-2;

    /// <summary>At right angles to both.</summary>
    public WorldPoint Normal { get; } = new(
        (Row.Y * Column.Z) - (Row.Z * Column.Y), (Row.Z * Column.X) - (Row.X * Column.Z), (Row.X * Column.Y) - (Row.Y * Column.X));

    /// <summary>The axes of six direction cosines; null where they are none.</summary>
    public static PlaneAxes? Of(double[] cosines)
    {
        if (cosines.Length < 6 || !cosines.All(double.IsFinite))
        {
            return null;
        }

        var row = new WorldPoint(cosines[0], cosines[1], cosines[2]);
        var column = new WorldPoint(cosines[3], cosines[4], cosines[5]);
        double rowLength = Math.Sqrt(Dot(row, row));
        double columnLength = Math.Sqrt(Dot(column, column));
        return Math.Abs(rowLength - 1) < RightAngle && Math.Abs(columnLength - 1) < RightAngle && Math.Abs(Dot(row, column)) < RightAngle
            ? new PlaneAxes(Scaled(row, 1 / rowLength), Scaled(column, 1 / columnLength))
            : null;
    }

    /// <summary>Whether two planes are parallel and turned alike, but for rounding.</summary>
    public bool IsSame(PlaneAxes other) => IsSame(Row, other.Row) && IsSame(Column, other.Column);

    public static double Dot(WorldPoint one, WorldPoint other) => (one.X * other.X) + (one.Y * other.Y) + (one.Z * other.Z);

    public static WorldPoint Scaled(WorldPoint point, double factor) => new(point.X * factor, point.Y * factor, point.Z * factor);

    public static WorldPoint Sum(WorldPoint one, WorldPoint other) => new(one.X + other.X, one.Y + other.Y, one.Z + other.Z);

    private static bool IsSame(WorldPoint one, WorldPoint other) => one.DistanceTo(other) <= SameDirection;
}
