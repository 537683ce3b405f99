using System.Numerics;
using Pinpoint.Imaging;
using Pinpoint.Shapes;

namespace Pinpoint.Phantoms;

/// <summary>A lumbar vertebra among its neighbours: discs, spinal cord, muscle, fat and skin around them.</summary>
internal sealed class VertebraScene : IScene
{
    private readonly VertebraShape _shape;
    private readonly VertebraBones _bones;
    private readonly Rotation _turn;
    private readonly Rotation _inverse;
    private readonly Vector3 _place;
    private readonly Ripple _texture;
    private readonly float _curve;
    private readonly float _skin;

    /// <summary>Draws one and how it lies.</summary>
    public VertebraScene(ref SplitMixRandom random)
    {
        _shape = VertebraShape.Draw(ref random);
        _bones = new VertebraBones(_shape);
        _turn = Rotation.FromVector(Deviations.Draw(ref random, 0.12), Deviations.Draw(ref random, 0.08), Deviations.Draw(ref random, 0.08));
        _inverse = _turn.Inverse;
        _place = new Vector3(Deviations.Draw(ref random, 4), -20 + Deviations.Draw(ref random, 4), Deviations.Draw(ref random, 5));
        _texture = new Ripple(ref random, 9);
        _curve = (float)random.NextUniform(0.0008, 0.0025);
        _skin = (float)random.NextUniform(6, 14);
    }

    /// <inheritdoc/>
    public LandmarkSet Landmarks
    {
        get
        {
            Vector3 body = _shape.Body;
            float pedicle = _shape.Canal.X + _shape.Pedicle;
            (string Name, Vector3 Point)[] points =
            [
                ("body_centre", Vector3.Zero),
                ("endplate_superior_front", new Vector3(0, -body.Y, body.Z)),
                ("endplate_superior_back", new Vector3(0, body.Y, body.Z)),
                ("endplate_inferior_front", new Vector3(0, -body.Y, -body.Z)),
                ("endplate_inferior_back", new Vector3(0, body.Y, -body.Z)),
                ("pedicle_right", new Vector3(-pedicle, _shape.CanalCentre.Y - 2, 5)),
                ("pedicle_left", new Vector3(pedicle, _shape.CanalCentre.Y - 2, 5)),
                ("canal_centre", _shape.CanalCentre),
                ("transverse_right", _shape.Transverse.Right),
                ("transverse_left", _shape.Transverse.Left),
                ("spinous_tip", _shape.Spinous),
            ];
            return new LandmarkSet(points.Select(point =>
            {
                var (x, y, z) = _turn.Apply(point.Point.X, point.Point.Y, point.Point.Z);
                return Landmark.At(point.Name, new WorldPoint(_place.X + x, _place.Y + y, _place.Z + z));
            }));
        }
    }

    /// <inheritdoc/>
    public TissuePoint At(Vector3 world)
    {
        Vector3 from = world - _place;
        var (x, y, z) = _inverse.Apply(from.X, from.Y, from.Z);
        var point = new Vector3((float)x, (float)y, (float)z);

        // The neighbours are the same vertebra, one step up or down the spine's curve.
        float step = (2 * _shape.Body.Z) + _shape.Disc;
        float level = MathF.Round(point.Z / step);
        Vector3 own = point - new Vector3(0, -_curve * step * step * level * level, step * level);
        Tissue? bone = _bones.At(own) ?? Neighbour(own, step);
        if (bone is not null)
        {
            return TissuePoint.Of(bone, bone == Tissue.SpongyBone ? 1 + (0.2f * _texture.At(point)) : 1);
        }

        if (_bones.InCanal(own))
        {
            return TissuePoint.Of(Tissue.SpinalCord);
        }

        return TissuePoint.Of(MathF.Abs(own.Z) >= _shape.Body.Z && _bones.UnderBody(own) ? Tissue.Disc : Around(world, point));
    }

    // Processes reach into the next level's space.
    private Tissue? Neighbour(Vector3 own, float step) => _bones.At(own - new Vector3(0, 0, step * MathF.Sign(own.Z)));

    private Tissue Around(Vector3 world, Vector3 point)
    {
        const float HalfWidth = 72;
        const float Back = 64;
        float depth = MathF.Min(HalfWidth - MathF.Abs(world.X), Back - world.Y);
        if (depth < 0)
        {
            return Tissue.Air;
        }

        return depth < 2 ? Tissue.Scalp : depth < _skin || _texture.At(point / 2.5f) > 0.75f ? Tissue.Fat : Tissue.Muscle;
    }
}
