namespace Pinpoint.Imaging;

/// <summary>
/// Lists the cases of a folder with <c>volumes/</c> and <c>landmarks/</c>: files of the same stem belong together, and of the rest those whose
/// stems differ only in the suffixes of nnU-Net and BIDS (see <see cref="CaseStems"/>).
/// </summary>
internal static class DatasetFolder
{
    private const int NamedFiles = 3;

    /// <summary>Lists the cases in ordinal order of their names.</summary>
    /// <exception cref="BadInputException">A folder is missing or empty, nothing matches, or two files of a kind share a stem.</exception>
    public static Dataset Open(string root, DatasetOptions options)
    {
        SortedDictionary<string, string> volumes = Files(root, "volumes", "scans", ScanFolder.ScansIn, VolumeFile.StemOf, required: true);
        SortedDictionary<string, string> landmarks = Files(
            root,
            "landmarks",
            "landmark files",
            path => Directory.EnumerateFiles(path).Where(options.LandmarkFormats.HasLandmarkName).Order(StringComparer.Ordinal),
            options.LandmarkFormats.StemOf,
            required: !options.IncludeUnlabelled);
        var warnings = new List<string>();
        SortedDictionary<string, (string Volume, string Landmarks)> pairs = Pairs(root, volumes, landmarks, warnings);
        List<DatasetCase> cases = [.. pairs.Select(pair => new DatasetCase(pair.Key, pair.Value.Volume, pair.Value.Landmarks, null))];
        List<string> unlabelled = [.. volumes.Values.Select(file => Path.GetFileName(file))];
        List<string> withoutScan = [.. landmarks.Values.Select(file => Path.GetFileName(file))];
        if (options.IncludeUnlabelled)
        {
            cases = [.. cases.Concat(volumes.Select(scan => new DatasetCase(scan.Key, scan.Value, null, null)))
                .OrderBy(item => item.Name, StringComparer.Ordinal)];
        }

        if (cases.Count == 0)
        {
            throw new BadInputException(
                root, null, $"no scan has a landmark file of the same name (scans: {FirstFew(unlabelled)}; landmark files: {FirstFew(withoutScan)}); " +
                    "rename them so that they match");
        }

        if (unlabelled.Count > 0 && !options.IncludeUnlabelled)
        {
            warnings.Add(Invariant($"{root}: {unlabelled.Count} scans have no landmark file and are left out: {FirstFew(unlabelled)}"));
        }

        if (withoutScan.Count > 0)
        {
            warnings.Add(Invariant($"{root}: {withoutScan.Count} landmark files have no scan and are left out: {FirstFew(withoutScan)}"));
        }

        return new Dataset(root, [.. cases.Select(item => item with { ReadOptions = options.ReadOptions })], warnings, options);
    }

    // Takes the files that it pairs out of the two lists.
    private static SortedDictionary<string, (string Volume, string Landmarks)> Pairs(
        string root, SortedDictionary<string, string> volumes, SortedDictionary<string, string> landmarks, List<string> warnings)
    {
        var pairs = new SortedDictionary<string, (string Volume, string Landmarks)>(StringComparer.Ordinal);
        foreach ((string stem, string volume) in volumes.ToArray())
        {
            if (landmarks.Remove(stem, out string? file))
            {
                volumes.Remove(stem);
                pairs.Add(stem, (volume, file));
            }
        }

        ILookup<string, string> scans = volumes.Keys.ToLookup(CaseStems.OfScan, StringComparer.Ordinal);
        foreach (IGrouping<string, string> files in landmarks.Keys.GroupBy(CaseStems.OfLandmarks, StringComparer.Ordinal).ToArray())
        {
            string[] candidates = [.. scans[files.Key]];
            string[] stems = [.. files];
            if (candidates.Length == 1 && stems.Length == 1 && !pairs.ContainsKey(files.Key))
            {
                volumes.Remove(candidates[0], out string? volume);
                landmarks.Remove(stems[0], out string? file);
                pairs.Add(files.Key, (volume!, file!));
            }
            else if (candidates.Length > 0)
            {
                warnings.Add(
                    $"{root}: case '{files.Key}': it is not clear which scan ({FirstFew([.. candidates])}) goes with which landmark file " +
                    $"({FirstFew([.. stems])}); keep one of each, or write a manifest");
            }
        }

        string[] channels = [.. volumes.Keys.Where(stem => CaseStems.OfFurtherChannel(stem) is { } bare && pairs.ContainsKey(bare))];
        foreach (string stem in channels)
        {
            volumes.Remove(stem);
        }

        if (channels.Length > 0)
        {
            warnings.Add(Invariant($"{root}: {channels.Length} scans are further channels of cases and are left out: {FirstFew([.. channels])}"));
        }

        return pairs;
    }

    private static SortedDictionary<string, string> Files(
        string root, string folder, string what, Func<string, IEnumerable<string>> list, Func<string, string> stemOf, bool required)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        string path = Path.Combine(root, folder);
        if (!Directory.Exists(path))
        {
            return required
                ? throw new BadInputException(
                    root, null, $"has no folder '{folder}'; a data set is a folder with 'volumes' and 'landmarks', or a manifest CSV " +
                        $"({DatasetManifest.Columns})")
                : files;
        }

        foreach (string file in list(path))
        {
            if (Path.GetFileName(file).StartsWith('.') || Path.GetFileName(file).Equals(LandmarkNamesFile.UsualName, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            string stem = stemOf(file);
            if (files.TryGetValue(stem, out string? other) && VolumeFile.HasVolumeName(other) != VolumeFile.HasVolumeName(file))
            {
                // A segmentation may stand beside the landmark file; only where there is none it can be a label map of landmarks.
                files[stem] = VolumeFile.HasVolumeName(other) ? file : other;
            }
            else if (!files.TryAdd(stem, file))
            {
                throw new BadInputException(file, null, $"the case '{stem}' has a second file, {Path.GetFileName(files[stem])}; keep one of them");
            }
        }

        return files.Count > 0 || !required ? files : throw new BadInputException(path, null, $"holds no {what}; put them there");
    }

    private static string FirstFew(List<string> names) =>
        names.Count == 0
            ? "none"
            : string.Join(", ", names.Take(NamedFiles)) + (names.Count > NamedFiles ? Invariant($" and {names.Count - NamedFiles} more") : "");
}
