using Pinpoint.Imaging;

namespace Pinpoint.Patches;

/// <summary>Copies voxel by voxel a scan whose axes lie along LPS, in any order and direction, at the grid's own spacing.</summary>
internal sealed class StraightCopy : IGridFiller
{
    // A scan counts as straight while no voxel of it lies further than this share of a voxel from its place in the grid.
    private const double StraightTolerance = 0.02;

    // As wide as a cache line: where the scan's x is not the grid's, so many of its voxels are moved at a time.
    private const int Tile = 64;
    private readonly VolumeSize _source;
    private readonly VolumeSize _size;
    private readonly double _spacing;
    private readonly WorldPoint _origin;
    private readonly byte[] _target;

    // Where the scan's first voxel goes, and how far each of the scan's axes moves on in the grid.
    private readonly int _first;
    private readonly (int X, int Y, int Z) _step;

    private StraightCopy(ShrunkFrame source, double spacing, ReadOnlySpan<int> voxelAxis, ReadOnlySpan<int> direction)
    {
        int[] sizes = [source.Size.X, source.Size.Y, source.Size.Z];
        _source = source.Size;
        _spacing = spacing;
        _size = new VolumeSize(sizes[voxelAxis[0]], sizes[voxelAxis[1]], sizes[voxelAxis[2]]);
        int[] strides = [1, _size.X, _size.X * _size.Y];
        Span<int> steps = stackalloc int[3];
        Span<double> corner = stackalloc double[3];
        for (int world = 0; world < 3; world++)
        {
            int axis = voxelAxis[world];
            steps[axis] = strides[world] * direction[world];
            _first += direction[world] < 0 ? strides[world] * (sizes[axis] - 1) : 0;
            corner[axis] = direction[world] < 0 ? sizes[axis] - 1 : 0;
        }

        _step = (steps[0], steps[1], steps[2]);
        _origin = source.VoxelToWorld.ToWorld(new VoxelPoint(corner[0], corner[1], corner[2]));
        _target = GC.AllocateUninitializedArray<byte>(checked((int)_size.Voxels));
    }

    /// <summary>The copying of a scan; null where it must be resampled.</summary>
    /// <param name="source">Where the scan's voxels lie.</param>
    /// <param name="spacing">The grid's spacing in mm.</param>
    public static StraightCopy? TryPlan(ShrunkFrame source, double spacing)
    {
        int[] sizes = [source.Size.X, source.Size.Y, source.Size.Z];
        Span<int> voxelAxis = stackalloc int[3];
        Span<int> direction = stackalloc int[3];
        for (int world = 0; world < 3; world++)
        {
            int found = -1;
            for (int axis = 0; axis < 3; axis++)
            {
                double step = source.VoxelToWorld[world, axis];
                double slack = StraightTolerance * spacing / Math.Max(1, sizes[axis] - 1);
                if (Math.Abs(Math.Abs(step) - spacing) <= slack && found < 0)
                {
                    found = axis;
                    direction[world] = Math.Sign(step);
                }
                else if (Math.Abs(step) > slack)
                {
                    return null;
                }
            }

            if (found < 0)
            {
                return null;
            }

            voxelAxis[world] = found;
        }

        return new StraightCopy(source, spacing, voxelAxis, direction);
    }

    /// <inheritdoc/>
    public void Take(ByteSlices slices)
    {
        if (Math.Abs(_step.X) == 1)
        {
            Parallel.For(0, slices.Count * _source.Y, row => CopyRow(slices, row / _source.Y, row % _source.Y));
        }
        else
        {
            // Rows of different y go to places of their own.
            Parallel.For(0, _source.Y, y => Scatter(slices, y));
        }
    }

    /// <inheritdoc/>
    public WorkingGrid Finish() => new(_target, _size, _spacing, _origin);

    private void CopyRow(ByteSlices slices, int slice, int y)
    {
        ReadOnlySpan<byte> row = slices.Voxels.Span.Slice((y + (slice * _source.Y)) * _source.X, _source.X);
        int place = _first + (y * _step.Y) + ((slices.First + slice) * _step.Z);
        if (_step.X > 0)
        {
            row.CopyTo(_target.AsSpan(place));
            return;
        }

        Span<byte> turned = _target.AsSpan(place - (row.Length - 1), row.Length);
        row.CopyTo(turned);
        turned.Reverse();
    }

    // Slices that follow each other may go to neighbouring bytes of the grid, so all of a tile are moved before the next tile.
    private void Scatter(ByteSlices slices, int y)
    {
        ReadOnlySpan<byte> voxels = slices.Voxels.Span;
        for (int tile = 0; tile < _source.X; tile += Tile)
        {
            int end = Math.Min(tile + Tile, _source.X);
            for (int slice = 0; slice < slices.Count; slice++)
            {
                ReadOnlySpan<byte> row = voxels.Slice((y + (slice * _source.Y)) * _source.X, _source.X);
                int place = _first + (y * _step.Y) + ((slices.First + slice) * _step.Z);
                for (int x = tile; x < end; x++)
                {
                    _target[place + (x * _step.X)] = row[x];
                }
            }
        }
    }
}
