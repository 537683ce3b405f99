namespace Pinpoint.Imaging;

/// <summary>
/// Lists the cases of a manifest: a CSV with the columns case, volume, landmarks, split, side and nifti_no_codes, its paths relative to the manifest's folder.
/// </summary>
internal static class DatasetManifest
{
    /// <summary>
    /// The columns; only volume must be there (and landmarks, unless unlabelled cases are wanted); <c>side</c> and <c>nifti_no_codes</c> may stand beside them.
    /// </summary>
    public const string Columns = "case,volume,landmarks,split";

    /// <summary>Lists the cases in the manifest's order.</summary>
    /// <exception cref="BadInputException">The manifest cannot be read, has no row or no volume column, a file is not there, or a case stands
    /// twice.</exception>
    public static Dataset Open(string path, DatasetOptions options)
    {
        if (!File.Exists(path))
        {
            throw new BadInputException(path, null, $"does not exist; give a folder with 'volumes' and 'landmarks', or a manifest CSV ({Columns})");
        }

        (CsvHeader header, IReadOnlyList<CsvRow> rows) = CsvTable.Open(InputText.Read(path));
        int caseColumn = header.Find("case");
        int volumeColumn = header.Require("volume", Columns);
        int landmarksColumn = header.Find("landmarks");
        int splitColumn = header.Find("split");
        int noCodesColumn = header.Find("nifti_no_codes");
        int sideColumn = header.Find("side");
        var cases = new List<DatasetCase>(rows.Count);
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (CsvRow row in rows)
        {
            string volume = Existing(path, row, row.Field(volumeColumn), "scan")
                ?? throw new BadInputException(path, row.Place, "names no scan; fill in the column 'volume'");
            string? landmarks = Existing(path, row, row.Field(landmarksColumn), "landmark file");
            if (landmarks is null && !options.IncludeUnlabelled)
            {
                throw new BadInputException(path, row.Place, "names no landmark file; fill in the column 'landmarks', or take the row out");
            }

            string name = row.Field(caseColumn) is { Length: > 0 } given ? given : VolumeFile.StemOf(volume);
            if (!lines.TryAdd(name, row.Line))
            {
                throw new BadInputException(
                    path, row.Place, Invariant($"the case '{Excerpt.Of(name)}' stands already on line {lines[name]}; give each case a name of its own"));
            }

            NiftiNoCodes noCodes = NoCodesOf(path, row, row.Field(noCodesColumn)) ?? options.ReadOptions.NiftiNoCodes;
            cases.Add(new DatasetCase(name, volume, landmarks, SplitOf(path, row, row.Field(splitColumn)))
            {
                ReadOptions = options.ReadOptions with { NiftiNoCodes = noCodes },
                Side = SideOf(path, row, row.Field(sideColumn)),
            });
        }

        return cases.Count > 0 ? new Dataset(path, cases, [], options) : throw new BadInputException(path, null, "lists no cases; add a row for each scan");
    }

    private static string? SplitOf(string path, CsvRow row, string text) => text.ToLowerInvariant() switch
    {
        "" => null,
        "train" or "training" => "train",
        "validation" or "val" => "validation",
        "test" => "test",
        _ => throw new BadInputException(path, row.Place, $"the split '{Excerpt.Of(text)}' is none of train, validation and test; mend it or leave it empty"),
    };

    internal static NiftiNoCodes? NoCodesOf(string path, CsvRow row, string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        return NiftiNoCodesNames.Find(text)
            ?? throw new BadInputException(path, row.Place, $"nifti_no_codes is '{Excerpt.Of(text)}', none of "
                + $"{string.Join(" and ", NiftiNoCodesNames.All)}; mend it or leave it empty");
    }

    private static BodySide? SideOf(string path, CsvRow row, string text) => text.Length == 0
        ? null
        : BodySides.Find(text)
            ?? throw new BadInputException(path, row.Place, $"the side '{Excerpt.Of(text)}' is neither left nor right; mend it or leave it empty");

    private static string? Existing(string manifest, CsvRow row, string file, string what)
    {
        if (file.Length == 0)
        {
            return null;
        }

        string full = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(manifest)) ?? "", file);
        return File.Exists(full) || (Directory.Exists(full) && ScanFolder.IsScan(full))
            ? full
            : throw new BadInputException(manifest, row.Place, $"the {what} '{file}' does not exist; paths are relative to the manifest's folder");
    }
}
