namespace Pinpoint.Benchmarks;

/// <summary>What contenders do.</summary>
internal enum PeerTask
{
    /// <summary>A forward pass.</summary>
    Forward,

    /// <summary>A training step, the batch ready in memory.</summary>
    Step,
}
