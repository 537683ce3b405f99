using System.Net;

namespace Pinpoint.Web.Predictions;

/// <summary>One prediction's place behind the gate.</summary>
internal sealed class PredictionPlace : IDisposable
{
    private readonly PredictionGate _gate;
    private readonly TaskCompletionSource _turn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Action<int>? _moved;
    private bool _left;

    internal PredictionPlace(PredictionGate gate, IPAddress? client)
    {
        _gate = gate;
        Client = client;
    }

    internal IPAddress? Client { get; }

    internal Task Turn => _turn.Task;

    /// <summary>Waits in line until the prediction may run.</summary>
    /// <param name="moved">Is told the place in line, from 1, whenever it changes; it must be quick.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="OperationCanceledException">The waiting was ended.</exception>
    public async Task WaitAsync(Action<int>? moved, CancellationToken cancellationToken)
    {
        _moved = moved;
        await using CancellationTokenRegistration registration = cancellationToken.Register(() => _turn.TrySetCanceled(cancellationToken));
        await _gate.Join(this);
    }

    /// <summary>Gives the place up, whether the prediction ran, waited or neither.</summary>
    public void Dispose()
    {
        if (!_left)
        {
            _left = true;

            // Whoever still waits does so no longer; then either the turn came, or it never will.
            _turn.TrySetCanceled();
            _gate.Leave(this, _turn.Task.IsCompletedSuccessfully);
        }
    }

    /// <summary>Gives the turn, unless the waiting has ended.</summary>
    internal bool Begin() => _turn.TrySetResult();

    internal void Tell(int position) => _moved?.Invoke(position);
}
