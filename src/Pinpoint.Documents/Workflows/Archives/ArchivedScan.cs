using Pinpoint.Imaging;

namespace Pinpoint.Workflows;

/// <summary>A scan that was fetched from an archive.</summary>
/// <param name="StudyUid">The study.</param>
/// <param name="SeriesUid">The series.</param>
/// <param name="Images">Its files.</param>
public sealed record ArchivedScan(string StudyUid, string SeriesUid, DicomSeries Images)
{
    /// <summary>What the scan is called in answers and for files: as a file of the series would be.</summary>
    public string Name => $"{SeriesUid}.dcm";
}
