namespace Pinpoint.Networks;

/// <summary>The memory of a forward pass: every layer's outputs for the largest batch, and scratch for each thread.</summary>
internal sealed class ForwardBuffers : IDisposable
{
    /// <summary>Values that kernels may read (never use) behind an image's last pixel.</summary>
    public const int Slack = 64;

    public ForwardBuffers(NetworkLayout layout, int maxBatch, int threads, bool records)
    {
        long images = (long)maxBatch * layout.Architecture.Groups;
        Pooled = [.. layout.Convolutions.Select(shape => new AlignedBuffer(checked(images * shape.OutputLength) + Slack))];
        Records = records
            ? [.. layout.Convolutions.Select(shape => new AlignedBuffer(checked(images * shape.Windows * shape.MapPanels * Winograd.RecordWords)))]
            : [];
        Projected = layout.Projection is { } projection ? new AlignedBuffer(checked(images * projection.OutputStride)) : null;
        Units = [.. layout.Heads.Select(head => head.Select(layer => new AlignedBuffer((long)maxBatch * layer.OutputStride)).ToArray())];
        ScratchLength = layout.Convolutions.Max(shape => Winograd.ScratchLength(shape, BlockTiles(shape)));
        ScratchLength = (ScratchLength + 15) / 16 * 16;
        Scratch = new AlignedBuffer(ScratchLength * threads);
    }

    /// <summary>Pooled maps of each block, <c>[image, window, map]</c>.</summary>
    public IReadOnlyList<AlignedBuffer> Pooled { get; }

    /// <summary>Pooling records of each block, empty outside training.</summary>
    public IReadOnlyList<AlignedBuffer> Records { get; }

    /// <summary>What the projection makes of each group's features, <c>[image, unit]</c>; null without one.</summary>
    public AlignedBuffer? Projected { get; }

    /// <summary>What the heads see: the features of all groups, projected where the network does that.</summary>
    public AlignedBuffer Joint => Projected ?? Pooled[^1];

    /// <summary>Outputs of each head's layers, <c>[sample, unit]</c>.</summary>
    public IReadOnlyList<AlignedBuffer[]> Units { get; }

    public AlignedBuffer Scratch { get; }

    /// <summary>Scratch values of one thread.</summary>
    public long ScratchLength { get; }

    /// <summary>Tiles that one item of a block's forward pass does, so that its transforms stay in the second-level cache.</summary>
    public static int BlockTiles(ConvolutionShape shape) => shape.Narrow ? 4 : shape.Wide ? 24 : 48;

    public void Dispose()
    {
        foreach (AlignedBuffer buffer in Pooled.Concat(Records).Concat(Units.SelectMany(head => head)))
        {
            buffer.Dispose();
        }

        Projected?.Dispose();
        Scratch.Dispose();
    }
}
