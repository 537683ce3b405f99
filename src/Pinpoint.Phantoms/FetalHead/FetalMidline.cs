using System.Numerics;

namespace Pinpoint.Phantoms;

/// <summary>What stands in the midline: the falx, broken by the box of the cavum septum pellucidum, the third ventricle between the thalami.</summary>
internal sealed class FetalMidline
{
    private const float FalxEcho = 0.07f;
    private const float CavumEcho = 0.075f;
    private const float ThirdVentricleEcho = 0.012f;
    private const float FalxHalfWidth = 0.5f;
    private readonly Vector3 _cavum;
    private readonly Vector3 _box;
    private readonly SolidEllipsoid _deep;
    private readonly SolidEllipsoid _rightThalamus;
    private readonly SolidEllipsoid _leftThalamus;
    private readonly float _middle;
    private readonly Ripple _gaps;
    private readonly float _bend;

    public FetalMidline(FetalHeadShape shape, ref SplitMixRandom random)
    {
        float scale = shape.Scale;
        _cavum = shape.Cavum;
        _box = new Vector3((float)random.NextUniform(1.5, 2.3), (float)random.NextUniform(3.8, 5), (float)random.NextUniform(2.8, 3.8)) * scale;
        _middle = shape.Centre.X;
        _bend = Deviations.Draw(ref random, 0.5);
        _gaps = new Ripple(ref random, 13);
        var thalamus = new Vector3(4.9f, 7.2f, 5.4f) * scale;
        Vector3 seat = new Vector3(0, shape.Centre.Y + (0.3f * scale), -2.2f * scale);
        _rightThalamus = new SolidEllipsoid(seat + new Vector3(_middle - (5.2f * scale), 0, 0), thalamus);
        _leftThalamus = new SolidEllipsoid(seat + new Vector3(_middle + (5.2f * scale), 0, 0), thalamus);
        float front = _cavum.Y - _box.Y;
        float back = seat.Y + (8.5f * scale);
        _deep = new SolidEllipsoid(
            new Vector3(_middle, (front + back) / 2, -3 * scale), new Vector3(9, ((back - front) / 2) + 0.5f, 12) * new Vector3(scale, 1, scale));
    }

    /// <summary>What of the midline or the thalami lies at a point; null where neither does.</summary>
    public TissuePoint? At(Vector3 head)
    {
        Vector3 box = Vector3.Abs(head - _cavum) - _box;
        if (box.X < 1 && box.Y < 0.5f && box.Z < 0)
        {
            Tissue tissue = box.X < 0 && box.Y < 0 ? Tissue.CerebralFluid : Tissue.Brain;
            return TissuePoint.Of(tissue).OnSurface(CavumEcho, box.X, Vector3.UnitX).OnSurface(0.5f * CavumEcho, box.Y, Vector3.UnitY);
        }

        float side = head.X - _middle - (_bend * MathF.Sin(0.1f * head.Y));
        bool deep = _deep.Distance(head) < 0;
        if (!deep)
        {
            return MathF.Abs(side) < 1 && head.Z > -0.45f * 25
                ? TissuePoint.Of(
                    MathF.Abs(side) < FalxHalfWidth ? Tissue.Falx : Tissue.Brain,
                    MathF.Abs(side) < FalxHalfWidth ? MathF.Max(0.15f, 0.6f + _gaps.At(head)) : 1)
                    .OnSurface(FalxEcho * MathF.Max(0.1f, 0.7f + (1.1f * _gaps.At(head))), side, Vector3.UnitX)
                : null;
        }

        float right = _rightThalamus.Distance(head);
        float left = _leftThalamus.Distance(head);
        if (MathF.Min(right, left) < 0.5f)
        {
            Tissue tissue = MathF.Min(right, left) < 0 ? Tissue.Thalamus : Tissue.Brain;
            return TissuePoint.Of(tissue).OnSurface(0.01f, MathF.Min(right, left), right < left ? _rightThalamus.Normal(head) : _leftThalamus.Normal(head));
        }

        return MathF.Abs(side) < 1 ? TissuePoint.Of(Tissue.Brain).OnSurface(ThirdVentricleEcho, MathF.Abs(side) - 0.4f, Vector3.UnitX) : null;
    }
}
