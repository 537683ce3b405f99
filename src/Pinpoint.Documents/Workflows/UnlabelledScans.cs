using Pinpoint.Imaging;

namespace Pinpoint.Workflows;

/// <summary>The scans without labels that a training may learn from besides.</summary>
internal static class UnlabelledScans
{
    /// <summary>Lists them. Scans that the data set knows with labels are left out: whether to train on, to validate on or to test with.</summary>
    /// <param name="named">Scans, or folders of them.</param>
    /// <param name="data">The labelled scans.</param>
    /// <param name="reading">How scans are read.</param>
    /// <exception cref="BadInputException">A folder holds no volumes.</exception>
    /// <exception cref="UsageException">No scan is left, or two have one name.</exception>
    public static IReadOnlyList<DatasetCase> Of(IReadOnlyList<string> named, Dataset data, VolumeReadOptions reading)
    {
        Dictionary<string, DatasetCase> known = data.Cases.ToDictionary(item => item.Name, StringComparer.Ordinal);
        HashSet<string> labelled = data.Cases
            .Where(item => item.LandmarksPath is not null)
            .Select(item => Path.GetFullPath(item.VolumePath))
            .ToHashSet(StringComparer.Ordinal);
        var scans = new Dictionary<string, DatasetCase>(StringComparer.Ordinal);
        foreach (string path in ScanFiles.Expand(named).Where(path => !labelled.Contains(Path.GetFullPath(path))))
        {
            string name = VolumeFile.StemOf(path);
            string? other = scans.GetValueOrDefault(name)?.VolumePath
                ?? (known.GetValueOrDefault(name) is { LandmarksPath: not null } item ? item.VolumePath : null);
            if (other is not null)
            {
                throw new UsageException($"{path}: has the name of {other}; a case is told by its name, so rename one of them");
            }

            scans.Add(name, new DatasetCase(name, path, null, null) { ReadOptions = reading });
        }

        return scans.Count > 0 ? [.. scans.Values] : throw new UsageException($"{named[0]}: holds no scan that has no labels yet; leave --unlabelled out");
    }
}
