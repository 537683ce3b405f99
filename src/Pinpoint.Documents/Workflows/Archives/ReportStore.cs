using Pinpoint.DicomWeb;
using Pinpoint.Imaging;

namespace Pinpoint.Workflows;

/// <summary>
/// Puts structured reports beside the images that they are of. A report of the same model on the same images is stored once: the archive is asked for it
/// before, and of those that this store stores at the same time, one looks after the other.
/// </summary>
/// <param name="archive">The archive.</param>
public sealed class ReportStore(DicomWebClient archive) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>The archive.</summary>
    public DicomWebClient Archive { get; } = archive;

    /// <summary>The report of a model on images, where the archive has it.</summary>
    /// <param name="studyUid">The study of the images.</param>
    /// <param name="identity">What the report is called (<see cref="ReportIdentity.Of"/>).</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArchiveException">The archive cannot be reached, or refuses.</exception>
    public async Task<StoredReport?> FindAsync(string studyUid, ReportIdentity identity, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(identity);
        IReadOnlyList<SeriesEntry> found = await Archive.FindSeriesAsync(studyUid, identity.SeriesUid, cancellationToken);
        return found.Any(series => series.SeriesUid == identity.SeriesUid) ? new StoredReport(studyUid, identity.SeriesUid, null, true) : null;
    }

    /// <summary>Stores a report, unless the archive has one of the same model on the same images.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="landmarks">The landmarks, in LPS mm.</param>
    /// <param name="options">The images and the model.</param>
    /// <param name="force">Whether to store a further report, in a series of its own, where there is one.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArchiveException">The archive cannot be reached, or did not take the report.</exception>
    public async Task<StoredReport> StoreAsync(
        ArchivedScan scan, LandmarkSet landmarks, LandmarkWriteOptions options, bool force = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scan);
        ArgumentNullException.ThrowIfNull(options);
        var identity = ReportIdentity.Of(options.Origin?.ModelHash ?? "", scan.SeriesUid, scan.Images.InstanceUids);
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (await FindAsync(scan.StudyUid, identity, cancellationToken) is { } there)
            {
                if (!force)
                {
                    return there;
                }

                identity = ReportIdentity.New();
            }

            using var report = new MemoryStream();
            LandmarkFile.Write(report, landmarks, options with { Format = LandmarkFormats.Standard.FindWritten(Word), Identity = identity });
            StoreOutcome outcome = await Archive.StoreAsync(scan.StudyUid, identity.InstanceUid, report.ToArray(), cancellationToken);
            return new StoredReport(scan.StudyUid, identity.SeriesUid, identity.InstanceUid, false) { Warning = outcome.Warning };
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The word of the format of reports.</summary>
    internal const string Word = "dicom-sr";

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();
}
