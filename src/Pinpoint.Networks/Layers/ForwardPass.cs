namespace Pinpoint.Networks;

/// <summary>Runs all layers forwards. The result of a sample depends neither on the thread count nor on the other samples of the batch.</summary>
internal sealed unsafe class ForwardPass
{
    private readonly NetworkLayout _layout;
    private readonly ForwardBuffers _buffers;
    private readonly WorkerTeam _team;
    private readonly KernelSet _kernels;

    public ForwardPass(NetworkLayout layout, ForwardBuffers buffers, WorkerTeam team, KernelSet kernels)
    {
        (_layout, _buffers, _team, _kernels) = (layout, buffers, team, kernels);
    }

    /// <summary>Leaves the outputs of every layer in the buffers.</summary>
    /// <param name="parameters">The flat parameters.</param>
    /// <param name="prepared">What <see cref="WeightPreparation"/> made of them.</param>
    /// <param name="input">Patches, <paramref name="stride"/> values per pixel.</param>
    /// <param name="stride">Values from one pixel to the next.</param>
    /// <param name="readable">Values that may be read from <paramref name="input"/> on.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="dropout">Share of the units to drop, 0 outside training.</param>
    /// <param name="seed">Seed of the drop-out.</param>
    /// <param name="step">Training step, a key of the drop-out.</param>
    public void Run(float* parameters, float* prepared, float* input, int stride, long readable, int batch, float dropout, ulong seed, ulong step)
    {
        int first = RunLeadingBlocks(parameters, prepared, input, stride, readable, batch);
        for (int block = 0; block < _layout.Convolutions.Count; block++)
        {
            if (block >= first)
            {
                RunBlock(block, parameters, prepared, input, stride, readable, batch);
            }

            prepared += _layout.Convolutions[block].PreparedLength;
        }

        RunProjection(parameters, batch);
        for (int level = 0; level < _layout.Heads[0].Count; level++)
        {
            RunLevel(level, parameters, batch, dropout, seed, step);
        }
    }

    /// <summary>One convolution block: from the network's input (the first block) or the block before.</summary>
    /// <param name="block">The block.</param>
    /// <param name="parameters">The flat parameters.</param>
    /// <param name="prepared">The block's own prepared weights.</param>
    /// <param name="input">The network's patches, <paramref name="stride"/> values per pixel.</param>
    /// <param name="stride">Values from one of the patches' pixels to the next.</param>
    /// <param name="readable">Values that may be read from <paramref name="input"/> on.</param>
    /// <param name="batch">Samples.</param>
    public void RunBlock(int block, float* parameters, float* prepared, float* input, int stride, long readable, int batch)
    {
        ConvolutionBlock convolution = Convolution(block, parameters, prepared, input, stride, readable, batch);
        ConvolutionTask task = convolution.Task;
        task.BlockTiles = EvenBlocks(task.TotalTiles, convolution.MostTiles);
        if (task.Items < 2 * _team.ThreadCount && _team.ThreadCount > 1)
        {
            task.PanelParts = Math.Min(task.Panels, ((2 * _team.ThreadCount) + task.Items - 1) / task.Items);
        }

        _team.Run(task.Items, new KernelJob<ConvolutionTask>(convolution.Kernel, &task, _buffers.Scratch.Pointer, _buffers.ScratchLength));
    }

    /// <summary>The projection of every group's features, where there is one.</summary>
    /// <param name="parameters">The flat parameters.</param>
    /// <param name="batch">Samples.</param>
    public void RunProjection(float* parameters, int batch)
    {
        if (_layout.Projection is { } shape)
        {
            DenseTask task = Projection(shape, parameters, batch);
            var phase = default(DensePhase);
            phase.Add(_kernels.DenseForward, &task, task.OutputPanels);
            _team.Run(phase.Items, phase);
        }
    }

    /// <summary>One fully connected layer of every head.</summary>
    /// <param name="level">The layer.</param>
    /// <param name="parameters">The flat parameters.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="dropout">Share of the units to drop, 0 outside training.</param>
    /// <param name="seed">Seed of the drop-out.</param>
    /// <param name="step">Training step, a key of the drop-out.</param>
    public void RunLevel(int level, float* parameters, int batch, float dropout, ulong seed, ulong step)
    {
        DenseTask* tasks = stackalloc DenseTask[2];
        var phase = default(DensePhase);
        for (int head = 0; head < _layout.Heads.Count; head++)
        {
            tasks[head] = Dense(head, level, parameters, batch);
            if (level < 2 && tasks[head].Hidden)
            {
                tasks[head].DropoutRate = dropout;
                tasks[head].Seed = seed;
                tasks[head].Step = step;
                tasks[head].Layer = (ulong)((2 * level) + head);
            }

            phase.Add(_kernels.DenseForward, tasks + head, tasks[head].OutputPanels);
        }

        _team.Run(phase.Items, phase);
    }

    /// <summary>The places and sizes of one fully connected layer; gradients are left empty.</summary>
    public DenseTask Dense(int head, int level, float* parameters, int batch)
    {
        DenseShape shape = _layout.Heads[head][level];
        DenseTask task = Task(shape, parameters, batch);
        task.Input = level == 0 ? _buffers.Joint.Pointer : _buffers.Units[head][level - 1].Pointer;
        task.InputStride = level == 0 ? shape.PaddedInputs : _layout.Heads[head][level - 1].OutputStride;
        task.Output = _buffers.Units[head][level].Pointer;
        return task;
    }

    /// <summary>The places and sizes of the projection, whose rows are the groups of all samples; gradients are left empty.</summary>
    public DenseTask Projection(DenseShape shape, float* parameters, int batch)
    {
        DenseTask task = Task(shape, parameters, batch * _layout.Architecture.Groups);
        task.Input = _buffers.Pooled[^1].Pointer;
        task.InputStride = shape.PaddedInputs;
        task.Output = _buffers.Projected!.Pointer;
        return task;
    }

    private static DenseTask Task(DenseShape shape, float* parameters, int rows) => new()
    {
        Weights = parameters + shape.WeightOffset,
        Bias = parameters + shape.BiasOffset,
        Inputs = shape.PaddedInputs,
        OutputPanels = shape.OutputPanels,
        OutputStride = shape.OutputStride,
        Rows = rows,
        Hidden = shape.Hidden,
    };

    /// <summary>
    /// The first blocks whose weights together are few, a few images at a time; tells how many blocks these were: none where images are too few for the
    /// threads.
    /// </summary>
    private int RunLeadingBlocks(float* parameters, float* prepared, float* input, int stride, long readable, int batch)
    {
        int images = batch * _layout.Architecture.Groups;
        int imagesPerItem = _layout.LeadingImages;
        int items = (images + imagesPerItem - 1) / imagesPerItem;
        if (_layout.LeadingBlocks < 2 || (_team.ThreadCount > 1 && items < 2 * _team.ThreadCount))
        {
            return 0;
        }

        ConvolutionBlock* blocks = stackalloc ConvolutionBlock[_layout.LeadingBlocks];
        for (int block = 0; block < _layout.LeadingBlocks; block++)
        {
            blocks[block] = Convolution(block, parameters, prepared, input, stride, readable, batch);
            prepared += _layout.Convolutions[block].PreparedLength;
        }

        var job = new ImageJob(blocks, _layout.LeadingBlocks, images, imagesPerItem, _buffers.Scratch.Pointer, _buffers.ScratchLength);
        _team.Run(items, job);
        return _layout.LeadingBlocks;
    }

    private ConvolutionBlock Convolution(int block, float* parameters, float* prepared, float* input, int stride, long readable, int batch)
    {
        ConvolutionShape shape = _layout.Convolutions[block];
        if (block > 0)
        {
            input = _buffers.Pooled[block - 1].Pointer;
            stride = shape.ChannelStride;
            readable = _buffers.Pooled[block - 1].Length;
        }

        return new ConvolutionBlock
        {
            Task = new ConvolutionTask
            {
                Input = input,
                InputEnd = input + readable,
                Prepared = prepared,
                Bias = parameters + shape.BiasOffset,
                Output = _buffers.Pooled[block].Pointer,
                Records = _buffers.Records.Count == 0 ? null : (uint*)_buffers.Records[block].Pointer,
                PixelStride = stride,
                InputSize = shape.InputSize,
                Channels = shape.Channels,
                PooledSize = shape.PooledSize,
                Panels = shape.MapPanels,
                TileSide = shape.TileSide,
                TotalTiles = checked(batch * _layout.Architecture.Groups * shape.TilesPerImage),
                PanelParts = 1,
            },
            Kernel = shape.Narrow ? _kernels.ColumnWinograd : shape.Wide ? _kernels.WideWinograd : _kernels.SmallWinograd,
            TilesPerImage = shape.TilesPerImage,
            MostTiles = ForwardBuffers.BlockTiles(shape),
        };
    }

    // As many blocks for each thread, all of nearly one size: of 76 tiles in blocks of at most 24, two threads would else do 48 and 28.
    private int EvenBlocks(int tiles, int most)
    {
        int blocks = (tiles + most - 1) / most;
        if (blocks > 1)
        {
            blocks = (blocks + _team.ThreadCount - 1) / _team.ThreadCount * _team.ThreadCount;
        }

        return (tiles + blocks - 1) / blocks;
    }
}
