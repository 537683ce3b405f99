namespace Pinpoint.Networks;

/// <summary>Runs all layers backwards, from the gradients of the heads' outputs to that of every parameter.</summary>
internal sealed unsafe class BackwardPass
{
    private readonly NetworkLayout _layout;
    private readonly TrainingBuffers _buffers;
    private readonly ForwardPass _forward;
    private readonly WorkerTeam _team;
    private readonly KernelSet _kernels;

    public BackwardPass(NetworkLayout layout, TrainingBuffers buffers, ForwardPass forward, WorkerTeam team, KernelSet kernels)
    {
        (_layout, _buffers, _forward, _team, _kernels) = (layout, buffers, forward, team, kernels);
    }

    /// <summary>Fills <paramref name="gradient"/>, laid out like the parameters.</summary>
    public void Run(float* parameters, float* gradient, int batch, float dropout)
    {
        for (int level = _layout.Heads[0].Count - 1; level >= 0; level--)
        {
            RunLevel(level, parameters, gradient, batch, dropout);
        }

        RunProjection(parameters, gradient, batch);
        bool pair = GradientBlocking.BeginsWithPair(_layout) && GradientBlocking.Groups(_layout.Convolutions[0]) >= 2 * _team.ThreadCount;
        for (int block = _layout.Convolutions.Count - 1; block >= (pair ? 2 : 0); block--)
        {
            RunBlock(block, parameters, gradient, batch);
        }

        if (pair)
        {
            RunFirstPair(parameters, gradient, batch);
        }
    }

    /// <summary>One fully connected layer of every head: the gradients of its weights and of its inputs.</summary>
    public void RunLevel(int level, float* parameters, float* gradient, int batch, float dropout)
    {
        DenseTask* tasks = stackalloc DenseTask[2];
        var phase = default(DensePhase);
        for (int head = 0; head < _layout.Heads.Count; head++)
        {
            tasks[head] = Dense(head, level, parameters, gradient, batch, dropout);
            phase.Add(_kernels.DenseWeightGradient, tasks + head, tasks[head].OutputPanels);
            // At the lowest level both heads write the gradient of what they see, the second on top of the first.
            if (level > 0 || head == 0)
            {
                phase.Add(_kernels.DenseInputGradient, tasks + head, tasks[head].Inputs / Panels.Width);
            }
        }

        _team.Run(phase.Items, phase);
        if (level == 0 && _layout.HasClassHead)
        {
            tasks[1].Accumulate = true;
            var second = default(DensePhase);
            second.Add(_kernels.DenseInputGradient, tasks + 1, tasks[1].Inputs / Panels.Width);
            _team.Run(second.Items, second);
        }
    }

    /// <summary>The projection, where there is one: the gradients of its weights and of the features.</summary>
    public void RunProjection(float* parameters, float* gradient, int batch)
    {
        if (_layout.Projection is not { } shape)
        {
            return;
        }

        DenseTask task = _forward.Projection(shape, parameters, batch);
        task.OutputGradient = _buffers.ProjectedGradient!.Pointer;
        task.InputGradient = _buffers.PooledGradient[^1].Pointer;
        task.WeightGradient = gradient + shape.WeightOffset;
        task.BiasGradient = gradient + shape.BiasOffset;
        var phase = default(DensePhase);
        phase.Add(_kernels.DenseWeightGradient, &task, task.OutputPanels);
        phase.Add(_kernels.DenseInputGradient, &task, task.Inputs / Panels.Width);
        _team.Run(phase.Items, phase);
    }

    /// <summary>One convolution block: the gradients of its weights and, but for the first block, of its inputs.</summary>
    public void RunBlock(int block, float* parameters, float* gradient, int batch)
    {
        ConvolutionGradientTask task = Convolution(block, parameters, gradient, batch);
        RunWeights(block, &task, gradient);
        if (block > 0)
        {
            int windows = _layout.Convolutions[block].Windows;
            task.BlockWindows = GradientBlocking.InputWindows;
            task.ImagesPerItem = Math.Clamp(task.Images / (4 * _team.ThreadCount), 1, Math.Max(1, GradientBlocking.InputWindows / windows));
            Run(_kernels.ConvolutionInputGradient, &task, (task.Images + task.ImagesPerItem - 1) / task.ImagesPerItem);
        }
    }

    /// <summary>
    /// The first two blocks, to the same sums as one after the other; the gradient between them is large, and an image's is used up before the next one's.
    /// </summary>
    private void RunFirstPair(float* parameters, float* gradient, int batch)
    {
        var pair = new GradientPair
        {
            First = Convolution(0, parameters, gradient, batch),
            Next = Convolution(1, parameters, gradient, batch),
            OutputOffset = GradientBlocking.PairOffset(_layout),
        };
        RunWeights(1, &pair.Next, gradient);
        pair.Next.BlockWindows = GradientBlocking.InputWindows;
        pair.Next.ImagesPerItem = 1;
        var job = new KernelJob<GradientPair>(_kernels.NarrowGradientAfter, &pair, _buffers.Scratch.Pointer, _buffers.ScratchLength);
        _team.Run(pair.First.Groups, job);
        Reduce(0, &pair.First, gradient);
    }

    private void RunWeights(int block, ConvolutionGradientTask* task, float* gradient)
    {
        bool narrow = _layout.Convolutions[block].Narrow;
        Run(narrow ? _kernels.NarrowWeightGradient : _kernels.ConvolutionWeightGradient, task, task->Groups * task->PanelParts);
        Reduce(block, task, gradient);
    }

    private void Reduce(int block, ConvolutionGradientTask* task, float* gradient)
    {
        ConvolutionShape shape = _layout.Convolutions[block];
        if (task->Groups > 1)
        {
            _team.Run(GradientReduction.Items(shape), new GradientReduction(shape, task->Partial, task->Groups, gradient));
        }
    }

    private ConvolutionGradientTask Convolution(int block, float* parameters, float* gradient, int batch)
    {
        ConvolutionShape shape = _layout.Convolutions[block];
        int groups = GradientBlocking.Groups(shape);
        return new ConvolutionGradientTask
        {
            Input = block == 0 ? _buffers.Input.Pointer : _buffers.Forward.Pooled[block - 1].Pointer,
            InputGradient = block == 0 ? null : _buffers.PooledGradient[block - 1].Pointer,
            Weights = parameters + shape.WeightOffset,
            OutputGradient = _buffers.PooledGradient[block].Pointer,
            Records = (uint*)_buffers.Forward.Records[block].Pointer,
            Partial = groups == 1 ? gradient + shape.WeightOffset : _buffers.Partial.Pointer,
            WeightLength = shape.WeightLength,
            PixelStride = shape.ChannelStride,
            InputSize = shape.InputSize,
            PooledSize = shape.PooledSize,
            Panels = shape.MapPanels,
            ChannelChunks = shape.ChannelChunks,
            Channels = shape.Channels,
            Images = batch * _layout.Architecture.Groups,
            Groups = groups,
            PanelParts = groups == 1 || groups < 2 * _team.ThreadCount ? shape.MapPanels : 1,
            BlockWindows = shape.Narrow ? GradientBlocking.NarrowWindows : GradientBlocking.WeightWindows,
        };
    }

    private DenseTask Dense(int head, int level, float* parameters, float* gradient, int batch, float dropout)
    {
        DenseShape shape = _layout.Heads[head][level];
        DenseTask task = _forward.Dense(head, level, parameters, batch);
        task.OutputGradient = _buffers.UnitGradient[head][level].Pointer;
        task.InputGradient = level == 0 ? _buffers.JointGradient.Pointer : _buffers.UnitGradient[head][level - 1].Pointer;
        task.WeightGradient = gradient + shape.WeightOffset;
        task.BiasGradient = gradient + shape.BiasOffset;
        task.InputHidden = level > 0 || _layout.Projection is { Hidden: true };
        task.InputKeepScale = level is 1 or 2 ? 1 / (1 - dropout) : 1;
        return task;
    }

    private void Run(delegate*<ConvolutionGradientTask*, int, float*, void> kernel, ConvolutionGradientTask* task, int items) =>
        _team.Run(items, new KernelJob<ConvolutionGradientTask>(kernel, task, _buffers.Scratch.Pointer, _buffers.ScratchLength));
}
