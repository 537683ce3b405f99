namespace Pinpoint.Networks;

/// <summary>
/// Trains a network: forward and backward pass, the joint loss and Adam. The same start, options and batches give the same bytes for every
/// thread count, and a trainer that was restored from <see cref="ExportState"/> goes on exactly as the original would have.
/// </summary>
public sealed unsafe class NetworkTrainer : IDisposable
{
    private readonly NetworkLayout _layout;
    private readonly WorkerTeam _team;
    private readonly TrainerOptions _options;
    private readonly TrainingBuffers _buffers;
    private readonly AlignedBuffer _prepared;
    private readonly AdamOptimizer _optimizer;
    private readonly ForwardPass _forward;
    private readonly BackwardPass _backward;

    /// <summary>Takes all memory for training.</summary>
    /// <param name="start">The network to begin with; it stays as it is.</param>
    /// <param name="options">Loss and optimiser.</param>
    /// <param name="maxBatch">Largest batch.</param>
    /// <param name="team">The threads that will do the work; not disposed here.</param>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxBatch"/> is not positive.</exception>
    /// <exception cref="ResourceException">The machine has not enough memory.</exception>
    public NetworkTrainer(PatchNetwork start, TrainerOptions options, int maxBatch, WorkerTeam team)
        : this(start, options, maxBatch, team, KernelSet.Best)
    {
    }

    internal NetworkTrainer(PatchNetwork start, TrainerOptions options, int maxBatch, WorkerTeam team, KernelSet kernels)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(team);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxBatch);
        options.Validate();
        if (4L * options.LogVariances > start.Architecture.Outputs)
        {
            throw new ArgumentException(
                Invariant($"{options.LogVariances} points with a log variance need four outputs each; the network has {start.Architecture.Outputs} in all."),
                nameof(options));
        }

        (_layout, _team, _options, MaxBatch) = (start.Layout, team, options, maxBatch);
        _buffers = new TrainingBuffers(_layout, maxBatch, team.ThreadCount);
        _prepared = new AlignedBuffer(_layout.PreparedLength);
        _optimizer = new AdamOptimizer(_layout, start.Parameters, options, team, kernels);
        _forward = new ForwardPass(_layout, _buffers.Forward, team, kernels);
        _backward = new BackwardPass(_layout, _buffers, _forward, team, kernels);
        Prepare();
        GC.KeepAlive(start);
    }

    /// <summary>Largest batch.</summary>
    public int MaxBatch { get; }

    /// <summary>Steps done so far.</summary>
    public long StepCount => _optimizer.Step;

    internal AlignedBuffer Gradient => _optimizer.Gradient;

    /// <summary>One training step: forward, backward, update. Allocates nothing.</summary>
    /// <param name="patches">Patches <c>[batch * Groups, PatchSize, PatchSize, Channels]</c>.</param>
    /// <param name="batch">Number of samples, 1 to <see cref="MaxBatch"/>.</param>
    /// <param name="displacementTargets">Targets <c>[batch, n_o]</c>.</param>
    /// <param name="elementWeights">
    /// Weights of the elements <c>[batch, n_o]</c>, or empty for ones. Means still divide by the number of elements. A weight of 0 hides the
    /// element's target from the regression loss and, with <see cref="DirectionHead.SignPerAxis"/>, from the classification loss too.
    /// </param>
    /// <param name="classTargets">
    /// <see cref="DirectionHead.Softmax"/>: the class of each sample <c>[batch]</c>; <see cref="DirectionHead.SignPerAxis"/>: <c>[batch, n_o]</c>,
    /// 0 for + and 1 for -; empty without that head. -1 leaves the sample (or element) out.
    /// </param>
    /// <param name="learningRate">Learning rate of this step.</param>
    /// <returns>The losses before the update.</returns>
    /// <exception cref="ArgumentException">A span's length does not fit, or a class does not exist.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batch"/> is below 1 or above the largest.</exception>
    public StepLosses Step(
        ReadOnlySpan<float> patches,
        int batch,
        ReadOnlySpan<float> displacementTargets,
        ReadOnlySpan<float> elementWeights,
        ReadOnlySpan<int> classTargets,
        double learningRate)
    {
        StepLosses losses = Backpropagate(patches, batch, displacementTargets, elementWeights, classTargets);
        _optimizer.Update(learningRate);
        Prepare();
        return losses;
    }

    /// <summary>The network as it is now.</summary>
    public PatchNetwork Snapshot() => new(_layout, AdamOptimizer.Copy(_optimizer.Parameters));

    /// <summary>The network with the moving average of the weights.</summary>
    /// <exception cref="InvalidOperationException"><see cref="TrainerOptions.AverageDecay"/> is null.</exception>
    public PatchNetwork SnapshotAverage() => _optimizer.Average is null
        ? throw new InvalidOperationException("No average is kept; set AverageDecay.")
        : new PatchNetwork(_layout, AdamOptimizer.Copy(_optimizer.Average));

    /// <summary>
    /// The complete state: weights by their names, Adam's moments under <c>moment1.</c> and <c>moment2.</c>, the average (where one is kept)
    /// under <c>average.</c>, and <c>step</c>.
    /// </summary>
    public IReadOnlyList<SafetensorsTensor> ExportState() =>
    [
        .. TensorExchange.Export(_layout, string.Empty, _optimizer.Parameters),
        .. TensorExchange.Export(_layout, "moment1.", _optimizer.FirstMoment),
        .. TensorExchange.Export(_layout, "moment2.", _optimizer.SecondMoment),
        .. _optimizer.Average is null ? [] : TensorExchange.Export(_layout, "average.", _optimizer.Average),
        SafetensorsTensor.FromIntegers("step", [], [StepCount]),
    ];

    /// <summary>Takes over a state that <see cref="ExportState"/> gave. After an exception the trainer's state is undefined.</summary>
    /// <param name="state">The file; other tensors in it are ignored.</param>
    /// <exception cref="BadInputException">A tensor is missing or does not fit.</exception>
    public void ImportState(SafetensorsFile state)
    {
        ArgumentNullException.ThrowIfNull(state);
        TensorExchange.Import(_layout, state, string.Empty, _optimizer.Parameters);
        TensorExchange.Import(_layout, state, "moment1.", _optimizer.FirstMoment);
        TensorExchange.Import(_layout, state, "moment2.", _optimizer.SecondMoment);
        if (_optimizer.Average is not null)
        {
            TensorExchange.Import(_layout, state, "average.", _optimizer.Average);
        }

        _optimizer.Step = state.RequireInteger("step");
        Prepare();
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        _buffers.Dispose();
        _prepared.Dispose();
        _optimizer.Dispose();
    }

    /// <summary>Forward and backward pass; leaves the gradient of every parameter in <see cref="Gradient"/>.</summary>
    internal StepLosses Backpropagate(
        ReadOnlySpan<float> patches, int batch, ReadOnlySpan<float> displacementTargets, ReadOnlySpan<float> elementWeights, ReadOnlySpan<int> classTargets)
    {
        NetworkArchitecture architecture = _layout.Architecture;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batch);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(batch, MaxBatch);
        ThrowHelper.IfLengthDiffers(patches.Length, (long)batch * architecture.InputLength, nameof(patches));
        ThrowHelper.IfLengthDiffers(displacementTargets.Length, (long)batch * architecture.Outputs, nameof(displacementTargets));
        if (!elementWeights.IsEmpty)
        {
            ThrowHelper.IfLengthDiffers(elementWeights.Length, displacementTargets.Length, nameof(elementWeights));
        }

        CheckClasses(classTargets, batch);
        ConvolutionShape first = _layout.Convolutions[0];
        fixed (float* source = patches)
        {
            var copy = new PatchCopyJob(source, _buffers.Input.Pointer, first.InputSize * first.InputSize, first.Channels, first.ChannelStride);
            _team.Run(batch * architecture.Groups, copy);
        }

        _forward.Run(
            _optimizer.Parameters.Pointer,
            _prepared.Pointer,
            _buffers.Input.Pointer,
            first.ChannelStride,
            _buffers.Input.Length,
            batch,
            architecture.DropoutRate,
            _options.Seed,
            (ulong)StepCount);
        StepLosses losses = Losses(batch, displacementTargets, elementWeights, classTargets);
        _backward.Run(_optimizer.Parameters.Pointer, _optimizer.Gradient.Pointer, batch, architecture.DropoutRate);
        return losses;
    }

    private StepLosses Losses(int batch, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights, ReadOnlySpan<int> classTargets)
    {
        double alpha = _layout.HasClassHead ? _options.Alpha : 0;
        Span<float> outputs = Last(_buffers.Forward.Units, _layout.RegressionHead, batch, out int stride);
        Span<float> gradient = Last(_buffers.UnitGradient, _layout.RegressionHead, batch, out _);
        double regression = NetworkLoss.Regression(outputs, stride, targets, weights, batch, gradient, 1 - alpha, _options);
        double classification = 0;
        if (_layout.HasClassHead)
        {
            Span<float> logits = Last(_buffers.Forward.Units, NetworkLayout.ClassHead, batch, out stride);
            gradient = Last(_buffers.UnitGradient, NetworkLayout.ClassHead, batch, out _);
            classification = _layout.Architecture.Directions == DirectionHead.Softmax
                ? NetworkLoss.Softmax(logits, stride, _layout.Architecture.ClassLogits, classTargets, gradient, alpha)
                : NetworkLoss.SignPerAxis(logits, stride, classTargets, weights, batch, gradient, alpha);
        }

        return new StepLosses(((1 - alpha) * regression) + (alpha * classification), regression, classification);
    }

    private Span<float> Last(IReadOnlyList<AlignedBuffer[]> buffers, int head, int batch, out int stride)
    {
        stride = _layout.Heads[head][^1].OutputStride;
        return buffers[head][^1].Span(0, batch * stride);
    }

    private void CheckClasses(ReadOnlySpan<int> targets, int batch)
    {
        (long expected, int classes) = _layout.Architecture.Directions switch
        {
            DirectionHead.Softmax => (batch, _layout.Architecture.ClassLogits),
            DirectionHead.SignPerAxis => ((long)batch * _layout.Architecture.Outputs, 2),
            DirectionHead.None => (0L, 0),
        };
        ThrowHelper.IfLengthDiffers(targets.Length, expected, nameof(targets));
        foreach (int target in targets)
        {
            if (target < -1 || target >= classes)
            {
                throw new ArgumentException(Invariant($"Class {target} does not exist; -1 to {classes - 1} are possible."), nameof(targets));
            }
        }
    }

    private void Prepare() => _team.Run(_layout.PreparationItems, new PreparationJob(_layout, _optimizer.Parameters.Pointer, _prepared.Pointer));
}
