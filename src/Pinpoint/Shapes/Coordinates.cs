using Pinpoint.Imaging;

namespace Pinpoint.Shapes;

/// <summary>Points as the vectors that mathematics of shapes takes: x, y, z of each.</summary>
internal static class Coordinates
{
    /// <summary>The coordinates, <c>[3 * points]</c>.</summary>
    public static double[] Of(IEnumerable<WorldPoint> points) => [.. points.SelectMany(point => new[] { point.X, point.Y, point.Z })];

    /// <summary>The point of a number in such a vector.</summary>
    public static WorldPoint At(ReadOnlySpan<double> coordinates, int point) =>
        new(coordinates[3 * point], coordinates[(3 * point) + 1], coordinates[(3 * point) + 2]);

    /// <summary>Those of landmarks, <c>[3 * landmarks]</c>; not a number where one has no position.</summary>
    public static double[] Of(LandmarkSet landmarks) =>
        Of(landmarks.Select(landmark => landmark.Position ?? new WorldPoint(double.NaN, double.NaN, double.NaN)));
}
