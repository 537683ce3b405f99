using System.Numerics;

namespace Pinpoint.Phantoms;

/// <summary>The bone of one vertebra as one solid with a dense rind: body, pedicles, arch and processes around the open canal.</summary>
internal sealed class VertebraBones
{
    private const float Rind = 1.6f;
    private readonly VertebraShape _shape;
    private readonly RoundCone[] _processes;

    public VertebraBones(VertebraShape shape)
    {
        _shape = shape;
        Vector3 canal = shape.CanalCentre;
        float width = shape.Canal.X + shape.Pedicle;
        Vector3 top = canal + new Vector3(0, shape.Canal.Y + 4, -2);
        var right = new Vector3(-width + 1, canal.Y, 4);
        var left = new Vector3(width - 1, canal.Y, 4);
        _processes =
        [
            new RoundCone(new Vector3(-width, shape.Body.Y - 4, 5), right, shape.Pedicle, shape.Pedicle),
            new RoundCone(new Vector3(width, shape.Body.Y - 4, 5), left, shape.Pedicle, shape.Pedicle),
            new RoundCone(right, top, 4.2f, 3.6f),
            new RoundCone(left, top, 4.2f, 3.6f),
            new RoundCone(top, shape.Spinous - (Vector3.Normalize(shape.Spinous - top) * 3.4f), 3, 3.4f),
            new RoundCone(right, shape.Transverse.Right + new Vector3(2.6f, 0, 0), 3.8f, 2.6f),
            new RoundCone(left, shape.Transverse.Left - new Vector3(2.6f, 0, 0), 3.8f, 2.6f),
            new RoundCone(right + new Vector3(-1, 3, 0), right + new Vector3(-2, 5, 15), 4, 4.4f),
            new RoundCone(left + new Vector3(1, 3, 0), left + new Vector3(2, 5, 15), 4, 4.4f),
            new RoundCone(right + new Vector3(1, 6, -4), right + new Vector3(2, 8, -20), 4, 4.2f),
            new RoundCone(left + new Vector3(-1, 6, -4), left + new Vector3(-2, 8, -20), 4, 4.2f),
        ];
    }

    /// <summary>The vertebra's tissue at a point of its own coordinates; null outside it.</summary>
    public Tissue? At(Vector3 point)
    {
        float distance = Body(point);
        foreach (RoundCone process in _processes)
        {
            distance = MathF.Min(distance, process.Distance(point, out _));
        }

        // The canal stays open.
        Vector3 fromCanal = point - _shape.CanalCentre;
        float canal = new Vector2(fromCanal.X / _shape.Canal.X, fromCanal.Y / _shape.Canal.Y).Length();
        distance = MathF.Max(distance, (1 - canal) * _shape.Canal.Y);
        return distance > 0 ? null : distance > -Rind ? Tissue.CorticalBone : Tissue.SpongyBone;
    }

    /// <summary>Whether a point lies in the canal's cylinder.</summary>
    public bool InCanal(Vector3 point)
    {
        Vector3 fromCanal = point - _shape.CanalCentre;
        return new Vector2(fromCanal.X / _shape.Canal.X, fromCanal.Y / _shape.Canal.Y).LengthSquared() < 1;
    }

    /// <summary>Whether a point lies within the outline of the body, seen from above.</summary>
    public bool UnderBody(Vector3 point) => new Vector2(point.X / _shape.Body.X, point.Y / _shape.Body.Y).LengthSquared() < 0.95f;

    // A short column, waisted between its endplates.
    private float Body(Vector3 point)
    {
        float height = point.Z / _shape.Body.Z;
        float waist = 1 - (0.1f * MathF.Max(0, 1 - (height * height)));
        float outline = (new Vector2(point.X / _shape.Body.X, point.Y / _shape.Body.Y).Length() - waist) * _shape.Body.Y;
        return MathF.Max(outline, MathF.Abs(point.Z) - _shape.Body.Z);
    }
}
