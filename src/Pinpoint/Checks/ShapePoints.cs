using Pinpoint.Imaging;
using Pinpoint.Shapes;

namespace Pinpoint.Checks;

/// <summary>Landmarks by their index in a list of names, null where one is missing, and as the interleaved points that alignments work on.</summary>
internal static class ShapePoints
{
    /// <summary>A case's positions in the order of <paramref name="names"/>.</summary>
    public static WorldPoint?[] Of(LandmarkSet landmarks, IReadOnlyList<string> names) => [.. names.Select(name => landmarks.Find(name)?.Position)];

    /// <summary>The landmarks that both shapes have.</summary>
    public static int[] InCommon(WorldPoint?[] one, WorldPoint?[] other) =>
        [.. Enumerable.Range(0, one.Length).Where(i => one[i] is not null && other[i] is not null)];

    /// <summary>The points of landmarks that are there, interleaved (x0, y0, z0, x1, ..).</summary>
    public static double[] Interleave(WorldPoint?[] positions, int[] landmarks)
    {
        double[] points = new double[3 * landmarks.Length];
        for (int i = 0; i < landmarks.Length; i++)
        {
            WorldPoint position = positions[landmarks[i]]!.Value;
            points[3 * i] = position.X;
            points[(3 * i) + 1] = position.Y;
            points[(3 * i) + 2] = position.Z;
        }

        return points;
    }

    /// <summary>The mirror image: x with the other sign.</summary>
    public static WorldPoint?[] Mirrored(WorldPoint?[] positions) =>
        [.. positions.Select(position => position is { } p ? new WorldPoint(-p.X, p.Y, p.Z) : (WorldPoint?)null)];

    /// <summary>All landmarks that are there, moved by a similarity.</summary>
    public static WorldPoint?[] Moved(WorldPoint?[] positions, Similarity similarity)
    {
        int[] present = [.. Enumerable.Range(0, positions.Length).Where(i => positions[i] is not null)];
        double[] points = Interleave(positions, present);
        similarity.Apply(points, points);
        var moved = new WorldPoint?[positions.Length];
        for (int i = 0; i < present.Length; i++)
        {
            moved[present[i]] = Coordinates.At(points, i);
        }

        return moved;
    }

    /// <summary>The root mean square distance of the landmarks that are there from their centre.</summary>
    public static double RadiusOf(WorldPoint?[] positions)
    {
        WorldPoint[] points = [.. positions.OfType<WorldPoint>()];
        var centre = WorldPoint.MeanOf(points);
        return Math.Sqrt(points.Average(point => point.DistanceTo(centre) * point.DistanceTo(centre)));
    }

    /// <summary>The median place of each landmark over shapes that lie in one frame; null where fewer than <paramref name="fewest"/> have it.</summary>
    public static WorldPoint?[] Median(IReadOnlyCollection<WorldPoint?[]> shapes, int landmarks, int fewest) =>
        [.. Enumerable.Range(0, landmarks).Select(landmark =>
    {
        WorldPoint[] points = [.. shapes.Select(shape => shape[landmark]).OfType<WorldPoint>()];
        return points.Length < fewest
            ? (WorldPoint?)null
            : new WorldPoint(
                RobustSpread.Median([.. points.Select(point => point.X)]),
                RobustSpread.Median([.. points.Select(point => point.Y)]),
                RobustSpread.Median([.. points.Select(point => point.Z)]));
    })];
}
