using System.Numerics;

namespace Pinpoint.Phantoms;

/// <summary>What lies in the posterior fossa: two cerebellar hemispheres, the vermis between them, the cisterna magna behind.</summary>
internal sealed class FetalHindbrain
{
    private const float OutlineEcho = 0.07f;
    private const float TentoriumEcho = 0.045f;
    private readonly SolidEllipsoid _right;
    private readonly SolidEllipsoid _left;
    private readonly SolidEllipsoid _vermis;
    private readonly SolidEllipsoid _cistern;
    private readonly SolidEllipsoid _bounds;
    private readonly Vector3 _middle;

    public FetalHindbrain(FetalHeadShape shape)
    {
        float scale = shape.Scale;
        Vector3 right = shape.Cerebellum.Right;
        Vector3 left = shape.Cerebellum.Left;
        _middle = (right + left) / 2;
        float half = MathF.Abs(left.X - right.X) / 2;

        // The outermost point of a hemisphere is its landmark.
        var axes = new Vector3(0.5f * half, 5.6f * scale, 5.4f * scale);
        _right = new SolidEllipsoid(right + new Vector3(axes.X, 0, 0), axes);
        _left = new SolidEllipsoid(left - new Vector3(axes.X, 0, 0), axes);
        _vermis = new SolidEllipsoid(_middle + new Vector3(0, 0.8f * scale, 0), new Vector3(0.2f * half, 4.4f * scale, 5 * scale));
        _cistern = new SolidEllipsoid(_middle + new Vector3(0, 5 * scale, -1.5f * scale), new Vector3(0.95f * half, 7 * scale, 8 * scale));
        _bounds = new SolidEllipsoid(_middle + new Vector3(0, 3 * scale, -scale), new Vector3(1.5f * half, 13 * scale, 12 * scale));
    }

    /// <summary>What lies at a point of the posterior fossa; null elsewhere.</summary>
    public TissuePoint? At(Vector3 head)
    {
        if (_bounds.Distance(head) > 0)
        {
            return null;
        }

        if (_vermis.Distance(head) < 0)
        {
            return TissuePoint.Of(Tissue.Vermis);
        }

        float right = _right.Distance(head);
        float left = _left.Distance(head);
        float hemisphere = MathF.Min(right, left);
        Vector3 normal = right < left ? _right.Normal(head) : _left.Normal(head);
        if (hemisphere < 0)
        {
            // The folia: leaves stacked from front to back.
            float folia = 1 + (0.3f * MathF.Sin(2.6f * (head.Y - _middle.Y)));
            return TissuePoint.Of(Tissue.CerebellarHemisphere, folia).OnSurface(OutlineEcho, hemisphere, normal);
        }

        float cistern = _cistern.Distance(head);
        if (cistern < 0.9f && head.Y > _middle.Y)
        {
            Tissue tissue = cistern < 0 ? Tissue.CerebralFluid : Tissue.Brain;
            return TissuePoint.Of(tissue).OnSurface(TentoriumEcho, cistern, _cistern.Normal(head)).OnSurface(OutlineEcho, hemisphere, normal);
        }

        return hemisphere < 0.9f ? TissuePoint.Of(Tissue.Brain).OnSurface(OutlineEcho, hemisphere, normal) : null;
    }
}
