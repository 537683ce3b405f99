using System.Text.Json;

namespace Pinpoint.Imaging;

/// <summary>
/// A file that lists scans: a CSV as a data set's manifest (columns case, volume and nifti_no_codes; others are passed over), a text with a scan a line, or a
/// JSON array of scans or of objects with <c>case</c> and <c>volume</c>. Paths are relative to the list's folder. Scans that do not exist are listed as well.
/// </summary>
public static class ScanList
{
    private const string Columns = "case,volume,nifti_no_codes";

    private static readonly (string Ending, Func<string, IEnumerable<Row>> Read)[] Forms =
    [
        (".csv", ReadCsv), (".tsv", ReadCsv), (".txt", ReadText), (".json", ReadJson),
    ];

    /// <summary>Whether a path has the name of a list and is a file.</summary>
    public static bool IsList(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return !VolumeFile.HasVolumeName(path)
            && !HasEnding(path, ".mrk.json")
            && Array.Exists(Forms, form => HasEnding(path, form.Ending))
            && File.Exists(path);
    }

    /// <summary>Lists the scans, in order.</summary>
    /// <param name="path">The list.</param>
    /// <exception cref="BadInputException">It cannot be read, lists nothing, or a name or a scan stands twice or is none.</exception>
    public static IReadOnlyList<ListedScan> Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? "";
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var volumes = new Dictionary<string, string>(StringComparer.Ordinal);
        var scans = new List<ListedScan>();
        foreach (Row row in Array.Find(Forms, form => HasEnding(path, form.Ending)).Read(path))
        {
            string volume = Path.TrimEndingDirectorySeparator(Path.Combine(folder, row.Volume));
            string? name = string.IsNullOrEmpty(row.Case) ? null : row.Case;
            if (row.Volume.Length == 0)
            {
                throw new BadInputException(path, row.Place, "names no scan; give its path");
            }

            if (name is not null && (name[0] == '.' || name.Any(letter => char.IsControl(letter) || letter is '/' or '\\')))
            {
                throw new BadInputException(path, row.Place, $"the case '{Excerpt.Of(name)}' can name no file; leave out slashes and a dot at its beginning");
            }

            if (name is not null && !names.TryAdd(name, row.Place))
            {
                throw new BadInputException(path, row.Place, $"the case '{Excerpt.Of(name)}' stands already on {names[name]}; give each a name of its own");
            }

            if (!volumes.TryAdd(volume, row.Place))
            {
                throw new BadInputException(path, row.Place, $"the scan '{Excerpt.Of(row.Volume)}' stands already on {volumes[volume]}; list each once");
            }

            scans.Add(new ListedScan(name, volume, row.NoCodes));
        }

        return scans.Count > 0 ? scans : throw new BadInputException(path, null, "lists no scans; write one a line");
    }

    private static bool HasEnding(string path, string ending) => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<Row> ReadCsv(string path)
    {
        (CsvHeader header, IReadOnlyList<CsvRow> rows) = CsvTable.Open(InputText.Read(path));
        int volume = header.Require("volume", Columns);
        int name = header.Find("case");
        int noCodes = header.Find("nifti_no_codes");
        return rows.Select(row => new Row(row.Place, row.Field(name), row.Field(volume), DatasetManifest.NoCodesOf(path, row, row.Field(noCodes))));
    }

    private static IEnumerable<Row> ReadText(string path) => InputText.Read(path).Text.Split('\n')
        .Select((line, i) => new Row(Invariant($"line {i + 1}"), null, line.Trim(), null))
        .Where(row => row.Volume.Length > 0 && row.Volume[0] != '#');

    private static List<Row> ReadJson(string path)
    {
        JsonElement root = InputJson.Parse(InputText.Read(path));
        var rows = new List<Row>();
        foreach (JsonElement item in root.ValueKind == JsonValueKind.Array ? root.EnumerateArray() : throw NoList(path, null))
        {
            string place = Invariant($"entry {rows.Count + 1}");
            rows.Add(item.ValueKind switch
            {
                JsonValueKind.String => new Row(place, null, item.GetString()!, null),
                JsonValueKind.Object => new Row(place, item.TextMember("case", path, place), item.TextMember("volume", path, place), null),
                _ => throw NoList(path, place),
            });
        }

        return rows;
    }

    private static BadInputException NoList(string path, string? place) =>
        new(path, place, "is no list of scans; write a JSON array of paths, or of objects with 'case' and 'volume'");

    private sealed record Row(string Place, string? Case, string Volume, NiftiNoCodes? NoCodes);
}
