namespace Pinpoint.Web.Predictions;

/// <summary>
/// Gives the memory of scans back to the system once the server has been idle for a while. The runtime would keep it until the next collection, which never
/// comes while nobody asks for anything: one large scan would leave the process large for days.
/// </summary>
internal sealed class IdleMemory : IDisposable
{
    private readonly Timer _timer;
    private readonly TimeSpan _wait;

    /// <summary>Starts with a server that is busy.</summary>
    /// <param name="wait">How long nothing must be under way.</param>
    /// <param name="giveBack">Gives the memory back.</param>
    public IdleMemory(TimeSpan wait, Action giveBack)
    {
        _wait = wait;
        _timer = new Timer(_ => giveBack(), null, Timeout.Infinite, Timeout.Infinite);
    }

    /// <summary>As a server does it: after a second.</summary>
    public static IdleMemory OfServer() => new(TimeSpan.FromSeconds(1), () =>
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true));

    /// <summary>Something is under way.</summary>
    public void Wake() => _timer.Change(Timeout.Infinite, Timeout.Infinite);

    /// <summary>Nothing is under way any more.</summary>
    public void Rest() => _timer.Change(_wait, Timeout.InfiniteTimeSpan);

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();
}
