using System.Numerics;

namespace Pinpoint.Phantoms;

/// <summary>An ellipsoid whose axes lie along the coordinates.</summary>
/// <param name="Centre">Its centre, mm.</param>
/// <param name="HalfAxes">Its half axes, mm.</param>
internal readonly record struct SolidEllipsoid(Vector3 Centre, Vector3 HalfAxes)
{
    private readonly Vector3 _inverse = Vector3.One / HalfAxes;

    /// <summary>The distance to the surface in mm, negative inside: exact on the surface, close to it nearby.</summary>
    public float Distance(Vector3 point)
    {
        Vector3 unit = (point - Centre) * _inverse;
        float radius = unit.Length();
        float slope = (unit * _inverse).Length();
        return slope < 1e-6f ? -MathF.Min(HalfAxes.X, MathF.Min(HalfAxes.Y, HalfAxes.Z)) : radius * (radius - 1) / slope;
    }

    /// <summary>The outward normal of the surface nearest to a point, of any length.</summary>
    public Vector3 Normal(Vector3 point) => (point - Centre) * _inverse * _inverse;
}
