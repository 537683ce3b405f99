using Pinpoint.Imaging;

namespace Pinpoint.Patches;

/// <summary>The part of a stored grid that was read to cut patches from; its memory serves one grid after another.</summary>
internal sealed class LoadedVoxels
{
    private byte[] _across = [];
    private byte[] _depth = [];
    private byte[] _room = [];
    private WorkingGrid? _grid;
    private VoxelBox _box;
    private int _depthFirst;
    private bool _hasDepth;

    /// <summary>Reads a box of a grid's voxels, x fastest.</summary>
    /// <param name="grid">A stored grid.</param>
    /// <param name="box">What will be cut from.</param>
    /// <exception cref="ResourceException">The file is gone or damaged.</exception>
    public void Load(WorkingGrid grid, in VoxelBox box)
    {
        StoredVoxels stored = grid.Stored!;
        _grid = null;
        _box = stored.Widened(box);
        Reserve(ref _across, _box.Size.Voxels);
        stored.Read(_box, _across, ref _room);
        _hasDepth = false;
        _grid = grid;
    }

    /// <summary>Reads, besides, lines along z, for patches along the grid's own axes.</summary>
    /// <param name="x">The first x.</param>
    /// <param name="count">How many.</param>
    /// <exception cref="ResourceException">The file is gone or damaged.</exception>
    public void LoadDepth(int x, int count)
    {
        VolumeSize size = _grid!.Size;
        Reserve(ref _depth, (long)count * size.Y * size.Z);
        _grid.Stored!.ReadDepth(x, count, _depth);
        _depthFirst = x;
        _hasDepth = true;
    }

    /// <summary>Whether what was read is of this grid.</summary>
    public bool IsOf(WorkingGrid grid) => ReferenceEquals(_grid, grid);

    /// <summary>Forgets what was read.</summary>
    public void Clear() => _grid = null;

    /// <summary>The voxels of the box, to be pinned for <see cref="LinesOf"/>.</summary>
    public ReadOnlySpan<byte> Across => _across;

    /// <summary>The lines along z, to be pinned; what is there without <see cref="LoadDepth"/> counts for nothing.</summary>
    public ReadOnlySpan<byte> Depth => _depth;

    /// <summary>The lines of the grid, of which those outside the box must not be read.</summary>
    /// <param name="across">Where <see cref="Across"/> is pinned.</param>
    /// <param name="depth">Where <see cref="Depth"/> is pinned.</param>
    public unsafe GridLines LinesOf(byte* across, byte* depth)
    {
        VolumeSize size = _grid!.Size;
        nint row = _box.Size.X;
        nint slice = row * _box.Size.Y;
        return new GridLines(
            across - (_box.X + (row * _box.Y) + (slice * _box.Z)),
            _hasDepth ? depth - ((nint)_depthFirst * size.Y * size.Z) : null,
            size,
            (int)row,
            (int)slice);
    }

    private static void Reserve(ref byte[] room, long length)
    {
        if (room.LongLength < length)
        {
            room = GC.AllocateUninitializedArray<byte>(checked((int)length));
        }
    }
}
