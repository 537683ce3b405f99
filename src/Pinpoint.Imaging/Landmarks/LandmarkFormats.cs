namespace Pinpoint.Imaging;

/// <summary>
/// The table of landmark formats. A file is read by the format that it fits best by its content; its name decides only where the content says
/// nothing. Another table, with a format more, can be given to whatever reads landmark files.
/// </summary>
public sealed class LandmarkFormats
{
    private readonly string[] _endings;

    /// <summary>Makes a table.</summary>
    /// <param name="rows">The formats; of those that fit a file equally well, the first reads it.</param>
    /// <exception cref="ArgumentException">Two formats share a name, or two that are written share a word.</exception>
    public LandmarkFormats(IEnumerable<ILandmarkFormat> rows)
    {
        Rows = [.. rows];
        if (Rows.DistinctBy(row => row.Name, StringComparer.OrdinalIgnoreCase).Count() < Rows.Count)
        {
            throw new ArgumentException("Two landmark formats share a name.", nameof(rows));
        }

        Written = [.. Rows.Where(row => row.Writer is not null)];
        if (Written.DistinctBy(row => row.Writer!.Word, StringComparer.OrdinalIgnoreCase).Count() < Written.Count)
        {
            throw new ArgumentException("Two landmark formats are written under one word.", nameof(rows));
        }

        // Longer endings first: ".json" alone would leave ".mrk" in the stem.
        _endings = [.. Rows.SelectMany(row => row.Endings).Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(ending => ending.Length)];
    }

    /// <summary>The formats that this software knows, the default of what is written first.</summary>
    public static LandmarkFormats Standard { get; } = new(
    [
        new MarkupsFormat(),
        new FiducialCsvFormat(),
        new LongCsvFormat(),
        new TpsFormat(),
        new IdavFormat(),
        new MniTagFormat(),
        new AmiraFormat(),
        new AntsFormat(),
        new ElastixFormat(),
        new SlicerTableFormat(),
        new PinPointsFormat(),
        new VoxelListFormat(),
        new BidsFormat(),
        new VerseFormat(),
        new NnLandmarkFormat(),
        new LabelMapFormat(),
        new DicomReportFormat(),
    ]);

    /// <summary>All formats.</summary>
    public IReadOnlyList<ILandmarkFormat> Rows { get; }

    /// <summary>The formats that are also written.</summary>
    public IReadOnlyList<ILandmarkFormat> Written { get; }

    /// <summary>The words of the formats that are written, for messages and help: <c>mrk.json, fcsv, ..</c>.</summary>
    public string WrittenWords => string.Join(", ", Written.Select(row => row.Writer!.Word));

    /// <summary>The words of the formats that are written where there are landmarks and no images that they lie in.</summary>
    public string WordsWithoutImages => string.Join(", ", Written.Where(row => !row.Writer!.NeedsImages).Select(row => row.Writer!.Word));

    /// <summary>The format of a file, told from its content.</summary>
    /// <exception cref="BadInputException">No format fits.</exception>
    public ILandmarkFormat FormatOf(LandmarkFileContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        (ILandmarkFormat row, LandmarkFormatFit fit) = Rows.Select(row => (row, row.Fit(content))).MaxBy(pair => pair.Item2);
        return fit != LandmarkFormatFit.None
            ? row
            : throw new BadInputException(
                content.Path, null, $"is in no known landmark format; known are {string.Join(", ", Rows.Select(known => known.Name))}");
    }

    /// <summary>The written format of that word, with or without a dot before it and regardless of case; null where there is none.</summary>
    public ILandmarkFormat? FindWritten(string word) =>
        Written.FirstOrDefault(row => row.Writer!.Word.Equals(word.TrimStart('.'), StringComparison.OrdinalIgnoreCase));

    /// <summary>The written format that a file's name asks for, by its longest ending; null where there is none.</summary>
    public ILandmarkFormat? FindWrittenByName(string path) => Written
        .SelectMany(row => row.Endings.Where(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)), (row, ending) => (Row: row, ending.Length))
        .OrderByDescending(fit => fit.Length)
        .Select(fit => fit.Row)
        .FirstOrDefault();

    /// <summary>Whether a file's name ends like a landmark file's; its content decides when it is read.</summary>
    public bool HasLandmarkName(string path) => EndingOf(Path.GetFileName(path)) is not null;

    /// <summary>The file's name without its folder and its format's ending, by which it is matched to a scan.</summary>
    public string StemOf(string path)
    {
        string name = Path.GetFileName(path);
        return EndingOf(name) is { } ending ? name[..^ending.Length] : Path.GetFileNameWithoutExtension(name);
    }

    private string? EndingOf(string name) =>
        Array.Find(_endings, ending => name.Length > ending.Length && name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
