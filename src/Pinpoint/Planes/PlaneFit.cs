using Pinpoint.Imaging;

namespace Pinpoint.Planes;

/// <summary>Places defined planes by landmarks.</summary>
internal static class PlaneFit
{
    // An axis that stands this steeply on the plane has no direction in it that could be trusted: the sine of about 0.06 degrees.
    private const double LeastShare = 1e-3;

    /// <summary>The plane that the landmarks define.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="landmarks">The landmarks, in LPS mm; those of no concern to the plane do not matter.</param>
    /// <exception cref="BadInputException">A landmark is not there or has no position, or the landmarks define no plane: they lie on a line, or an axis stands
    /// upright on the plane.</exception>
    public static ScanPlane Fit(PlaneDefinition definition, LandmarkSet landmarks)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(landmarks);
        string what = $"plane '{definition.Name}'";
        var scatter = PointScatter.Of(Points(landmarks, definition.Through, what));
        if (!scatter.DefinesPlane)
        {
            throw new BadInputException(
                $"{what} is not defined: its landmarks {string.Join(", ", definition.Through)} lie on a line or in one point, or spread alike to all " +
                "sides; check their positions");
        }

        WorldVector normal = scatter.Last;
        WorldVector x = XAxis(definition.XAxis, landmarks, scatter, what);
        WorldVector y = normal.Cross(x);
        double side = LandmarkPoints.Way(landmarks, definition.YAxis.From, definition.YAxis.To, what) is var across && across.Length > 0
            ? across.Unit.Dot(y)
            : 0;
        if (!(Math.Abs(side) > LeastShare))
        {
            throw new BadInputException(
                $"{what} is not defined: the way from {Names(definition.YAxis.From)} to {Names(definition.YAxis.To)}, its y axis, does not leave the line " +
                "of its x axis within the plane; check their positions");
        }

        WorldPoint origin = Onto(LandmarkPoints.Mean(landmarks, definition.Origin, what), scatter);
        return new ScanPlane(definition.Name, origin, x, side > 0 ? y : y * -1);
    }

    private static WorldVector XAxis(PlaneAxis axis, LandmarkSet landmarks, PointScatter plane, string what)
    {
        WorldVector way = LandmarkPoints.Way(landmarks, axis.From, axis.To, what);
        WorldVector within = way - (plane.Last * way.Dot(plane.Last));
        if (!(within.Length > LeastShare * way.Length))
        {
            throw new BadInputException(
                $"{what} is not defined: the way from {Names(axis.From)} to {Names(axis.To)}, its x axis, stands upright on it or has no length; check " +
                "their positions");
        }

        if (axis.Line is not { } names)
        {
            return within.Unit;
        }

        var line = PointScatter.Of([.. Points(landmarks, names, what).Select(point => Onto(point, plane))]);
        double sense = line.First.Dot(within.Unit);
        if (!line.DefinesLine || !(Math.Abs(sense) > LeastShare))
        {
            throw new BadInputException(
                $"{what} is not defined: its landmarks {Names(names)} give no line along the way from {Names(axis.From)} to {Names(axis.To)}; check their " +
                "positions");
        }

        return line.First * Math.Sign(sense);
    }

    private static WorldPoint[] Points(LandmarkSet landmarks, IReadOnlyList<string> names, string what) =>
        [.. names.Select(name => LandmarkPoints.Of(landmarks, name, what))];

    private static WorldPoint Onto(WorldPoint point, PointScatter plane) => (plane.Last * -WorldVector.Between(plane.Mean, point).Dot(plane.Last)).From(point);

    private static string Names(IReadOnlyList<string> names) => string.Join(", ", names.Distinct(StringComparer.Ordinal));
}
