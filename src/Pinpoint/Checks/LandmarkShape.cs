using Pinpoint.Imaging;

namespace Pinpoint.Checks;

/// <summary>The landmarks of a case by their index in the set's list of names; null where the case has none.</summary>
/// <param name="Case">The case.</param>
/// <param name="Positions">The positions in LPS mm.</param>
internal sealed record LandmarkShape(ExaminedCase Case, WorldPoint?[] Positions)
{
    /// <summary>The landmarks that both this shape and <paramref name="other"/> have.</summary>
    public int[] InCommon(WorldPoint?[] other) => [.. Enumerable.Range(0, Positions.Length).Where(i => Positions[i] is not null && other[i] is not null)];

    /// <summary>The points of landmarks that are there, interleaved (x0, y0, z0, x1, ..); mirrored ones have x with the other sign.</summary>
    public static double[] Interleave(WorldPoint?[] positions, int[] landmarks, bool mirrored = false)
    {
        double[] points = new double[3 * landmarks.Length];
        for (int i = 0; i < landmarks.Length; i++)
        {
            WorldPoint position = positions[landmarks[i]]!.Value;
            points[3 * i] = mirrored ? -position.X : position.X;
            points[(3 * i) + 1] = position.Y;
            points[(3 * i) + 2] = position.Z;
        }

        return points;
    }
}
