using Pinpoint.Imaging;

namespace Pinpoint.Patches;

/// <summary>
/// Reads a scan that lies in any way off at a grid's places, trilinearly, as its slices go by: with two slices at hand all places between them are filled.
/// </summary>
internal sealed class TrilinearRows : IGridFiller
{
    private const double RelativeTolerance = 1e-3;
    private const long MostVoxels = 1L << 30;

    // What rounding may make of a slice's number; places that are this near to a pair of slices are looked at one by one.
    private const double Slack = 1e-3;
    private readonly VolumeSize _source;
    private readonly Affine _voxelToWorld;
    private readonly double _spacing;
    private readonly WorldPoint _low;
    private readonly VolumeSize _size;
    private readonly byte[] _target;

    // How far the scan's z moves on along each axis of the grid.
    private readonly (double Origin, double X, double Y, double Z) _depth;

    // The slice before those that come next, and then those.
    private byte[] _window = [];
    private int _taken;

    /// <summary>Plans the grid that covers a scan.</summary>
    /// <param name="source">Where the scan's voxels lie.</param>
    /// <param name="spacing">The grid's spacing in mm.</param>
    /// <exception cref="ResourceException">The grid would take more than 2^30 voxels.</exception>
    public TrilinearRows(ShrunkFrame source, double spacing)
    {
        _source = source.Size;
        _voxelToWorld = source.VoxelToWorld;
        _spacing = spacing;
        WorldPoint[] corners = _source.Corners(_voxelToWorld);
        _low = new WorldPoint(corners.Min(corner => corner.X), corners.Min(corner => corner.Y), corners.Min(corner => corner.Z));
        var high = new WorldPoint(corners.Max(corner => corner.X), corners.Max(corner => corner.Y), corners.Max(corner => corner.Z));
        _size = new VolumeSize(CountOf(_low.X, high.X, spacing), CountOf(_low.Y, high.Y, spacing), CountOf(_low.Z, high.Z, spacing));
        if (!((double)_size.X * _size.Y * _size.Z <= MostVoxels))
        {
            throw new ResourceException(
                Invariant($"The scan spans {high.X - _low.X:0} x {high.Y - _low.Y:0} x {high.Z - _low.Z:0} mm; at the model's working spacing of ") +
                Invariant($"{spacing:0.###} mm that is {_size}, more than 2^30 voxels. Crop the scan first."));
        }

        double origin = PlaceOf(0, 0, 0).Z;
        _depth = (origin, PlaceOf(1, 0, 0).Z - origin, PlaceOf(0, 1, 0).Z - origin, PlaceOf(0, 0, 1).Z - origin);
        _target = new byte[_size.Voxels];
    }

    /// <inheritdoc/>
    public void Take(ByteSlices slices)
    {
        if (slices.Count == 0)
        {
            return;
        }

        int slice = _source.X * _source.Y;
        int carried = Math.Min(1, slices.First);
        int length = (carried + slices.Count) * slice;
        byte[] window = _window.Length >= length ? _window : GC.AllocateUninitializedArray<byte>(length);
        _window.AsSpan(0, carried * slice).CopyTo(window);
        slices.Voxels.Span[..(slices.Count * slice)].CopyTo(window.AsSpan(carried * slice));
        _window = window;

        // The lower slices of the pairs between which places can be filled now.
        int first = _taken;
        int end = _source.Z == 1 ? 1 : slices.First + slices.Count - 1;
        int before = slices.First - carried;
        if (end > first)
        {
            Parallel.For(0, _size.Z, z => FillPlane(z, first, end, before));
        }

        _taken = Math.Max(first, end);
        window.AsSpan(length - slice, slice).CopyTo(window);
    }

    /// <inheritdoc/>
    public WorkingGrid Finish() => new(_target, _size, _spacing, _low);

    private static int CountOf(double low, double high, double spacing) =>
        (int)Math.Min(int.MaxValue, Math.Floor(((high - low) / spacing) + 1 + RelativeTolerance));

    private static double Blend(ReadOnlySpan<byte> voxels, int corner, int right, int up, double fx, double fy)
    {
        double low = voxels[corner] + (fx * (voxels[corner + right] - voxels[corner]));
        double high = voxels[corner + up] + (fx * (voxels[corner + up + right] - voxels[corner + up]));
        return low + (fy * (high - low));
    }

    private void FillPlane(int z, int first, int end, int before)
    {
        // The scan's z that lie between the slices; before the first slice and behind the last the scan goes on for half a voxel.
        double low = first == 0 ? double.NegativeInfinity : first - Slack;
        double high = end >= _source.Z - 1 ? double.PositiveInfinity : end + Slack;
        double plane = _depth.Origin + (z * _depth.Z);
        double across = (_size.X - 1) * _depth.X;
        for (int y = 0; y < _size.Y; y++)
        {
            double start = plane + (y * _depth.Y);
            if (Math.Max(start, start + across) >= low && Math.Min(start, start + across) <= high)
            {
                FillRow(y, z, first, end, before, Columns(start, low, high));
            }
        }
    }

    // The columns of a row whose z may lie in a range: a half-open range that is too wide rather than too narrow.
    private (int First, int End) Columns(double start, double low, double high)
    {
        if (Math.Abs(_depth.X) * _size.X < Slack)
        {
            return (0, _size.X);
        }

        double one = (low - start) / _depth.X;
        double other = (high - start) / _depth.X;
        return ((int)Math.Clamp(Math.Floor(Math.Min(one, other)) - 1, 0, _size.X), (int)Math.Clamp(Math.Ceiling(Math.Max(one, other)) + 2, 0, _size.X));
    }

    private void FillRow(int row, int plane, int first, int end, int before, (int First, int End) columns)
    {
        VoxelPoint start = PlaceOf(0, row, plane);
        VoxelPoint next = PlaceOf(1, row, plane);
        ReadOnlySpan<byte> voxels = _window;
        Span<byte> target = _target.AsSpan((row + (plane * _size.Y)) * _size.X, _size.X);
        VolumeSize size = _source;
        int right = size.X > 1 ? 1 : 0;
        int up = size.Y > 1 ? size.X : 0;
        int far = size.Z > 1 ? size.X * size.Y : 0;
        for (int i = columns.First; i < columns.End; i++)
        {
            double x = start.X + (i * (next.X - start.X));
            double y = start.Y + (i * (next.Y - start.Y));
            double z = start.Z + (i * (next.Z - start.Z));
            if (!size.Contains(new VoxelPoint(x, y, z)))
            {
                continue;
            }

            z = Math.Clamp(z, 0, size.Z - 1);
            int iz = Math.Min((int)z, Math.Max(0, size.Z - 2));
            if (iz < first || iz >= end)
            {
                continue;
            }

            x = Math.Clamp(x, 0, size.X - 1);
            y = Math.Clamp(y, 0, size.Y - 1);
            int ix = Math.Min((int)x, Math.Max(0, size.X - 2));
            int iy = Math.Min((int)y, Math.Max(0, size.Y - 2));
            int corner = ix + (size.X * (iy + (size.Y * (iz - before))));
            double near = Blend(voxels, corner, right, up, x - ix, y - iy);
            double value = near + ((z - iz) * (Blend(voxels, corner + far, right, up, x - ix, y - iy) - near));
            target[i] = (byte)(value + 0.5);
        }
    }

    private VoxelPoint PlaceOf(int x, int y, int z) =>
        _voxelToWorld.ToVoxel(new WorldPoint(_low.X + (x * _spacing), _low.Y + (y * _spacing), _low.Z + (z * _spacing)));
}
