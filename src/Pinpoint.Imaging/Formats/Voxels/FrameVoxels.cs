namespace Pinpoint.Imaging;

/// <summary>
/// The voxels of one frame in the order of the file, for encodings of bytes. What is read is put into this machine's byte order and looked through piece by
/// piece, while it is in the cache.
/// </summary>
internal sealed class FrameVoxels : IDisposable
{
    private const int PieceBytes = 1 << 18;
    private readonly VolumePlan _plan;
    private readonly VoxelByteSource _source;
    private readonly VoxelType _type;
    private readonly int _width;
    private readonly int _frame;
    private byte[] _turns = [];
    private bool _began;

    /// <summary>Begins before the first voxel.</summary>
    /// <param name="plan">The volume.</param>
    /// <param name="store">Where its files are.</param>
    /// <param name="share">The decoded bytes of each part.</param>
    /// <param name="frame">The frame.</param>
    public FrameVoxels(VolumePlan plan, VoxelStore store, long share, int frame)
    {
        _plan = plan;
        _type = plan.Header.VoxelType;
        _width = VoxelTypes.BytesOf(_type);
        _frame = frame;
        _source = new VoxelByteSource(plan.Data, _type, share, store);
    }

    /// <summary>Reads the next voxels; returns how many of them are not finite.</summary>
    /// <param name="voxels">Takes them, an array of the volume's type.</param>
    /// <param name="first">Where in the array.</param>
    /// <param name="count">How many; where frames take turns whole runs of a frame.</param>
    /// <exception cref="BadInputException">The data end early or are damaged.</exception>
    public long Read(Array voxels, long first, long count)
    {
        if (_plan.Data.FrameRun is { } run)
        {
            return ReadTurns(run, voxels, first, first + count);
        }

        if (!_began)
        {
            _began = true;
            _source.Skip(_frame * _plan.Header.Size.Voxels * _width);
        }

        return ReadPieces(voxels, first, first + count);
    }

    /// <summary>Makes sure, when all was read, that a compressed stream is whole to its check sum.</summary>
    /// <exception cref="BadInputException">It is not.</exception>
    public void CheckEnd() => _source.CheckEnd();

    public void Dispose() => _source.Dispose();

    private long ReadPieces(Array voxels, long first, long end)
    {
        long notFinite = 0;
        for (int count; first < end; first += count)
        {
            count = (int)Math.Min(PieceBytes / _width, end - first);
            Span<byte> bytes = VoxelArrays.Bytes(voxels, _type, first, count);
            _source.ReadExactly(bytes);
            notFinite += VoxelBytes.Arrange(bytes, _type, _plan.Data);
        }

        return notFinite;
    }

    // Frames take turns, a run of voxels each; several turns are read at once where they are short.
    private long ReadTurns(long run, Array voxels, long first, long end)
    {
        long turn = run * _plan.Header.Frames * _width;
        int turnsAtOnce = (int)Math.Max(1, PieceBytes / turn);
        long notFinite = 0;
        while (first < end)
        {
            if (turn > PieceBytes)
            {
                _source.Skip(_frame * run * _width);
                notFinite += ReadPieces(voxels, first, first + run);
                _source.Skip((_plan.Header.Frames - _frame - 1) * run * _width);
                first += run;
                continue;
            }

            int turns = (int)Math.Min(turnsAtOnce, (end - first) / run);
            _turns = _turns.Length > 0 ? _turns : new byte[turnsAtOnce * turn];
            _source.ReadExactly(_turns.AsSpan(0, (int)(turns * turn)));
            Span<byte> target = VoxelArrays.Bytes(voxels, _type, first, (int)(turns * run));
            int runBytes = (int)run * _width;
            for (int index = 0; index < turns; index++)
            {
                _turns.AsSpan((int)(index * turn) + (_frame * runBytes), runBytes).CopyTo(target[(index * runBytes)..]);
            }

            notFinite += VoxelBytes.Arrange(target, _type, _plan.Data);
            first += turns * run;
        }

        return notFinite;
    }
}
