using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Pinpoint.Web.Predictions;

/// <summary>
/// Bounds the predictions under way: so many run, so many more may stand in line, first come, first served; whoever comes then is turned away at
/// once. A scan counts from the first byte of its upload, so that the scans in memory are bounded too.
/// </summary>
/// <param name="concurrent">How many run.</param>
/// <param name="queue">How many more may be inside.</param>
/// <param name="perClient">How many of them may be one client's.</param>
internal sealed class PredictionGate(int concurrent, int queue, int perClient)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<PredictionPlace> _line = [];
    private readonly Dictionary<IPAddress, int> _clients = [];
    private int _inside;
    private int _running;

    /// <summary>Predictions that run.</summary>
    public int Running
    {
        get
        {
            lock (_lock)
            {
                return _running;
            }
        }
    }

    /// <summary>Predictions that were let in and do not run yet: their scans are being read, or they stand in line.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
            {
                return _inside - _running;
            }
        }
    }

    /// <summary>Lets a prediction in, if there is room; the place is given up by disposing of it.</summary>
    /// <param name="client">Whose it is; null where clients are not told apart.</param>
    /// <param name="place">The place.</param>
    /// <param name="alone">Whether there would be room for another client.</param>
    public bool TryEnter(IPAddress? client, [NotNullWhen(true)] out PredictionPlace? place, out bool alone)
    {
        lock (_lock)
        {
            bool room = _inside < concurrent + queue;
            int held = client is null ? 0 : _clients.GetValueOrDefault(client);
            alone = room && client is not null && held >= perClient;
            place = room && !alone ? new PredictionPlace(this, client) : null;
            if (place is not null)
            {
                _inside++;
                if (client is not null)
                {
                    _clients[client] = held + 1;
                }
            }
        }

        return place is not null;
    }

    internal Task Join(PredictionPlace place)
    {
        lock (_lock)
        {
            _line.AddLast(place);
        }

        Advance();
        return place.Turn;
    }

    internal void Leave(PredictionPlace place, bool runs)
    {
        lock (_lock)
        {
            _line.Remove(place);
            _running -= runs ? 1 : 0;
            _inside--;
            if (place.Client is { } client && --_clients[client] == 0)
            {
                _clients.Remove(client);
            }
        }

        Advance();
    }

    private void Advance()
    {
        lock (_lock)
        {
            while (_running < concurrent && _line.First is { } first)
            {
                _line.RemoveFirst();
                _running += first.Value.Begin() ? 1 : 0;
            }

            int position = 0;
            foreach (PredictionPlace place in _line)
            {
                place.Tell(++position);
            }
        }
    }
}
