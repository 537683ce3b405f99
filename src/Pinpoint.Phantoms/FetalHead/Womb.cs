using System.Numerics;

namespace Pinpoint.Phantoms;

/// <summary>
/// What lies around the fetus: the mother's tissue in layers under the probe, the far wall of the womb, a placenta, amniotic fluid, now and then a
/// limb before the head. The probe looks along -x (from the left side of the head).
/// </summary>
internal sealed class Womb
{
    private const float WallEcho = 0.04f;
    private const float LimbChance = 0.45f;
    private const float Curvature = 0.004f;
    private readonly float _nearWall;
    private readonly float _farWall;
    private readonly float _layers;
    private readonly Ripple _waves;
    private readonly Ripple _texture;
    private readonly SolidEllipsoid _placenta;
    private readonly RoundCone? _limb;
    private readonly RoundCone? _limbBone;

    /// <summary>Draws the surroundings of a head.</summary>
    /// <param name="near">The x of the head's side that faces the probe, LPS mm.</param>
    /// <param name="far">The x of its other side.</param>
    /// <param name="random">The random stream.</param>
    public Womb(float near, float far, ref SplitMixRandom random)
    {
        _nearWall = near + (float)random.NextUniform(2.5, 9);
        _farWall = far - (float)random.NextUniform(4, 16);
        _layers = (float)random.NextUniform(0.45, 0.9);
        _waves = new Ripple(ref random, 90);
        _texture = new Ripple(ref random, 17);
        bool front = random.NextUniform() < 0.5;
        var seat = new Vector3(front ? _nearWall : _farWall, (float)random.NextUniform(-50, 50), (float)random.NextUniform(-40, 50));
        _placenta = new SolidEllipsoid(
            seat, new Vector3((float)random.NextUniform(8, 16), (float)random.NextUniform(30, 55), (float)random.NextUniform(30, 50)));
        if (random.NextUniform() < LimbChance)
        {
            var start = new Vector3(near + (float)random.NextUniform(-6, 1), (float)random.NextUniform(-34, 34), (float)random.NextUniform(-30, 26));
            var along = new Vector3(Deviations.Draw(ref random, 4), (float)random.NextUniform(-1, 1), (float)random.NextUniform(-1, 1));
            Vector3 end = start + (along * 26);
            _limb = new RoundCone(start, end, 4.2f, 4.8f);
            _limbBone = new RoundCone(Vector3.Lerp(start, end, 0.05f), Vector3.Lerp(start, end, 0.9f), 1.1f, 1.3f);
        }
    }

    /// <summary>What lies at a world point outside the head.</summary>
    public TissuePoint At(Vector3 world)
    {
        float wave = 5 * _waves.At(world with { X = 0 });
        float near = world.X - (_nearWall + wave - (Curvature * world.Y * world.Y));
        float far = _farWall - wave - world.X;
        if (near > -1)
        {
            float layer = Layer(world, near + (1.5f * wave));
            return TissuePoint.Of(near > 0 ? Tissue.MaternalTissue : Tissue.AmnioticFluid, near > 0 ? layer : 1).OnSurface(WallEcho, near, Vector3.UnitX);
        }

        if (_limbBone is { } bone && _limb is { } limb)
        {
            float core = bone.Distance(world, out Vector3 outward);
            float skin = limb.Distance(world, out Vector3 away);
            if (skin < 0.5f)
            {
                Tissue tissue = core < 0 ? Tissue.Bone : skin < 0 ? Tissue.FetalSoftTissue : Tissue.AmnioticFluid;
                return TissuePoint.Of(tissue).OnSurface(0.25f, core, outward).OnSurface(WallEcho, skin, away);
            }
        }

        if (far > -1)
        {
            float layer = Layer(world, far);
            return TissuePoint.Of(far > 0 ? Tissue.MaternalTissue : Tissue.AmnioticFluid, far > 0 ? layer : 1).OnSurface(WallEcho, far, Vector3.UnitX);
        }

        float placenta = _placenta.Distance(world);
        return placenta > 0.6f
            ? TissuePoint.Of(Tissue.AmnioticFluid)
            : TissuePoint.Of(placenta < 0 ? Tissue.Placenta : Tissue.AmnioticFluid).OnSurface(0.6f * WallEcho, placenta, _placenta.Normal(world));
    }

    // Bands of fat, muscle and fascia, neither even nor straight.
    private float Layer(Vector3 world, float depth)
    {
        float texture = _texture.At(world);
        return MathF.Max(0.15f, 0.8f + (0.45f * MathF.Sin((_layers * depth) + (2.2f * texture))) + (0.5f * texture));
    }
}
