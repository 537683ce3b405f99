using System.Numerics;

namespace Pinpoint.Phantoms;

/// <summary>A lateral ventricle: frontal horn, body, atrium with its choroid plexus, and posterior horn, a tube as wide as the atrium at its walls.</summary>
internal sealed class FetalVentricle
{
    private const float WallEcho = 0.07f;
    private readonly RoundCone _frontal;
    private readonly RoundCone _body;
    private readonly RoundCone _posterior;
    private readonly RoundCone _plexus;
    private readonly SolidEllipsoid _bounds;

    public FetalVentricle(Vector3 inner, Vector3 outer, Vector3 cavum, float scale, ref SplitMixRandom random)
    {
        Vector3 atrium = (inner + outer) / 2;
        float radius = Vector3.Distance(inner, outer) / 2;
        float side = MathF.Sign(atrium.X);
        var horn = new Vector3(side * 4.6f * scale, cavum.Y - (2 * scale), cavum.Z + (0.5f * scale));
        var roof = new Vector3(side * 5.8f * scale, (cavum.Y + atrium.Y) / 2, 4 * scale);
        var end = new Vector3(atrium.X + (side * 0.4f), atrium.Y + (float)random.NextUniform(5, 8.5) * scale, atrium.Z - (0.5f * scale));
        _frontal = new RoundCone(horn, roof, 1.1f * scale, 1.6f * scale);
        _body = new RoundCone(roof, atrium, 1.6f * scale, radius);
        _posterior = new RoundCone(atrium, end, radius, 0.45f * radius);
        float filling = (float)random.NextUniform(0.6, 0.85);
        _plexus = new RoundCone(
            Vector3.Lerp(roof, atrium, 0.25f),
            Vector3.Lerp(atrium, end, 0.1f) + new Vector3(side * (1 - filling) * 0.6f * radius, 0, 0),
            1.0f * scale,
            filling * radius);
        Vector3 middle = (horn + end) / 2;
        _bounds = new SolidEllipsoid(middle, new Vector3(12, 26, 15) * scale);
    }

    /// <summary>What lies at a point in or at the ventricle; null where it is neither.</summary>
    public TissuePoint? At(Vector3 head)
    {
        if (_bounds.Distance(head) > 0)
        {
            return null;
        }

        float distance = _frontal.Distance(head, out Vector3 outward);
        Nearer(_body, head, ref distance, ref outward);
        Nearer(_posterior, head, ref distance, ref outward);
        if (distance > 1)
        {
            return null;
        }

        bool plexus = distance < -0.3f && _plexus.Distance(head, out _) < 0;
        Tissue tissue = plexus ? Tissue.ChoroidPlexus : distance < 0 ? Tissue.CerebralFluid : Tissue.Brain;
        return TissuePoint.Of(tissue).OnSurface(WallEcho, distance, outward);
    }

    private static void Nearer(in RoundCone part, Vector3 head, ref float distance, ref Vector3 outward)
    {
        float other = part.Distance(head, out Vector3 direction);
        if (other < distance)
        {
            distance = other;
            outward = direction;
        }
    }
}
