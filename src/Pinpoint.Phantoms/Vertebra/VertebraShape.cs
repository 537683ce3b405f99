using System.Numerics;

namespace Pinpoint.Phantoms;

/// <summary>
/// The measures of one lumbar vertebra, mm, in its own coordinates: x to the left, y to posterior, z to superior, the origin in the middle of the body.
/// The means are those of an adult's third lumbar vertebra, rounded.
/// </summary>
internal sealed record VertebraShape
{
    /// <summary>Half the body's width, depth and height.</summary>
    public required Vector3 Body { get; init; }

    /// <summary>The height of the discs above and below.</summary>
    public required float Disc { get; init; }

    /// <summary>Half the width and depth of the spinal canal.</summary>
    public required Vector2 Canal { get; init; }

    /// <summary>The thickness of the pedicles.</summary>
    public required float Pedicle { get; init; }

    /// <summary>The tips of the transverse processes.</summary>
    public required (Vector3 Right, Vector3 Left) Transverse { get; init; }

    /// <summary>The tip of the spinous process.</summary>
    public required Vector3 Spinous { get; init; }

    /// <summary>The middle of the canal.</summary>
    public Vector3 CanalCentre => new(0, Body.Y + Canal.Y, 0);

    /// <summary>Draws a vertebra.</summary>
    public static VertebraShape Draw(ref SplitMixRandom random)
    {
        float size = 1 + Deviations.Draw(ref random, 0.07);
        var body = new Vector3(
            23 * (1 + Deviations.Draw(ref random, 0.05)), 17 * (1 + Deviations.Draw(ref random, 0.05)), 14 * (1 + Deviations.Draw(ref random, 0.06))) * size;
        var canal = new Vector2(11.5f * (1 + Deviations.Draw(ref random, 0.08)), 8 * (1 + Deviations.Draw(ref random, 0.1)));
        Vector3 Tip(ref SplitMixRandom source, int side) => new(
            side * ((43 * size) + Deviations.Draw(ref source, 2.5)),
            body.Y + 7 + Deviations.Draw(ref source, 2),
            3 + Deviations.Draw(ref source, 2));
        return new VertebraShape
        {
            Body = body,
            Disc = (float)random.NextUniform(7, 11),
            Canal = canal,
            Pedicle = 4.6f * size * (1 + Deviations.Draw(ref random, 0.08)),
            Transverse = (Tip(ref random, -1), Tip(ref random, 1)),
            Spinous = new Vector3(
                Deviations.Draw(ref random, 1), body.Y + (2 * canal.Y) + (29 * size) + Deviations.Draw(ref random, 2), -7 + Deviations.Draw(ref random, 2)),
        };
    }
}
