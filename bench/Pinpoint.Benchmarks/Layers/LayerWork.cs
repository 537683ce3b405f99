using Pinpoint.Networks;

namespace Pinpoint.Benchmarks;

/// <summary>A network whose layers run one by one, forwards and backwards, so that each can be timed where it stands among the others.</summary>
internal sealed unsafe class LayerWork : IDisposable
{
    private readonly NetworkWorkload _work;
    private readonly NetworkLayout _layout;
    private readonly WorkerTeam _team;
    private readonly AlignedBuffer _prepared;
    private readonly AlignedBuffer _gradient;
    private readonly TrainingBuffers? _training;
    private readonly ForwardBuffers? _inference;
    private readonly ForwardPass _forward;
    private readonly BackwardPass? _backward;

    /// <summary>Takes the memory.</summary>
    /// <param name="work">The network and its input.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="training">Whether the layers run as in training: with pooling records, drop-out and a padded input.</param>
    public LayerWork(NetworkWorkload work, int threads, bool training)
    {
        _work = work;
        _layout = work.Network.Layout;
        _team = new WorkerTeam(threads);
        _prepared = new AlignedBuffer(_layout.PreparedLength);
        _gradient = new AlignedBuffer(training ? _layout.ParameterLength : 1);
        for (int item = 0; item < _layout.PreparationItems; item++)
        {
            WeightPreparation.Prepare(_layout, work.Network.Parameters.Pointer, _prepared.Pointer, item);
        }

        _training = training ? new TrainingBuffers(_layout, work.Batch, threads) : null;
        _inference = training ? null : new ForwardBuffers(_layout, work.Batch, threads, records: false);
        _forward = new ForwardPass(_layout, _training?.Forward ?? _inference!, _team, KernelSet.Best);
        _backward = training ? new BackwardPass(_layout, _training!, _forward, _team, KernelSet.Best) : null;
        Steps = [.. Blocks(), .. Projections(), .. Levels()];
        CopyPatches();
        RunForward(new double[Steps.Count]);
        if (training)
        {
            FillOutputGradients();
        }
    }

    /// <summary>Convolution blocks, the projection where there is one, then the fully connected layers of both heads.</summary>
    public IReadOnlyList<LayerStep> Steps { get; }

    /// <summary>All layers forwards; writes the seconds of each.</summary>
    public void RunForward(double[] seconds)
    {
        for (int layer = 0; layer < Steps.Count; layer++)
        {
            seconds[layer] = Spent.On(Steps[layer].Forward, 1).Of(_team.ThreadCount);
        }
    }

    /// <summary>All layers backwards; writes the seconds of each.</summary>
    public void RunBackward(double[] seconds)
    {
        for (int layer = Steps.Count - 1; layer >= 0; layer--)
        {
            seconds[layer] = Spent.On(Steps[layer].Backward, 1).Of(_team.ThreadCount);
        }
    }

    public void Dispose()
    {
        _training?.Dispose();
        _inference?.Dispose();
        _gradient.Dispose();
        _prepared.Dispose();
        _team.Dispose();
    }

    private IEnumerable<LayerStep> Blocks()
    {
        long prepared = 0;
        for (int index = 0; index < _layout.Convolutions.Count; index++)
        {
            int block = index;
            long offset = prepared;
            ConvolutionShape shape = _layout.Convolutions[block];
            prepared += shape.PreparedLength;
            yield return new LayerStep(
                Invariant($"conv{block + 1}, {shape.InputSize}^2 x {shape.Channels} to {shape.Maps} maps"),
                2.0 * _work.Batch * 4 * shape.Windows * 9 * shape.Channels * shape.Maps * _layout.Architecture.Groups,
                sizeof(float) * (double)shape.PreparedLength,
                () => RunBlock(block, offset),
                () => RunBlockBackwards(block));
        }
    }

    private IEnumerable<LayerStep> Projections()
    {
        if (_layout.Projection is { } shape)
        {
            yield return new LayerStep(
                Invariant($"projection, {shape.Inputs} to {shape.Outputs}, {_layout.Architecture.Groups} groups"),
                2.0 * _work.Batch * _layout.Architecture.Groups * shape.Inputs * shape.Outputs,
                sizeof(float) * (double)shape.WeightLength,
                RunProjection,
                RunProjectionBackwards);
        }
    }

    private IEnumerable<LayerStep> Levels()
    {
        float dropout = _training is null ? 0 : _layout.Architecture.DropoutRate;
        for (int index = 0; index < _layout.Heads[0].Count; index++)
        {
            int level = index;
            DenseShape[] shapes = [.. _layout.Heads.Select(head => head[level])];
            string name = shapes[0].Hidden ? Invariant($"fc{level + 1}") : "out";
            yield return new LayerStep(
                Invariant($"{name}, {shapes[0].Inputs} to {string.Join(" and ", shapes.Select(shape => shape.Outputs))}"),
                2.0 * _work.Batch * shapes.Sum(shape => (double)shape.Inputs * shape.Outputs),
                sizeof(float) * shapes.Sum(shape => (double)shape.WeightLength),
                () => RunLevel(level, dropout),
                () => RunLevelBackwards(level, dropout));
        }
    }

    private void RunBlock(int block, long preparedOffset)
    {
        float* parameters = _work.Network.Parameters.Pointer;
        float* prepared = _prepared.Pointer + preparedOffset;
        if (_training is not null)
        {
            _forward.RunBlock(block, parameters, prepared, _training.Input.Pointer, _layout.Convolutions[0].ChannelStride, _training.Input.Length, _work.Batch);
            return;
        }

        fixed (float* patches = _work.Patches)
        {
            _forward.RunBlock(block, parameters, prepared, patches, _layout.Architecture.Channels, _work.Patches.Length, _work.Batch);
        }
    }

    private void RunBlockBackwards(int block) => _backward!.RunBlock(block, _work.Network.Parameters.Pointer, _gradient.Pointer, _work.Batch);

    private void RunProjection() => _forward.RunProjection(_work.Network.Parameters.Pointer, _work.Batch);

    private void RunProjectionBackwards() => _backward!.RunProjection(_work.Network.Parameters.Pointer, _gradient.Pointer, _work.Batch);

    private void RunLevel(int level, float dropout) => _forward.RunLevel(level, _work.Network.Parameters.Pointer, _work.Batch, dropout, 1, 1);

    private void RunLevelBackwards(int level, float dropout) =>
        _backward!.RunLevel(level, _work.Network.Parameters.Pointer, _gradient.Pointer, _work.Batch, dropout);

    private void CopyPatches()
    {
        if (_training is null)
        {
            return;
        }

        ConvolutionShape first = _layout.Convolutions[0];
        fixed (float* source = _work.Patches)
        {
            var copy = new PatchCopyJob(source, _training.Input.Pointer, first.InputSize * first.InputSize, first.Channels, first.ChannelStride);
            _team.Run(_work.Batch * _layout.Architecture.Groups, copy);
        }
    }

    private void FillOutputGradients()
    {
        var random = new SplitMixRandom(3);
        foreach (AlignedBuffer[] head in _training!.UnitGradient)
        {
            Span<float> gradient = head[^1].Span(0, (int)head[^1].Length);
            for (int i = 0; i < gradient.Length; i++)
            {
                gradient[i] = 0.01f * (float)random.NextNormal();
            }
        }
    }
}
