using Pinpoint.Networks;
using Pinpoint.Shapes;

namespace Pinpoint.Patches;

/// <summary>The network's input for a batch of states, each in a grid of its own; filled in parallel, without allocating.</summary>
internal sealed class PatchBatch : IDisposable
{
    private readonly PatchOptions _options;
    private readonly double _inputOffset;
    private readonly double _inputScale;
    private readonly ISearchSpace _space;
    private readonly int[] _patchLandmarks;
    private readonly WorkerTeam _team;
    private readonly AlignedBuffer _values;
    private readonly WorkingGrid?[] _grids;
    private readonly PatchFrame[] _frames;
    private readonly IntensityJitter[] _jitters;
    private readonly double[] _centres;
    private readonly double[] _landmarks;
    private readonly PatchScratch[] _scratch;
    private readonly LoadedVoxels?[] _loaded;
    private readonly LoadedVoxels[] _rooms;

    /// <summary>Takes the memory for a batch.</summary>
    /// <param name="options">The form of the patches.</param>
    /// <param name="inputOffset">Subtracted from patch values.</param>
    /// <param name="inputScale">Factor on patch values.</param>
    /// <param name="space">Places the landmarks of a state.</param>
    /// <param name="patchLandmarks">The landmarks around which patches are cut.</param>
    /// <param name="capacity">The most states in a batch.</param>
    /// <param name="team">The threads, which stay the caller's.</param>
    public PatchBatch(
        PatchOptions options, double inputOffset, double inputScale, ISearchSpace space, IReadOnlyList<int> patchLandmarks, int capacity, WorkerTeam team)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(patchLandmarks);
        _options = options;
        _inputOffset = inputOffset;
        _inputScale = inputScale;
        _space = space;
        _patchLandmarks = [.. patchLandmarks];
        _team = team;
        ValuesPerState = options.ValuesOf(patchLandmarks.Count);
        _values = new AlignedBuffer(checked(ValuesPerState * capacity));
        _grids = new WorkingGrid?[capacity];
        _frames = new PatchFrame[capacity];
        _jitters = new IntensityJitter[capacity];
        _centres = new double[capacity * 3 * patchLandmarks.Count];
        _landmarks = new double[3 * space.LandmarkCount];
        int channels = PatchSampler.ChannelsOf(options, patchLandmarks.Count);
        _scratch = [.. Enumerable.Range(0, team.ThreadCount).Select(_ => new PatchScratch(options.Size, channels))];
        _loaded = new LoadedVoxels?[capacity];
        _rooms = [.. Enumerable.Range(0, team.ThreadCount).Select(_ => new LoadedVoxels())];
    }

    /// <summary>Values of the network's input per state.</summary>
    public int ValuesPerState { get; }

    /// <summary>Chooses what row <paramref name="row"/> of the batch shows.</summary>
    /// <param name="row">The row.</param>
    /// <param name="grid">The grid.</param>
    /// <param name="state">The state, in the warped image where there is a warp.</param>
    /// <param name="jitter">The change of intensities; null: none.</param>
    /// <param name="warp">The warp of the image; null: none.</param>
    public void Set(int row, WorkingGrid grid, ReadOnlySpan<double> state, IntensityJitter? jitter = null, ImageWarp? warp = null)
    {
        ArgumentNullException.ThrowIfNull(grid);
        grid.Prepare();
        _space.Place(state, _landmarks);
        Span<double> centres = _centres.AsSpan(row * 3 * _patchLandmarks.Length, 3 * _patchLandmarks.Length);
        for (int i = 0; i < _patchLandmarks.Length; i++)
        {
            _landmarks.AsSpan(3 * _patchLandmarks[i], 3).CopyTo(centres[(3 * i)..]);
        }

        Similarity pose = _space.PoseOf(state);
        _grids[row] = grid;
        _frames[row] = new PatchFrame(pose.Rotation, pose.Scale, warp);
        _jitters[row] = jitter ?? IntensityJitter.None;
        _loaded[row]?.Clear();
    }

    /// <summary>
    /// Reads ahead what the next <see cref="Sample"/> cuts from, of the rows that show stored grids and for which there is room; the others are read then.
    /// </summary>
    /// <param name="count">The rows of the batch.</param>
    /// <exception cref="ResourceException">A prepared scan's file is gone or damaged.</exception>
    public void ReadAhead(int count)
    {
        long bytes = 0;
        int rows = 0;
        while (rows < count && (bytes += RowBytes(rows)) <= Reading.MostBytes)
        {
            rows++;
        }

        Reading.Rows(rows, row => Load(row, _loaded[row] ??= new LoadedVoxels()));
    }

    /// <summary>Cuts the patches of the first <paramref name="count"/> rows; the span is valid until the next call.</summary>
    public ReadOnlySpan<float> Sample(int count)
    {
        if (_grids[0]?.Stored is null)
        {
            // A block of a row is an item, so that a batch of one keeps every thread busy too.
            _team.Run(count * PatchSampler.BlocksOf(_options.Size), new Job(this));
        }
        else
        {
            _team.Run(count, new StoredJob(this));
        }

        return _values.Span(0, count * ValuesPerState);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _values.Dispose();
        foreach (PatchScratch scratch in _scratch)
        {
            scratch.Dispose();
        }
    }

    private unsafe void SampleBlock(int row, int block, PatchScratch scratch)
    {
        WorkingGrid grid = _grids[row]!;
        fixed (byte* across = grid.Intensities, depth = grid.DepthOrder)
        {
            SampleBlock(new GridLines(across, depth, grid.Size), row, block, scratch);
        }
    }

    private unsafe void SampleStored(int row, int worker)
    {
        LoadedVoxels? loaded = _loaded[row];
        if (loaded?.IsOf(_grids[row]!) != true)
        {
            loaded = _rooms[worker];
            Load(row, loaded);
        }

        fixed (byte* across = loaded.Across, depth = loaded.Depth)
        {
            GridLines lines = loaded.LinesOf(across, depth);
            for (int block = 0; block < PatchSampler.BlocksOf(_options.Size); block++)
            {
                SampleBlock(lines, row, block, _scratch[worker]);
            }
        }
    }

    private void SampleBlock(in GridLines lines, int row, int block, PatchScratch scratch)
    {
        Span<float> values = _values.Span((long)row * ValuesPerState, ValuesPerState);
        int length = 3 * _patchLandmarks.Length;
        IntensityScale scale = _jitters[row].ScaleOf(_inputOffset, _inputScale);
        PatchSampler.SampleBlock(lines, _centres.AsSpan(row * length, length), _frames[row], _options, scale, block, values, scratch);
        if (_jitters[row].Noise > 0)
        {
            AddNoise(row, block, values);
        }
    }

    // The slices of the grid in which patches of the row lie; those along the grid's own axes are cut from lines along z besides.
    private void Load(int row, LoadedVoxels target)
    {
        WorkingGrid grid = _grids[row]!;
        if (_frames[row].Warp is not null)
        {
            target.Load(grid, VoxelBox.All(grid.Size));
            return;
        }

        bool straight = _frames[row] == PatchFrame.Grid;
        var (z, depth) = RangeOf(row, 2, straight ? 0 : double.NaN);
        target.Load(grid, new VoxelBox(0, 0, z, grid.Size with { Z = depth }));
        if (straight)
        {
            var (x, width) = RangeOf(row, 0, _options.Size);
            target.LoadDepth(x, width);
        }
    }

    // Voxels along an axis around all landmarks of a row; NaN reaches as far as the row's patches do.
    private (int First, int Count) RangeOf(int row, int axis, double reach)
    {
        WorkingGrid grid = _grids[row]!;
        int landmarks = _patchLandmarks.Length;
        double low = double.PositiveInfinity;
        double high = double.NegativeInfinity;
        for (int i = 0; i < landmarks; i++)
        {
            double centre = _centres[(3 * ((row * landmarks) + i)) + axis];
            (low, high) = (Math.Min(low, centre), Math.Max(high, centre));
        }

        double middle = axis == 0 ? grid.Centre.X : grid.Centre.Z;
        int voxels = axis == 0 ? grid.Size.X : grid.Size.Z;
        return VoxelBox.Range(voxels, low + middle, high + middle, double.IsNaN(reach) ? VoxelBox.ReachAlongZ(_frames[row], _options.Size) : reach);
    }

    private long RowBytes(int row) => (_frames[row] == PatchFrame.Grid ? 2 : 1) * _grids[row]!.Size.Voxels;

    private void AddNoise(int row, int block, Span<float> values)
    {
        var (first, end) = PatchSampler.RowsOf(block, _options.Size);
        int pictures = _options.Layout == PatchLayout.Stacked ? 1 : _patchLandmarks.Length;
        int picture = ValuesPerState / pictures;
        int rowLength = picture / _options.Size;
        for (int i = 0; i < pictures; i++)
        {
            int start = (i * picture) + (first * rowLength);
            _jitters[row].AddNoise(values.Slice(start, (end - first) * rowLength), start, _inputScale);
        }
    }

    private readonly struct Job(PatchBatch batch) : IWorkerJob
    {
        public void Execute(int item, int worker)
        {
            int blocks = PatchSampler.BlocksOf(batch._options.Size);
            batch.SampleBlock(item / blocks, item % blocks, batch._scratch[worker]);
        }
    }

    private readonly struct StoredJob(PatchBatch batch) : IWorkerJob
    {
        public void Execute(int item, int worker) => batch.SampleStored(item, worker);
    }
}
