using System.Diagnostics;
using System.Net;
using Pinpoint.DicomWeb;
using Pinpoint.Web.Metrics;
using Pinpoint.Web.Predictions;

namespace Pinpoint.Web.Archives;

/// <summary>
/// Scans of the archive that nobody waits for: done one after the other, each behind the same gate as all predictions. While the archive cannot be reached they
/// wait; a scan leaves the queue only when its report is stored, or cannot be.
/// </summary>
internal sealed class ArchiveQueue(ArchiveWork work, PredictionGate gate, ServerLife life, ServerMetrics metrics, AccessLog log, ServeOptions options)
    : IDisposable
{
    private const int MostTimeouts = 3;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);
    private readonly Lock _lock = new();
    private readonly LinkedList<ArchiveRequest> _line = [];
    private readonly HashSet<ArchiveRequest> _waiting = [];
    private readonly SemaphoreSlim _news = new(0);
    private readonly Dictionary<ArchiveRequest, int> _timeouts = [];

    // An archive that breaks off in the middle of its answer may have kept the report: found at the next try, it is this server's all the same.
    private readonly HashSet<ArchiveRequest> _begun = [];

    /// <summary>How many wait.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
            {
                return _line.Count;
            }
        }
    }

    /// <summary>Lets a scan wait; one that waits already is not added again, but one that is being worked on is, for its series may have grown since.</summary>
    /// <returns>Whether there was room.</returns>
    public bool TryAdd(ArchiveRequest request)
    {
        lock (_lock)
        {
            if (_waiting.Contains(request))
            {
                return true;
            }

            if (_line.Count >= options.LongestArchiveQueue)
            {
                return false;
            }

            _waiting.Add(request);
            _line.AddLast(request);
        }

        _news.Release();
        return true;
    }

    /// <summary>Works until it is cancelled.</summary>
    /// <param name="fault">Is told of faults of this software.</param>
    /// <param name="cancellationToken">Ends the work, what is under way too.</param>
    public async Task RunAsync(Action<Exception> fault, CancellationToken cancellationToken)
    {
        TimeSpan pause = options.FirstArchivePause;
        while (true)
        {
            await _news.WaitAsync(cancellationToken);
            ArchiveRequest request = Take();
            var clock = Stopwatch.StartNew();
            ArchiveResult? result = await OneAsync(request, fault, cancellationToken);
            if (result is { } end)
            {
                _timeouts.Remove(request);
                _begun.Remove(request);
                metrics.Archived(end);
                log.Archived(request.Study, request.Series, end, clock.Elapsed);
                pause = options.FirstArchivePause;
                continue;
            }

            TryAdd(request);
            await Task.Delay(pause, cancellationToken);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _news.Dispose();

    private ArchiveRequest Take()
    {
        lock (_lock)
        {
            ArchiveRequest first = _line.First!.Value;
            _line.RemoveFirst();
            _waiting.Remove(first);
            return first;
        }
    }

    // Null where it is to be tried again.
    private async Task<ArchiveResult?> OneAsync(ArchiveRequest request, Action<Exception> fault, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            ArchiveRequest chosen = await work.ChooseAsync(request, cancellationToken);
            ArchiveResult found = _begun.Contains(request) ? ArchiveResult.Stored : ArchiveResult.Known;
            if (await work.FindAsync(chosen, cancellationToken) is not null)
            {
                return found;
            }

            PredictionPlace place = await EnterAsync(cancellationToken);
            ending.CancelAfter(options.Timeout);
            _begun.Add(request);
            return (await work.RunAsync(chosen, place, ending.Token)).Report is { WasThere: true } ? found : ArchiveResult.Stored;
        }
        catch (ArchiveException exception) when (exception.MayPass)
        {
            return null;
        }
        catch (RequestRefusedException exception) when (exception.Status == (int)HttpStatusCode.TooManyRequests)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            int timeouts = _timeouts.GetValueOrDefault(request) + 1;
            _timeouts[request] = timeouts;
            return timeouts < MostTimeouts ? null : ArchiveResult.Failed;
        }
        catch (Exception exception) when (exception is PinpointException or RequestRefusedException or OutOfMemoryException)
        {
            return ArchiveResult.Failed;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // One scan that meets a fault stops none of the others.
            fault(exception);
            log.Fault(exception);
            return ArchiveResult.Failed;
        }
    }

    private async Task<PredictionPlace> EnterAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (life.IsReady && gate.TryEnter(null, out PredictionPlace? place, out _))
            {
                return place;
            }

            await Task.Delay(Look, cancellationToken);
        }
    }
}
