using System.Text.Json.Serialization;
using Pinpoint.Workflows;

namespace Pinpoint.Documents;

/// <summary>A request's body that names a scan in the server's archive.</summary>
/// <param name="Study">The UID of the study.</param>
/// <param name="Series">The series' UID, number or description; null takes the one with the most slices.</param>
/// <param name="Model">The model's name; null where the server has but one.</param>
/// <param name="Store">Whether the report is stored in the archive.</param>
/// <param name="Force">Whether a further report is stored where the archive has one of this model on these images.</param>
/// <param name="Wait">Whether the answer is waited for; without, the scan is queued.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ArchiveBody(
    string? Study, string? Series = null, string? Model = null, bool Store = false, bool Force = false, bool Wait = true);

/// <summary>A report in the archive.</summary>
/// <param name="StudyUid">Study Instance UID; that of the images.</param>
/// <param name="SeriesUid">Series Instance UID; the report has a series of its own.</param>
/// <param name="InstanceUid">The report; null where the archive had it already.</param>
/// <param name="WasThere">Whether the archive had a report of this model on these images, so that nothing was stored.</param>
public sealed record StoredReportItem(string StudyUid, string SeriesUid, string? InstanceUid, bool WasThere)
{
    /// <summary>A stored report.</summary>
    public static StoredReportItem? Of(StoredReport? report) =>
        report is null ? null : new StoredReportItem(report.StudyUid, report.SeriesUid, report.InstanceUid, report.WasThere);
}

/// <summary>What a model finds in a scan of the archive: <c>POST /api/v1/dicomweb/predict</c>.</summary>
/// <param name="Prediction">What it finds.</param>
/// <param name="Report">The report in the archive; null where none was to be stored.</param>
public sealed record ArchivePredictionDocument(PredictionDocument Prediction, StoredReportItem? Report) : Document("archive_prediction", 1);

/// <summary>A scan of the archive that waits for its turn: <c>POST /api/v1/dicomweb/predict</c> with <c>wait</c> false.</summary>
/// <param name="StudyUid">Study Instance UID.</param>
/// <param name="Waiting">How many scans wait, this one included.</param>
public sealed record ArchiveQueuedDocument(string StudyUid, int Waiting) : Document("archive_queued", 1);
