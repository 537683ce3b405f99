using Pinpoint.DicomWeb;
using Pinpoint.Documents;
using Pinpoint.Imaging;
using Pinpoint.Web.Metrics;
using Pinpoint.Web.Predictions;
using Pinpoint.Workflows;

namespace Pinpoint.Web.Archives;

/// <summary>Predicts one scan of the archive. The scan is in memory only, and only the archive of the options is asked, whatever a request says.</summary>
internal sealed class ArchiveWork(ReportStore reports, MemoryBudget memory, ServerMetrics metrics)
{
    /// <summary>The series that a request means.</summary>
    /// <exception cref="PinpointException">There is none, or the archive cannot be reached.</exception>
    public async Task<ArchiveRequest> ChooseAsync(ArchiveRequest request, CancellationToken cancellationToken)
    {
        SeriesEntry series = await ArchiveScans.ChooseAsync(reports.Archive, request.Study, request.Series, cancellationToken);
        return request with { Series = series.SeriesUid };
    }

    /// <summary>The report that a request asks for, where the archive has it; it takes no images to tell.</summary>
    /// <param name="chosen">A request that names a series by its UID.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<StoredReport?> FindAsync(ArchiveRequest chosen, CancellationToken cancellationToken)
    {
        if (!chosen.Store || chosen.Force)
        {
            return null;
        }

        IReadOnlyList<InstanceEntry> instances = await reports.Archive.FindInstancesAsync(chosen.Study, chosen.Series!, cancellationToken);
        var identity = ReportIdentity.Of(chosen.Model.Facts!.ModelHash, chosen.Series!, instances.Select(instance => instance.InstanceUid));
        return await reports.FindAsync(chosen.Study, identity, cancellationToken);
    }

    /// <summary>Fetches, predicts and stores.</summary>
    /// <param name="chosen">A request that names a series by its UID.</param>
    /// <param name="place">The place behind the gate, which is given up at the end.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="PinpointException">The scan is none or damaged, or the archive refuses or cannot be reached.</exception>
    /// <exception cref="RequestRefusedException">There is no memory for the scan.</exception>
    public async Task<ArchivePredictionDocument> RunAsync(ArchiveRequest chosen, PredictionPlace place, CancellationToken cancellationToken)
    {
        using var held = place;
        ArchivedScan scan = await ArchiveScans.FetchAsync(reports.Archive, chosen.Study, chosen.Series!, cancellationToken);
        using var prediction = new Prediction(new PredictionRequest(chosen.Model, scan.Name, null, null, false, Stream.Null, null), place, memory, metrics);
        await prediction.ReadAsync(scan.Images, cancellationToken);

        // What no report can be filed with is refused before it is searched.
        LandmarkWriteOptions? options = chosen.Store ? chosen.Model.Facts!.OfScan(scan.Name, scan.Images, new VolumeReadOptions()) : null;
        StoredReport? stored = null;
        PredictionDocument answer = await prediction.SearchAsync(
            _ => { },
            cancellationToken,
            async found => stored = options is null
                ? null
                : await reports.StoreAsync(
                    scan, found.Answer.Landmarks, chosen.Model.Facts!.WithAnswer(options, found.Answer), chosen.Force, cancellationToken));
        return new ArchivePredictionDocument(
            stored?.Warning is { } odd ? answer with { Warnings = [.. answer.Warnings, odd] } : answer, StoredReportItem.Of(stored));
    }
}
