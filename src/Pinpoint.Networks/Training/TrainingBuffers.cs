namespace Pinpoint.Networks;

/// <summary>The memory of a training step beside the parameters: all outputs, their gradients, a padded copy of the input, scratch.</summary>
internal sealed class TrainingBuffers : IDisposable
{
    public TrainingBuffers(NetworkLayout layout, int maxBatch, int threads)
    {
        long images = (long)maxBatch * layout.Architecture.Groups;
        Forward = new ForwardBuffers(layout, maxBatch, threads, records: true);
        Input = new AlignedBuffer(checked(images * layout.Convolutions[0].ImageLength) + ForwardBuffers.Slack);
        PooledGradient = [.. layout.Convolutions.Select(shape => new AlignedBuffer(checked(images * shape.OutputLength) + ForwardBuffers.Slack))];
        ProjectedGradient = layout.Projection is { } projection ? new AlignedBuffer(checked(images * projection.OutputStride)) : null;
        UnitGradient = [.. layout.Heads.Select(head => head.Select(layer => new AlignedBuffer((long)maxBatch * layer.OutputStride)).ToArray())];
        Partial = new AlignedBuffer(layout.Convolutions.Max(shape => GradientBlocking.Groups(shape) * (shape.End - shape.WeightOffset)));
        ScratchLength = GradientBlocking.ScratchLength(layout);
        Scratch = new AlignedBuffer(ScratchLength * threads);
    }

    public ForwardBuffers Forward { get; }

    /// <summary>The input with channels padded, <c>[image, row, column, stride]</c>.</summary>
    public AlignedBuffer Input { get; }

    public IReadOnlyList<AlignedBuffer> PooledGradient { get; }

    /// <summary>The gradient of what the projection makes, null without one.</summary>
    public AlignedBuffer? ProjectedGradient { get; }

    /// <summary>The gradient of what the heads see.</summary>
    public AlignedBuffer JointGradient => ProjectedGradient ?? PooledGradient[^1];

    public IReadOnlyList<AlignedBuffer[]> UnitGradient { get; }

    /// <summary>Weight gradients of the sample groups of one block.</summary>
    public AlignedBuffer Partial { get; }

    public AlignedBuffer Scratch { get; }

    /// <summary>Scratch values of one thread.</summary>
    public long ScratchLength { get; }

    public void Dispose()
    {
        foreach (AlignedBuffer buffer in PooledGradient.Concat(UnitGradient.SelectMany(head => head)))
        {
            buffer.Dispose();
        }

        ProjectedGradient?.Dispose();
        Forward.Dispose();
        Input.Dispose();
        Partial.Dispose();
        Scratch.Dispose();
    }
}
