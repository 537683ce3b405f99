namespace Pinpoint.Web.Predictions;

/// <summary>
/// How the server ends: first nothing new is begun, what is under way has a bounded time, and only then is it given up. Ready is who takes something new;
/// alive is who answers at all.
/// </summary>
internal sealed class ServerLife(PredictionGate gate) : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private readonly CancellationTokenSource _givenUp = new();
    private volatile bool _draining;

    /// <summary>Whether something new is begun.</summary>
    public bool IsReady => !_draining;

    /// <summary>Cancelled when what is under way is given up.</summary>
    public CancellationToken GivenUp => _givenUp.Token;

    /// <summary>Predictions under way.</summary>
    public int UnderWay => gate.Running + gate.Waiting;

    /// <summary>Refuses what is new while the server ends.</summary>
    /// <exception cref="RequestRefusedException">The server is being stopped.</exception>
    public void RefuseNew()
    {
        if (_draining)
        {
            throw Stopping();
        }
    }

    /// <summary>Begins nothing new, and waits for what is under way.</summary>
    /// <param name="most">How long; then the rest is given up.</param>
    /// <returns>How many predictions were given up.</returns>
    public async Task<int> DrainAsync(TimeSpan most)
    {
        _draining = true;
        var clock = System.Diagnostics.Stopwatch.StartNew();
        while (UnderWay > 0 && clock.Elapsed < most)
        {
            await Task.Delay(Look);
        }

        int left = UnderWay;
        await _givenUp.CancelAsync();
        return left;
    }

    /// <summary>What those are told whom the server no longer serves.</summary>
    public static RequestRefusedException Stopping() =>
        new(StatusCodes.Status503ServiceUnavailable, "the server is being stopped; send the request again when it is back", TimeSpan.FromSeconds(5));

    /// <inheritdoc/>
    public void Dispose() => _givenUp.Dispose();
}
