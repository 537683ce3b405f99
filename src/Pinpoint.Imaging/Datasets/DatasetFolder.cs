namespace Pinpoint.Imaging;

/// <summary>Lists the cases of a folder with <c>volumes/</c> and <c>landmarks/</c>: files of the same stem belong together.</summary>
internal static class DatasetFolder
{
    private const int NamedFiles = 3;

    /// <summary>Lists the cases in ordinal order of their names.</summary>
    /// <exception cref="BadInputException">A folder is missing or empty, nothing matches, or two files of a kind share a stem.</exception>
    public static Dataset Open(string root, DatasetOptions options)
    {
        SortedDictionary<string, string> volumes = Files(root, "volumes", "scans", VolumeFile.HasVolumeName, VolumeFile.StemOf, required: true);
        SortedDictionary<string, string> landmarks = Files(root, "landmarks", "landmark files", options.LandmarkFormats.HasLandmarkName, options.LandmarkFormats.StemOf, required: !options.IncludeUnlabelled);
        var cases = new List<DatasetCase>();
        var unlabelled = new List<string>();
        foreach ((string name, string volume) in volumes)
        {
            string? landmarkFile = landmarks.GetValueOrDefault(name);
            if (landmarkFile is null)
            {
                unlabelled.Add(Path.GetFileName(volume));
            }

            if (landmarkFile is not null || options.IncludeUnlabelled)
            {
                cases.Add(new DatasetCase(name, volume, landmarkFile, null));
            }
        }

        List<string> withoutScan = [.. landmarks.Where(file => !volumes.ContainsKey(file.Key)).Select(file => Path.GetFileName(file.Value))];
        if (cases.Count == 0)
        {
            throw new BadInputException(root, null, $"no scan has a landmark file of the same name (scans: {FirstFew(unlabelled)}; landmark files: {FirstFew(withoutScan)}); rename them so that they match");
        }

        var warnings = new List<string>();
        if (unlabelled.Count > 0 && !options.IncludeUnlabelled)
        {
            warnings.Add($"{root}: {unlabelled.Count} scans have no landmark file and are left out: {FirstFew(unlabelled)}");
        }

        if (withoutScan.Count > 0)
        {
            warnings.Add($"{root}: {withoutScan.Count} landmark files have no scan and are left out: {FirstFew(withoutScan)}");
        }

        return new Dataset(root, cases, warnings, options);
    }

    private static SortedDictionary<string, string> Files(string root, string folder, string what, Func<string, bool> hasName, Func<string, string> stemOf, bool required)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        string path = Path.Combine(root, folder);
        if (!Directory.Exists(path))
        {
            return required
                ? throw new BadInputException(root, null, $"has no folder '{folder}'; a data set is a folder with 'volumes' and 'landmarks', or a manifest CSV ({DatasetManifest.Columns})")
                : files;
        }

        foreach (string file in Directory.EnumerateFiles(path).Where(hasName).Order(StringComparer.Ordinal))
        {
            if (Path.GetFileName(file).StartsWith('.') || Path.GetFileName(file).Equals(LandmarkNamesFile.UsualName, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            string stem = stemOf(file);
            if (!files.TryAdd(stem, file))
            {
                throw new BadInputException(file, null, $"the case '{stem}' has a second file, {Path.GetFileName(files[stem])}; keep one of them");
            }
        }

        return files.Count > 0 || !required ? files : throw new BadInputException(path, null, $"holds no {what}; put them there");
    }

    private static string FirstFew(List<string> names) =>
        names.Count == 0 ? "none" : string.Join(", ", names.Take(NamedFiles)) + (names.Count > NamedFiles ? $" and {names.Count - NamedFiles} more" : "");
}
