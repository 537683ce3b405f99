using Pinpoint.DicomWeb;
using Pinpoint.Imaging;

namespace Pinpoint.Workflows;

/// <summary>Finds scans in an archive, and fetches them into memory.</summary>
public static class ArchiveScans
{
    // A series of so few instances may be volumes of many frames each, which are looked up.
    private const int FewInstances = 8;

    // What stands beside images in a study and is none, or none that has a volume.
    private static readonly string[] NoImages = ["SR", "PR", "KO", "SEG", "RTSTRUCT", "RTPLAN", "RTDOSE", "RTRECORD", "REG", "FID", "DOC", "AU", "ECG", "PLAN"];

    /// <summary>The series of a study that is meant.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="studyUid">The study.</param>
    /// <param name="wanted">The series' UID, number or description; null takes the one with the most slices, and of several the first by number.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="BadInputException">There is none, or several are called so.</exception>
    /// <exception cref="ArchiveException">The archive cannot be reached, or refuses.</exception>
    public static async Task<SeriesEntry> ChooseAsync(
        DicomWebClient archive, string studyUid, string? wanted, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(archive);
        string study = $"study {studyUid}";
        if (DicomUid.IsValid(wanted) && wanted!.Contains('.', StringComparison.Ordinal))
        {
            return (await archive.FindSeriesAsync(studyUid, wanted, cancellationToken)).FirstOrDefault(series => series.SeriesUid == wanted)
                ?? throw new BadInputException(study, null, $"has no series {wanted}, or is not there; check the UIDs");
        }

        SeriesEntry[] images = [.. (await archive.FindSeriesAsync(studyUid, null, cancellationToken))
            .Where(series => !NoImages.Contains(series.Modality, StringComparer.Ordinal))];
        if (images.Length == 0)
        {
            throw new BadInputException(study, null, "has no series of images, or is not there; check its UID");
        }

        if (wanted is null)
        {
            return await LargestAsync(archive, images, cancellationToken);
        }

        SeriesEntry[] named = [.. images.Where(
            series => series.Description == wanted || (series.Number is { } number && Invariant($"{number}") == wanted))];
        return named.Length switch
        {
            1 => named[0],
            0 => throw new BadInputException(study, null, $"has no series '{wanted}'; choose one: {Listed(images)}"),
            _ => throw new BadInputException(study, null, $"has {named.Length} series '{wanted}'; choose one by its UID: {Listed(named)}"),
        };
    }

    /// <summary>Fetches a series.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="studyUid">The study.</param>
    /// <param name="seriesUid">The series.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="BadInputException">What came is damaged, or of another series.</exception>
    /// <exception cref="ArchiveException">The archive cannot be reached, refuses, or the series is too large.</exception>
    public static async Task<ArchivedScan> FetchAsync(
        DicomWebClient archive, string studyUid, string seriesUid, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(archive);
        return new ArchivedScan(studyUid, seriesUid, DicomSeries.Parse(seriesUid, await archive.FetchSeriesAsync(studyUid, seriesUid, cancellationToken)));
    }

    private static async Task<SeriesEntry> LargestAsync(DicomWebClient archive, SeriesEntry[] images, CancellationToken cancellationToken)
    {
        (SeriesEntry Series, long Slices)? largest = null;
        foreach (SeriesEntry series in images.OrderBy(series => series.Number ?? long.MaxValue).ThenBy(series => series.SeriesUid, StringComparer.Ordinal))
        {
            long slices = series.Instances is > FewInstances and { } count
                ? count
                : (await archive.FindInstancesAsync(series.StudyUid, series.SeriesUid, cancellationToken)).Sum(instance => instance.Frames);
            if (largest is null || slices > largest.Value.Slices)
            {
                largest = (series, slices);
            }
        }

        return largest!.Value.Series;
    }

    private static string Listed(IEnumerable<SeriesEntry> series) => string.Join(
        ", ", series.Take(10).Select(one => Invariant($"{one.SeriesUid} ({one.Modality} {one.Number} '{one.Description}')")));
}
