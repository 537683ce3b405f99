using System.Diagnostics.CodeAnalysis;

namespace Pinpoint.Web.Predictions;

/// <summary>
/// Bounds the predictions under way: so many run, so many more may stand in line, first come, first served; whoever comes then is turned away at
/// once. A scan counts from the first byte of its upload, so that the scans in memory are bounded too.
/// </summary>
internal sealed class PredictionGate(int concurrent, int queue)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<PredictionPlace> _line = [];
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
    public bool TryEnter([NotNullWhen(true)] out PredictionPlace? place)
    {
        lock (_lock)
        {
            place = _inside < concurrent + queue ? new PredictionPlace(this) : null;
            _inside += place is null ? 0 : 1;
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
