using System.Numerics;

namespace Pinpoint.Phantoms;

/// <summary>
/// A curved array that is swept to and fro: its beams fan out along the array and across it. Coordinates of the scan's frame in mm: along the
/// array, depth (0 at the middle of the array's face), across it.
/// </summary>
internal sealed record UltrasoundProbe
{
    /// <summary>The radius of the array's face, mm.</summary>
    public required float ArrayRadius { get; init; }

    /// <summary>The radius at which the face is swept, mm.</summary>
    public required float SweepRadius { get; init; }

    /// <summary>Half the angle that the array's beams cover, radians.</summary>
    public required float HalfArrayAngle { get; init; }

    /// <summary>Half the angle of the sweep, radians.</summary>
    public required float HalfSweepAngle { get; init; }

    /// <summary>The length of the beams, mm.</summary>
    public required float Range { get; init; }

    /// <summary>Where a beam leaves the face, and its unit direction.</summary>
    /// <param name="arrayAngle">The beam's angle in the array's plane, radians.</param>
    /// <param name="sweepAngle">The plane's angle in the sweep, radians.</param>
    public (Vector3 Start, Vector3 Direction) Beam(float arrayAngle, float sweepAngle)
    {
        var (sine, cosine) = MathF.SinCos(arrayAngle);
        var (across, ahead) = MathF.SinCos(sweepAngle);
        float reach = (ArrayRadius * cosine) - ArrayRadius + SweepRadius;
        return (
            new Vector3(ArrayRadius * sine, (reach * ahead) - SweepRadius, reach * across),
            new Vector3(sine, cosine * ahead, cosine * across));
    }
}
