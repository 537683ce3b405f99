using Pinpoint.DicomWeb;
using Pinpoint.Web.Metrics;
using Pinpoint.Web.Models;
using Pinpoint.Web.Predictions;
using Pinpoint.Workflows;

namespace Pinpoint.Web.Archives;

/// <summary>The server's archive, and what is done with it in the background.</summary>
internal sealed class ArchiveService : IAsyncDisposable
{
    private readonly DicomWebClient _client;
    private readonly ReportStore _reports;
    private readonly ArchiveSweep? _sweep;
    private readonly CancellationTokenSource _ending;
    private Task _background = Task.CompletedTask;

    public ArchiveService(
        DicomWebOptions archive, ServeOptions options, ModelCatalog catalog, PredictionGate gate, MemoryBudget memory, ServerMetrics metrics, ServerLife life,
        AccessLog log)
    {
        _client = new DicomWebClient(archive with
        {
            LargestSeries = options.LargestBody,
            LargestInstance = Math.Min(archive.LargestInstance, options.LargestBody),
        });
        _reports = new ReportStore(_client);
        _ending = CancellationTokenSource.CreateLinkedTokenSource(life.GivenUp);
        Work = new ArchiveWork(_reports, memory, metrics);
        Queue = new ArchiveQueue(Work, gate, life, metrics, log, options);
        metrics.ArchiveWaiting = () => Queue.Waiting;
        _sweep = options.SweepModalities.Count > 0 ? new ArchiveSweep(_client, Queue, catalog.Models[0], options, log) : null;
    }

    /// <summary>Does what is waited for.</summary>
    public ArchiveWork Work { get; }

    /// <summary>Does what nobody waits for.</summary>
    public ArchiveQueue Queue { get; }

    /// <summary>Refuses options of an archive that cannot be.</summary>
    /// <exception cref="UsageException">A sweep has no archive, or would not know which model to take.</exception>
    public static void Check(ServeOptions options, int models)
    {
        if (options.SweepModalities.Count > 0 && options.Archive is null)
        {
            throw new UsageException("--sweep goes with --dicomweb, which is missing");
        }

        if (options.SweepModalities.Count > 0 && models != 1)
        {
            throw new UsageException($"--sweep takes one model, and {models} are served; name one");
        }

        if (options.SweepModalities.FirstOrDefault(modality => !DicomWebClient.IsModality(modality)) is { } wrong)
        {
            throw new UsageException($"--sweep: '{wrong}' is no modality; give CT, MR or another that DICOM has");
        }
    }

    /// <summary>Begins to work in the background.</summary>
    public void Start(Action<Exception> fault) => _background = Task.WhenAll(
        Task.Run(() => Queue.RunAsync(fault, _ending.Token)), _sweep is null ? Task.CompletedTask : Task.Run(() => _sweep.RunAsync(fault, _ending.Token)));

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await Task.WhenAny(_background);
        Queue.Dispose();
        _reports.Dispose();
        _client.Dispose();
        _ending.Dispose();
    }
}
