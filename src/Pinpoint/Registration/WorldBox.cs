using Pinpoint.Imaging;

namespace Pinpoint.Registration;

/// <summary>A box along the axes of the world.</summary>
/// <param name="Low">Its corner with the least coordinates, in LPS mm.</param>
/// <param name="High">Its corner with the greatest coordinates, in LPS mm.</param>
internal readonly record struct WorldBox(WorldPoint Low, WorldPoint High)
{
    /// <summary>The smallest box that holds at least one point.</summary>
    public static WorldBox Of(IReadOnlyCollection<WorldPoint> points) => new(
        new WorldPoint(points.Min(point => point.X), points.Min(point => point.Y), points.Min(point => point.Z)),
        new WorldPoint(points.Max(point => point.X), points.Max(point => point.Y), points.Max(point => point.Z)));
}
