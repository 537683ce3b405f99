namespace Pinpoint.Cli.Parsing;

/// <summary>
/// A bound on the managed memory of this process, which holds scans and grids: the garbage collector keeps to it, and what does not fit ends in an
/// <see cref="OutOfMemoryException"/>. The weights of a model and the runtime itself come on top.
/// </summary>
internal sealed class MemoryBound : IDisposable
{
    private const string Setting = "GCHeapHardLimit";
    private readonly object? _before = AppContext.GetData(Setting);

    /// <summary>Sets the bound.</summary>
    /// <param name="megabytes">The bound, in units of 2^20 bytes.</param>
    /// <exception cref="UsageException">The process holds more already.</exception>
    public MemoryBound(int megabytes)
    {
        try
        {
            Set((ulong)megabytes << 20);
        }
        catch (InvalidOperationException exception)
        {
            Restore();
            throw new UsageException(Invariant($"--mem-mb {megabytes} is less than the program takes without any image; give more"), exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Restore();
        GC.RefreshMemoryLimit();
    }

    private static void Set(ulong bytes)
    {
        AppContext.SetData(Setting, bytes);
        GC.RefreshMemoryLimit();
    }

    private void Restore() => AppContext.SetData(Setting, _before ?? 0UL);
}
