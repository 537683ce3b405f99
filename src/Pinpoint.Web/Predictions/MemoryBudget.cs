namespace Pinpoint.Web.Predictions;

/// <summary>The memory that all scans under way may take together.</summary>
/// <param name="bytes">How much it is.</param>
/// <param name="idle">Is told when a scan takes memory, and when none has any more.</param>
internal sealed class MemoryBudget(long bytes, IdleMemory idle)
{
    private long _taken;

    /// <summary>The bytes that are taken.</summary>
    public long Taken => Interlocked.Read(ref _taken);

    /// <summary>Takes memory for a scan, before any of it is used.</summary>
    /// <param name="need">The bytes.</param>
    /// <param name="retryAfter">When to try again where other scans have them.</param>
    /// <param name="held">What the same scan holds of the budget already.</param>
    /// <returns>Gives the memory back when it is disposed of.</returns>
    /// <exception cref="RequestRefusedException">There will never be, or is not now, so much.</exception>
    public IDisposable Take(double need, TimeSpan retryAfter, long held = 0)
    {
        if (!(held + need <= bytes))
        {
            throw new RequestRefusedException(
                413, $"this scan needs {(held + need) / (1 << 30):0.0} GiB of memory, and this server gives {(double)bytes / (1 << 30):0.0} GiB; crop the " +
                    "scan or sample it more coarsely");
        }

        long wanted = (long)need;
        if (Interlocked.Add(ref _taken, wanted) > bytes)
        {
            Interlocked.Add(ref _taken, -wanted);
            throw new RequestRefusedException(429, "other scans take the server's memory at the moment; send the scan again in a while", retryAfter);
        }

        idle.Wake();
        return new Reservation(this, wanted);
    }

    private void Return(long wanted)
    {
        if (Interlocked.Add(ref _taken, -wanted) == 0)
        {
            idle.Rest();
        }
    }

    private sealed class Reservation(MemoryBudget budget, long bytes) : IDisposable
    {
        private long _bytes = bytes;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _bytes, 0) is > 0 and long taken)
            {
                budget.Return(taken);
            }
        }
    }
}
