namespace Pinpoint.Workflows;

/// <summary>A report in an archive.</summary>
/// <param name="StudyUid">The study, which is that of the images.</param>
/// <param name="SeriesUid">The report's own series.</param>
/// <param name="InstanceUid">The report; null where it was there already.</param>
/// <param name="WasThere">Whether the archive had a report of this model on these images, so that nothing was stored.</param>
public sealed record StoredReport(string StudyUid, string SeriesUid, string? InstanceUid, bool WasThere)
{
    /// <summary>What the archive did not like, though it took the report; null where it took it as it is.</summary>
    public string? Warning { get; init; }
}
