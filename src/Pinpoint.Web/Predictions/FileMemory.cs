namespace Pinpoint.Web.Predictions;

/// <summary>What the file of a scan takes of the budget while it is read: an archive is held whole, the others pass through.</summary>
/// <param name="budget">The budget.</param>
/// <param name="retryAfter">When to try again where there is no memory now.</param>
internal sealed class FileMemory(MemoryBudget budget, TimeSpan retryAfter) : IDisposable
{
    private readonly List<IDisposable> _taken = [];

    /// <summary>The bytes that are taken.</summary>
    public long Held { get; private set; }

    /// <summary>Takes memory for more bytes of the file.</summary>
    /// <exception cref="RequestRefusedException">There will never be, or is not now, so much.</exception>
    public void Take(long bytes)
    {
        _taken.Add(budget.Take(bytes, retryAfter, Held));
        Held += bytes;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (IDisposable part in _taken)
        {
            part.Dispose();
        }

        _taken.Clear();
        Held = 0;
    }
}
