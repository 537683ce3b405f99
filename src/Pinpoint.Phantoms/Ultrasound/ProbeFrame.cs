using System.Numerics;
using Pinpoint.Imaging;

namespace Pinpoint.Phantoms;

/// <summary>The probe's frame (along the array, depth, across it; mm) in a scan's grid.</summary>
internal sealed class ProbeFrame
{
    private readonly Vector3 _half;
    private readonly float _spacing;
    private readonly float _faceDepth;
    private readonly Vector3 _x;
    private readonly Vector3 _y;
    private readonly Vector3 _z;

    public ProbeFrame(ScanGrid grid, float faceDepth)
    {
        Affine affine = grid.VoxelToWorld;
        _spacing = (float)grid.SpacingMm;
        _half = new Vector3(grid.Size.X - 1, grid.Size.Y - 1, grid.Size.Z - 1) * _spacing / 2;
        _faceDepth = faceDepth;
        Vector3 Axis(int column) => new((float)affine[0, column] / _spacing, (float)affine[1, column] / _spacing, (float)affine[2, column] / _spacing);
        (_x, _y, _z) = (Axis(0), Axis(1), Axis(2));
    }

    /// <summary>Where a voxel lies in the probe's frame.</summary>
    public Vector3 OfVoxel(int x, int y, int z) => new((x * _spacing) - _half.X, (y * _spacing) - _faceDepth, (z * _spacing) - _half.Z);

    /// <summary>What a scene holds at a point of the probe's frame, surfaces' normals turned into that frame.</summary>
    public TissuePoint Look(IScene scene, Vector3 point)
    {
        Vector3 world = (point.X * _x) + ((point.Y + _faceDepth - _half.Y) * _y) + (point.Z * _z);
        TissuePoint found = scene.At(world);
        return found.Mirror > 0
            ? found with { Normal = new Vector3(Vector3.Dot(found.Normal, _x), Vector3.Dot(found.Normal, _y), Vector3.Dot(found.Normal, _z)) }
            : found;
    }
}
