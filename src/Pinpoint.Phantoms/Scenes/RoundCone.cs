using System.Numerics;

namespace Pinpoint.Phantoms;

/// <summary>A rod with round ends whose radius runs evenly from one end to the other.</summary>
/// <param name="Start">One end of its axis, mm.</param>
/// <param name="End">The other end, mm.</param>
/// <param name="StartRadius">The radius at the start, mm.</param>
/// <param name="EndRadius">The radius at the end, mm.</param>
internal readonly record struct RoundCone(Vector3 Start, Vector3 End, float StartRadius, float EndRadius)
{
    /// <summary>The distance to the surface in mm, negative inside.</summary>
    /// <param name="point">The point, mm.</param>
    /// <param name="outward">From the axis to the point.</param>
    public float Distance(Vector3 point, out Vector3 outward)
    {
        Vector3 axis = End - Start;
        float along = Math.Clamp(Vector3.Dot(point - Start, axis) / axis.LengthSquared(), 0, 1);
        outward = point - Start - (along * axis);
        return outward.Length() - float.Lerp(StartRadius, EndRadius, along);
    }
}
