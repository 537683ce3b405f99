using System.Diagnostics;

namespace Pinpoint.Training;

/// <summary>How far a stage has come: by its steps, or by its window of the run's time budget.</summary>
internal sealed class StageClock
{
    private readonly Stopwatch _clock = new();
    private readonly TimeSpan? _budget;
    private TimeSpan _before;
    private TimeSpan _windowStart;
    private TimeSpan _windowEnd;
    private TimeSpan _entered;
    private double _shareAtEntry;

    public StageClock(TimeSpan? budget) => _budget = budget;

    /// <summary>Training time so far, over all resumed parts.</summary>
    public TimeSpan Elapsed => _before + _clock.Elapsed;

    /// <summary>Starts counting, after the time that earlier parts of the run took.</summary>
    public void Start(TimeSpan before)
    {
        _before = before;
        _clock.Start();
    }

    /// <summary>Gives a stage its window: from <paramref name="from"/> to <paramref name="until"/> as shares of the budget.</summary>
    /// <param name="from">Where the window starts.</param>
    /// <param name="until">Where it ends.</param>
    /// <param name="stepShare">The share of the stage's steps that an earlier part of the run has taken.</param>
    public void Enter(double from, double until, double stepShare)
    {
        _entered = Elapsed;
        _shareAtEntry = stepShare;
        _windowStart = _budget * from ?? Elapsed;
        _windowEnd = _budget * until ?? TimeSpan.MaxValue;
    }

    /// <summary>The share of the stage that is done, 0 .. 1.</summary>
    public double ShareOf(long step, long steps)
    {
        double share = _budget is null ? (double)step / steps : (Elapsed - _windowStart) / (_windowEnd - _windowStart);
        return Math.Clamp(share, 0, 1);
    }

    /// <summary>An estimate of the time that the stage still takes, from the share that is done.</summary>
    public TimeSpan RemainingOf(double share)
    {
        if (_budget is not null)
        {
            return _windowEnd - Elapsed;
        }

        double done = share - _shareAtEntry;
        return done > 0 ? (Elapsed - _entered) * ((1 - share) / done) : TimeSpan.Zero;
    }
}
