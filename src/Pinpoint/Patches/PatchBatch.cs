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
    }

    /// <summary>Values of the network's input per state.</summary>
    public int ValuesPerState { get; }

    /// <summary>Chooses what row <paramref name="row"/> of the batch shows.</summary>
    public void Set(int row, WorkingGrid grid, ReadOnlySpan<double> state, IntensityJitter? jitter = null)
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
        _frames[row] = new PatchFrame(pose.Rotation, pose.Scale);
        _jitters[row] = jitter ?? IntensityJitter.None;
    }

    /// <summary>Cuts the patches of the first <paramref name="count"/> rows; the span is valid until the next call.</summary>
    public ReadOnlySpan<float> Sample(int count)
    {
        // A block of a row is an item, so that a batch of one keeps every thread busy too.
        _team.Run(count * PatchSampler.BlocksOf(_options.Size), new Job(this));
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

    private void SampleBlock(int row, int block, PatchScratch scratch)
    {
        Span<float> values = _values.Span((long)row * ValuesPerState, ValuesPerState);
        int length = 3 * _patchLandmarks.Length;
        IntensityScale scale = _jitters[row].ScaleOf(_inputOffset, _inputScale);
        PatchSampler.SampleBlock(_grids[row]!, _centres.AsSpan(row * length, length), _frames[row], _options, scale, block, values, scratch);
        if (_jitters[row].Noise > 0)
        {
            AddNoise(row, block, values);
        }
    }

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
}
