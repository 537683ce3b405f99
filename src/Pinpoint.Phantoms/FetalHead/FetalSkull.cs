using System.Numerics;

namespace Pinpoint.Phantoms;

/// <summary>The vault of a fetal skull: a thin shell of bone with its sutures and fontanelles still open, and the scalp over it.</summary>
internal sealed class FetalSkull
{
    private const float OuterEcho = 0.32f;
    private const float InnerEcho = 0.12f;
    private const float SkinEcho = 0.03f;
    private const float SutureHalfWidth = 1.1f;
    private readonly SolidEllipsoid _surface;
    private readonly Vector3 _half;
    private readonly float _bone;
    private readonly float _scalp;
    private readonly float _coronal;
    private readonly float _lambdoid;

    public FetalSkull(FetalHeadShape shape, ref SplitMixRandom random)
    {
        _half = shape.HalfAxes;
        _surface = new SolidEllipsoid(Vector3.Zero, _half);
        _bone = (float)random.NextUniform(0.9, 1.5);
        _scalp = (float)random.NextUniform(1.6, 2.6);
        _coronal = (float)random.NextUniform(-0.42, -0.28);
        _lambdoid = (float)random.NextUniform(0.58, 0.72);
    }

    /// <summary>How far the scalp stands over the skull's outer surface, mm.</summary>
    public float ScalpThickness => _scalp;

    /// <summary>The thickness of the bone, mm.</summary>
    public float BoneThickness => _bone;

    /// <summary>The distance to the skull's outer surface, mm, negative inside.</summary>
    public float Distance(Vector3 head) => _surface.Distance(head);

    /// <summary>The outward normal of the skull near a point, of any length.</summary>
    public Vector3 Normal(Vector3 head) => _surface.Normal(head);

    /// <summary>The bone, or the suture, at a point of the shell; the scalp above it.</summary>
    public TissuePoint At(Vector3 head, float distance)
    {
        Vector3 normal = _surface.Normal(head);
        if (distance > 0.6f)
        {
            return TissuePoint.Of(Tissue.Scalp).OnSurface(SkinEcho, distance - _scalp, normal);
        }

        if (IsOpen(head))
        {
            return TissuePoint.Of(Tissue.Suture);
        }

        Tissue tissue = distance > 0 ? Tissue.Scalp : Tissue.Bone;
        return TissuePoint.Of(tissue).OnSurface(OuterEcho, distance + 0.2f, normal).OnSurface(InnerEcho, distance + _bone, normal);
    }

    // Directions from the middle, in shares of the half axes: x to the left, y to posterior, z to superior.
    private bool IsOpen(Vector3 head)
    {
        Vector3 share = head / _half;
        float coronal = (share.Y - _coronal + (0.25f * share.Z)) * _half.Y;
        float lambdoid = (share.Y - _lambdoid + (0.35f * share.Z)) * _half.Y;
        float middle = MathF.Abs(head.X);
        return MathF.Abs(coronal) < SutureHalfWidth
            || (MathF.Abs(lambdoid) < 0.8f * SutureHalfWidth && share.Z > -0.4f)
            || (middle < SutureHalfWidth && share.Z > 0.3f)
            || (share.Z > 0.3f && (coronal * coronal) + (middle * middle) < 25)
            || (share.Z > 0.2f && (lambdoid * lambdoid) + (middle * middle) < 9)
            || (MathF.Abs(((share.Z + 0.35f) * _half.Z) - (6 * share.Y * share.Y)) < 0.7f && coronal > 0 && lambdoid < 0 && middle > 0.5f * _half.X);
    }
}
