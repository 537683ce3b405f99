using System.Numerics;

namespace Pinpoint.Phantoms;

/// <summary>Below the brain: the ridges of the skull base, the orbits and face in front, the neck with its spine, the shoulders.</summary>
internal sealed class FetalSkullBase
{
    private const float BoneEcho = 0.15f;
    private const float SkinEcho = 0.03f;
    private readonly RoundCone[] _ridges;
    private readonly RoundCone _spine;
    private readonly RoundCone _neck;
    private readonly SolidEllipsoid _face;
    private readonly SolidEllipsoid _trunk;
    private readonly SolidEllipsoid _rightOrbit;
    private readonly SolidEllipsoid _leftOrbit;
    private readonly float _top;

    public FetalSkullBase(FetalHeadShape shape, ref SplitMixRandom random)
    {
        float scale = shape.Scale;
        Vector3 Scaled(float x, float y, float z) => new Vector3(x, y, z) * scale;
        Vector3 sella = Scaled(0, -2, -15.5f);
        _top = -9 * scale;
        _ridges =
        [
            new RoundCone(sella, Scaled(-17, 8, -17), 1.2f, 2.2f),
            new RoundCone(sella, Scaled(17, 8, -17), 1.2f, 2.2f),
            new RoundCone(sella, Scaled(-16, -12, -13.5f), 0.9f, 1.4f),
            new RoundCone(sella, Scaled(16, -12, -13.5f), 0.9f, 1.4f),
        ];
        Vector3 chest = Scaled(Deviations.Draw(ref random, 4), (float)random.NextUniform(6, 18), -62);
        _spine = new RoundCone(Scaled(0, 12, -25), chest + Scaled(0, 14, 0), 2.6f, 3.4f);
        _neck = new RoundCone(Scaled(0, 8, -20), chest, 12 * scale, 16 * scale);
        _face = new SolidEllipsoid(Scaled(0, -15, -21), Scaled(16, 14, 16));
        _trunk = new SolidEllipsoid(chest + Scaled(0, 0, -8), Scaled(27, 20, 24));
        _rightOrbit = new SolidEllipsoid(Scaled(-8.5f, -22, -14.5f), Scaled(5.4f, 5.2f, 5.2f));
        _leftOrbit = new SolidEllipsoid(Scaled(8.5f, -22, -14.5f), Scaled(5.4f, 5.2f, 5.2f));
    }

    /// <summary>What lies at a point below the vault; null where none of this does.</summary>
    /// <param name="head">The point.</param>
    /// <param name="inVault">Whether the point lies inside the skull's vault.</param>
    public TissuePoint? At(Vector3 head, bool inVault)
    {
        if (head.Z > _top)
        {
            return null;
        }

        foreach (RoundCone ridge in _ridges)
        {
            float distance = ridge.Distance(head, out Vector3 outward);
            if (distance < 0.5f)
            {
                return TissuePoint.Of(distance < 0 ? Tissue.Bone : Tissue.FetalSoftTissue).OnSurface(BoneEcho, distance, outward);
            }
        }

        float orbit = MathF.Min(_rightOrbit.Distance(head), _leftOrbit.Distance(head));
        if (orbit < 0.6f)
        {
            Vector3 normal = head.X < 0 ? _rightOrbit.Normal(head) : _leftOrbit.Normal(head);
            return TissuePoint.Of(orbit < 0 ? Tissue.CerebralFluid : Tissue.FetalSoftTissue).OnSurface(BoneEcho, orbit, normal);
        }

        return inVault ? null : Outside(head);
    }

    private TissuePoint? Outside(Vector3 head)
    {
        float spine = _spine.Distance(head, out Vector3 outward);
        if (spine < 0.5f)
        {
            // Vertebral bodies and the soft discs between them.
            bool body = MathF.Sin(1.9f * head.Z) > -0.3f;
            return body ? TissuePoint.Of(Tissue.Bone).OnSurface(BoneEcho, spine, outward) : TissuePoint.Of(Tissue.FetalSoftTissue);
        }

        float face = _face.Distance(head);
        float neck = _neck.Distance(head, out Vector3 away);
        float trunk = _trunk.Distance(head);
        float skin = MathF.Min(face, MathF.Min(neck, trunk));
        if (skin > 0.6f)
        {
            return null;
        }

        Vector3 normal = skin == face ? _face.Normal(head) : skin == neck ? away : _trunk.Normal(head);
        return TissuePoint.Of(skin < 0 ? Tissue.FetalSoftTissue : Tissue.AmnioticFluid).OnSurface(SkinEcho, skin, normal);
    }
}
