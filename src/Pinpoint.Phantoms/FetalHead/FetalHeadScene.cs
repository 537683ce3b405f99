using System.Numerics;
using Pinpoint.Imaging;

namespace Pinpoint.Phantoms;

/// <summary>A fetal head in the womb: tissue at every point.</summary>
internal sealed class FetalHeadScene : IScene
{
    private const float PiaEcho = 0.02f;
    private const float InsulaEcho = 0.016f;
    private readonly FetalHead _head;
    private readonly FetalSkull _skull;
    private readonly FetalSkullBase _base;
    private readonly FetalMidline _midline;
    private readonly FetalVentricle _rightVentricle;
    private readonly FetalVentricle _leftVentricle;
    private readonly FetalHindbrain _hindbrain;
    private readonly SolidEllipsoid _brainstem;
    private readonly SolidEllipsoid _rightInsula;
    private readonly SolidEllipsoid _leftInsula;
    private readonly Ripple _texture;
    private readonly Womb _womb;
    private readonly float _subarachnoid;

    /// <summary>Makes the tissue of a head.</summary>
    /// <param name="head">The head.</param>
    /// <param name="random">Draws what the landmarks leave open.</param>
    public FetalHeadScene(FetalHead head, SplitMixRandom random)
    {
        _head = head;
        FetalHeadShape shape = head.Shape;
        float scale = shape.Scale;
        _skull = new FetalSkull(shape, ref random);
        _base = new FetalSkullBase(shape, ref random);
        _midline = new FetalMidline(shape, ref random);
        _rightVentricle = new FetalVentricle(shape.RightAtrium.Inner, shape.RightAtrium.Outer, shape.Cavum, scale, ref random);
        _leftVentricle = new FetalVentricle(shape.LeftAtrium.Inner, shape.LeftAtrium.Outer, shape.Cavum, scale, ref random);
        _hindbrain = new FetalHindbrain(shape);
        _brainstem = new SolidEllipsoid(new Vector3(shape.Centre.X, shape.Centre.Y + (4 * scale), -11.5f * scale), new Vector3(5.5f, 4.2f, 8) * scale);
        var insula = new Vector3(0.9f, 4.5f, 3.5f) * scale;
        _rightInsula = new SolidEllipsoid(new Vector3(-0.66f * shape.HalfAxes.X, -1.5f * scale, -2 * scale), insula);
        _leftInsula = new SolidEllipsoid(new Vector3(0.66f * shape.HalfAxes.X, -1.5f * scale, -2 * scale), insula);
        _texture = new Ripple(ref random, 14);
        _subarachnoid = (float)random.NextUniform(1.4, 2.6) * scale;
        float nearest = head.ToWorld(new Vector3(shape.HalfAxes.X, 0, 0)).X + _skull.ScalpThickness;
        float furthest = head.ToWorld(new Vector3(-shape.HalfAxes.X, 0, 0)).X - _skull.ScalpThickness;
        _womb = new Womb(nearest, furthest, ref random);
    }

    /// <inheritdoc/>
    public LandmarkSet Landmarks => _head.Landmarks;

    /// <inheritdoc/>
    public TissuePoint At(Vector3 world)
    {
        Vector3 head = _head.ToHead(world);
        float distance = _skull.Distance(head);
        float inner = distance + _skull.BoneThickness;
        bool inside = inner < -0.3f;
        TissuePoint point = Inside(head, inner, inside)
            ?? (distance < _skull.ScalpThickness + 0.6f ? _skull.At(head, distance) : _base.At(head, inVault: false) ?? _womb.At(world));
        return point.Mirror > 0 ? point with { Normal = _head.DirectionToWorld(point.Normal) } : point;
    }

    private TissuePoint? Inside(Vector3 head, float inner, bool inside)
    {
        if (!inside)
        {
            return null;
        }

        if (_base.At(head, inVault: true) is { } bone)
        {
            return bone;
        }

        float pia = inner + _subarachnoid;
        if (pia > 0.6f)
        {
            return TissuePoint.Of(Tissue.Subarachnoid);
        }

        return Brain(head) is { } part
            ? part
            : TissuePoint.Of(pia > 0 ? Tissue.Subarachnoid : Tissue.Brain, 1 + (0.25f * _texture.At(head))).OnSurface(PiaEcho, pia, _skull.Normal(head));
    }

    private TissuePoint? Brain(Vector3 head)
    {
        TissuePoint? part = _hindbrain.At(head) ?? _rightVentricle.At(head) ?? _leftVentricle.At(head) ?? _midline.At(head);
        if (part is not null)
        {
            return part;
        }

        if (_brainstem.Distance(head) < 0)
        {
            return TissuePoint.Of(Tissue.Brainstem);
        }

        SolidEllipsoid insula = head.X < 0 ? _rightInsula : _leftInsula;
        float distance = insula.Distance(head);
        return distance < 0 ? TissuePoint.Of(Tissue.Fissure).OnSurface(InsulaEcho, head.X - insula.Centre.X, Vector3.UnitX) : null;
    }
}
