namespace Pinpoint.Methods;

/// <summary>
/// What a step takes from stored scans, read while the step before computes. What is read depends on the step's number alone, so that it is the same
/// whether it was read ahead or not.
/// </summary>
/// <param name="read">Draws and reads what a step needs; never runs twice at once.</param>
internal sealed class NextBatch(Action<long> read) : IDisposable
{
    private Task? _reading;
    private long _step = -1;

    /// <summary>Waits for what a step needs, and reads it where that was not begun.</summary>
    /// <exception cref="ResourceException">A prepared scan's file is gone or damaged.</exception>
    public void Await(long step)
    {
        Task? reading = _reading;
        _reading = null;
        if (_step == step && reading is not null)
        {
            reading.GetAwaiter().GetResult();
            return;
        }

        Wait(reading);
        read(step);
    }

    /// <summary>Begins to read what a step needs; what the step before needed has been used.</summary>
    public void Begin(long step)
    {
        _step = step;
        _reading = Task.Run(() => read(step));
    }

    /// <inheritdoc/>
    public void Dispose() => Wait(_reading);

    // What failed for a step that is not taken matters to nobody.
    private static void Wait(Task? reading) => reading?.ContinueWith(_ => { }, TaskScheduler.Default).Wait();
}
