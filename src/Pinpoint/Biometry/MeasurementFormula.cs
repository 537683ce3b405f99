using Pinpoint.Imaging;
using Pinpoint.Planes;

namespace Pinpoint.Biometry;

/// <summary>The values of measurements at given points; NaN where the points leave a value undefined.</summary>
internal static class MeasurementFormula
{
    /// <summary>The value.</summary>
    /// <param name="definition">What to measure.</param>
    /// <param name="points">The positions of <see cref="MeasurementDefinition.Landmarks"/>, in their order.</param>
    public static double Value(MeasurementDefinition definition, IReadOnlyList<WorldPoint> points)
    {
        WorldPoint Place(int index) => Mean(definition, points, definition.Places[index]);
        double Distance(int from, int to) => Place(from).DistanceTo(Place(to));
        WorldVector Way(int from, int to) => WorldVector.Between(Place(from), Place(to));
        return definition.Kind switch
        {
            MeasurementKind.Distance => Distance(0, 1),
            MeasurementKind.EllipseCircumference => EllipseCircumference(Distance(0, 1), Distance(2, 3)),
            MeasurementKind.Angle => Angle(Way(1, 0), Way(1, 2)),
            MeasurementKind.DistanceToLine => Way(1, 0).Cross(Way(1, 2).Unit).Length,
            MeasurementKind.DistanceToPlane => DistanceToPlane(Place(0), [.. definition.Places.Skip(1).Select(place => Mean(definition, points, place))]),
        };
    }

    /// <summary>Ramanujan's first approximation (1914): exact for a circle, within 0.02 % up to diameters of 4 to 1.</summary>
    /// <param name="one">One diameter in mm.</param>
    /// <param name="other">The other.</param>
    public static double EllipseCircumference(double one, double other) =>
        Math.PI / 2 * ((3 * (one + other)) - Math.Sqrt(((3 * one) + other) * (one + (3 * other))));

    private static double Angle(WorldVector one, WorldVector other) =>
        one.Length > 0 && other.Length > 0 ? Math.Atan2(one.Cross(other).Length, one.Dot(other)) * 180 / Math.PI : double.NaN;

    private static double DistanceToPlane(WorldPoint place, WorldPoint[] through)
    {
        var plane = PointScatter.Of(through);
        return plane.DefinesPlane ? Math.Abs(WorldVector.Between(plane.Mean, place).Dot(plane.Last)) : double.NaN;
    }

    private static WorldPoint Mean(MeasurementDefinition definition, IReadOnlyList<WorldPoint> points, IReadOnlyList<string> names)
    {
        var sum = new WorldVector(0, 0, 0);
        foreach (string name in names)
        {
            WorldPoint point = points[IndexOf(definition.Landmarks, name)];
            sum += new WorldVector(point.X, point.Y, point.Z);
        }

        return (sum * (1.0 / names.Count)).From(default);
    }

    private static int IndexOf(IReadOnlyList<string> names, string name)
    {
        int index = 0;
        while (!names[index].Equals(name, StringComparison.Ordinal))
        {
            index++;
        }

        return index;
    }
}
