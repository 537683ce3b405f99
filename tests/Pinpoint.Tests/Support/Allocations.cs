namespace Pinpoint.Tests.Support;

/// <summary>Counts what an action allocates, on every thread.</summary>
internal static class Allocations
{
    private const int Attempts = 20;

    /// <summary>
    /// The least that any of several calls allocated, by the collector's own count over all threads. The runtime's own threads (the
    /// compiler's, the test host's) allocate now and then, never in all of them; the action's own allocations are in all.
    /// </summary>
    public static long LeastOf(Action action)
    {
        action();
        action();
        long least = long.MaxValue;
        for (int attempt = 0; attempt < Attempts && least > 0; attempt++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            action();
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        return least;
    }
}
