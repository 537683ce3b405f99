namespace Pinpoint.Networks;

/// <summary>All memory that <see cref="PatchNetwork.Predict"/> needs, taken once. One per concurrent caller; the network itself may be shared.</summary>
public sealed class NetworkWorkspace : IDisposable
{
    private readonly ForwardBuffers _buffers;

    /// <summary>Takes the memory for networks of one architecture.</summary>
    /// <param name="architecture">The architecture; every network predicted with this workspace must have an equal one.</param>
    /// <param name="maxBatch">Largest batch.</param>
    /// <param name="team">The threads that will do the work; used by one call at a time, and not disposed here.</param>
    /// <exception cref="ArgumentException">The architecture is impossible.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxBatch"/> is not positive.</exception>
    /// <exception cref="ResourceException">The machine has not enough memory.</exception>
    public NetworkWorkspace(NetworkArchitecture architecture, int maxBatch, WorkerTeam team)
        : this(new NetworkLayout(architecture), maxBatch, team, KernelSet.Best)
    {
    }

    /// <summary>Takes the memory for one network and others like it.</summary>
    /// <param name="network">The network.</param>
    /// <param name="maxBatch">Largest batch.</param>
    /// <param name="team">The threads that will do the work; used by one call at a time, and not disposed here.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxBatch"/> is not positive.</exception>
    /// <exception cref="ResourceException">The machine has not enough memory.</exception>
    public NetworkWorkspace(PatchNetwork network, int maxBatch, WorkerTeam team)
        : this((network ?? throw new ArgumentNullException(nameof(network))).Layout, maxBatch, team, KernelSet.Best)
    {
    }

    internal NetworkWorkspace(NetworkLayout layout, int maxBatch, WorkerTeam team, KernelSet kernels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxBatch);
        ArgumentNullException.ThrowIfNull(team);
        Layout = layout;
        MaxBatch = maxBatch;
        Team = team;
        _buffers = new ForwardBuffers(layout, maxBatch, team.ThreadCount, records: false);
        Forward = new ForwardPass(layout, _buffers, team, kernels);
    }

    /// <summary>Largest batch.</summary>
    public int MaxBatch { get; }

    /// <summary>The threads that do the work.</summary>
    public WorkerTeam Team { get; }

    internal NetworkLayout Layout { get; }

    internal ForwardPass Forward { get; }

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => _buffers.Dispose();

    /// <summary>The outputs of one head's last layer, <c>[sample, stride]</c>.</summary>
    internal ReadOnlySpan<float> HeadOutput(int head, int batch, out int stride)
    {
        stride = Layout.Heads[head][^1].OutputStride;
        return _buffers.Units[head][^1].Span(0, batch * stride);
    }
}
