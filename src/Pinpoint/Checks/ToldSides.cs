using Pinpoint.Imaging;

namespace Pinpoint.Checks;

/// <summary>What a manifest's sides say of the shapes.</summary>
internal static class ToldSides
{
    /// <summary>
    /// The side of the cases whose shape is as most of the set, by the greater part of the sides that are told; null where these say neither.
    /// </summary>
    /// <param name="cases">Of each case, the side that the manifest tells and which way round its shape is.</param>
    public static BodySide? OfMost(IEnumerable<(BodySide? Told, Handedness Shape)> cases)
    {
        int left = 0;
        foreach (var (told, shape) in cases)
        {
            if (told is { } side && shape != Handedness.Unknown)
            {
                left += (side == BodySide.Left) == (shape == Handedness.AsMost) ? 1 : -1;
            }
        }

        return left > 0 ? BodySide.Left : left < 0 ? BodySide.Right : null;
    }
}
