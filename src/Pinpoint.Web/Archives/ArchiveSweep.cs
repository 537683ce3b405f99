using Pinpoint.DicomWeb;
using Pinpoint.Web.Metrics;
using Pinpoint.Web.Models;

namespace Pinpoint.Web.Archives;

/// <summary>
/// Looks again and again for recent series of some kinds, and queues each that has rested between two looks: so that no series is lost whose event was, because
/// the archive or this server was stopped in the middle. Those whose reports are there cost three short questions each, once.
/// </summary>
internal sealed class ArchiveSweep(DicomWebClient archive, ArchiveQueue queue, ServedModel model, ServeOptions options, AccessLog log)
{
    private Dictionary<string, Seen> _seen = new(StringComparer.Ordinal);

    /// <summary>Sweeps until it is cancelled.</summary>
    /// <param name="fault">Is told of faults of this software.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(Action<Exception> fault, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await OnceAsync(cancellationToken);
            }
            catch (ArchiveException)
            {
                // It is asked again, and whoever wants to know sees the count of waiting scans.
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // One look that meets a fault is not the last one.
                fault(exception);
                log.Fault(exception);
            }

            await Task.Delay(options.SweepEvery, cancellationToken);
        }
    }

    private async Task OnceAsync(CancellationToken cancellationToken)
    {
        DateOnly since = DateOnly.FromDateTime(DateTime.Now).AddDays(-options.SweepDays);
        var seen = new Dictionary<string, Seen>(StringComparer.Ordinal);
        foreach (string modality in options.SweepModalities)
        {
            foreach (SeriesEntry series in await archive.FindRecentSeriesAsync(modality, since, cancellationToken))
            {
                seen[series.SeriesUid] = await LookAsync(series, cancellationToken);
            }
        }

        _seen = seen;
    }

    private async Task<Seen> LookAsync(SeriesEntry series, CancellationToken cancellationToken)
    {
        long instances = series.Instances ?? (await archive.FindInstancesAsync(series.StudyUid, series.SeriesUid, cancellationToken)).Count;
        bool rests = _seen.TryGetValue(series.SeriesUid, out Seen before) && before.Instances == instances;
        return new Seen(
            instances,
            rests && (before.Queued || queue.TryAdd(new ArchiveRequest(model, series.StudyUid, series.SeriesUid, Store: true, Force: false))));
    }

    private readonly record struct Seen(long Instances, bool Queued);
}
