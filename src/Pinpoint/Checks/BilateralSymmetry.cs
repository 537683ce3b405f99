using Pinpoint.Imaging;
using Pinpoint.Shapes;

namespace Pinpoint.Checks;

/// <summary>Whether a shape has two like sides.</summary>
internal static class BilateralSymmetry
{
    private const double MatchShare = 0.25; // Of what the labels are off in the mirror image.
    private const double MatchedShare = 0.8;

    /// <summary>True where labels name a left and a right, or where the mirror image in a plane between two landmarks lies on the landmarks again.</summary>
    /// <param name="shape">The landmarks, null where one is missing.</param>
    /// <param name="names">Their labels.</param>
    /// <param name="difference">How far, on average, the landmarks of the aligned mirror image lie from those of the same label.</param>
    public static bool Has(WorldPoint?[] shape, IReadOnlyList<string> names, double difference)
    {
        if (LeftRightNames.PairsOf([.. names]).Count > 0)
        {
            return true;
        }

        WorldPoint[] points = [.. shape.OfType<WorldPoint>()];
        for (int one = 0; one < points.Length; one++)
        {
            for (int other = one + 1; other < points.Length; other++)
            {
                if (Mirrors(points, points[one], points[other], MatchShare * difference))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // Whether the plane halfway between two landmarks takes most of the shape to itself, pair by pair, without holding most of it.
    private static bool Mirrors(WorldPoint[] points, WorldPoint one, WorldPoint other, double tolerance)
    {
        double gap = one.DistanceTo(other);
        if (gap <= 0)
        {
            return false;
        }

        var (nx, ny, nz) = ((other.X - one.X) / gap, (other.Y - one.Y) / gap, (other.Z - one.Z) / gap);
        var plane = new MirrorPlane(nx, ny, nz, (((one.X + other.X) * nx) + ((one.Y + other.Y) * ny) + ((one.Z + other.Z) * nz)) / 2);
        int lost = 0;
        int paired = 0;
        foreach (WorldPoint point in points)
        {
            WorldPoint image = plane.Reflect(point);
            WorldPoint nearest = points.MinBy(candidate => candidate.DistanceTo(image));
            if (nearest.DistanceTo(image) <= tolerance)
            {
                paired += nearest != point ? 1 : 0;
            }
            else if (++lost > (1 - MatchedShare) * points.Length)
            {
                return false;
            }
        }

        return 2 * paired >= points.Length - lost;
    }
}
