namespace Pinpoint.Imaging;

/// <summary>Reads and writes landmark files. Inside there is one frame, LPS millimetres; files in other frames are converted at this edge.</summary>
public static class LandmarkFile
{
    /// <summary>Reads the landmarks of one scan; the format is told from the content.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">The scan, the names and the case, where the file needs them.</param>
    /// <returns>The landmarks in the file's order, in LPS mm.</returns>
    /// <exception cref="BadInputException">The file is missing, cut short or in no known format, a coordinate is no finite number, a label
    /// stands twice, or the positions are voxels and no scan is given. The message names file, place and remedy.</exception>
    public static LandmarkSet Read(string path, LandmarkReadOptions? options = null)
    {
        options ??= new LandmarkReadOptions();
        var content = LandmarkFileContent.Read(path);
        return options.Formats.FormatOf(content).Read(content, options);
    }

    /// <summary>The format of a landmark file, told from its content.</summary>
    /// <exception cref="BadInputException">The file cannot be read or is in no known landmark format.</exception>
    public static ILandmarkFormat FormatOf(string path) => LandmarkFormats.Standard.FormatOf(LandmarkFileContent.Read(path));

    /// <summary>The cases that a file names, in its order; empty for formats that hold one unnamed case.</summary>
    /// <exception cref="BadInputException">The file cannot be read or is in no known landmark format.</exception>
    public static IReadOnlyList<string> CaseNames(string path)
    {
        var content = LandmarkFileContent.Read(path);
        return LandmarkFormats.Standard.FormatOf(content).CaseNames(content);
    }

    /// <summary>Writes the landmarks of one scan, whole or not at all.</summary>
    /// <param name="path">The file; its ending (such as .mrk.json, .fcsv, .csv) chooses the format unless the options do.</param>
    /// <param name="landmarks">The landmarks, in LPS mm.</param>
    /// <param name="options">The format and the case's name, where the path does not say them, and what else the file is to say.</param>
    /// <exception cref="UsageException">The ending is that of no format that is written, or the format is read only.</exception>
    /// <exception cref="BadInputException">A position is beyond <see cref="WorldPoint.GreatestMm"/>, the format cannot hold the landmarks, or it needs images
    /// and the options give none.</exception>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    public static void Write(string path, LandmarkSet landmarks, LandmarkWriteOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(landmarks);
        options ??= new LandmarkWriteOptions();
        LandmarkFormats formats = LandmarkFormats.Standard;
        ILandmarkFormat format = options.Format ?? formats.FindWrittenByName(path)
            ?? throw new UsageException($"{path}: no landmark format that is written ends like this; use one of " +
                string.Join(", ", formats.Written.Select(row => row.Writer!.Ending)));
        LandmarkFormatWriter writer = WriterOf(format);
        RefuseImplausible(path, landmarks);
        AtomicFile.Write(
            path,
            stream => writer.Write(stream, landmarks, options with { CaseName = options.CaseName ?? formats.StemOf(path) }),
            file => ReadBack(file, format, landmarks));
    }

    /// <summary>Writes the landmarks of one scan to a stream, which is left open.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="landmarks">The landmarks, in LPS mm.</param>
    /// <param name="options">The format, Slicer markups unless another is set, and the case's name for formats that hold it.</param>
    /// <exception cref="UsageException">The format is read only.</exception>
    public static void Write(Stream stream, LandmarkSet landmarks, LandmarkWriteOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(landmarks);
        options ??= new LandmarkWriteOptions();
        WriterOf(options.Format ?? LandmarkFormats.Standard.Written[0]).Write(stream, landmarks, options);
    }

    /// <summary>
    /// What a file of that name, chosen by its ending, cannot say of landmarks, as one line for a warning; null where it says all that matters.
    /// </summary>
    /// <param name="path">The file that <see cref="Write(string, LandmarkSet, LandmarkWriteOptions?)"/> wrote.</param>
    /// <param name="landmarks">The landmarks.</param>
    public static string? LossOf(string path, LandmarkSet landmarks)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(landmarks);
        string[] doubtful = [.. landmarks.Where(landmark => landmark.Status is LandmarkStatus.Uncertain or LandmarkStatus.OutsideScan)
            .Select(landmark => $"'{Excerpt.Of(landmark.Name)}'")];
        return LandmarkFormats.Standard.FindWrittenByName(path) is { Writer.HoldsStatus: false } format && doubtful.Length > 0
            ? $"{path}: {format.Name} has no place for a status, so {string.Join(", ", doubtful)} stand there like landmarks that are sure; write " +
                "mrk.json, fcsv or csv beside it"
            : null;
    }

    /// <summary>Writes the landmarks of many scans into one long CSV, in the order given.</summary>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    public static void WriteCases(string path, IReadOnlyCollection<KeyValuePair<string, LandmarkSet>> cases)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(cases);
        foreach ((_, LandmarkSet landmarks) in cases)
        {
            RefuseImplausible(path, landmarks);
        }

        AtomicFile.Write(path, stream => LongCsvWriter.Write(stream, cases), file => CaseNames(file));
    }

    /// <summary>Whether a file's name ends like a landmark file's; its content decides when it is read.</summary>
    public static bool HasLandmarkName(string path) => LandmarkFormats.Standard.HasLandmarkName(path);

    /// <summary>The file's name without its folder and its format's ending, by which it is matched to a scan.</summary>
    public static string StemOf(string path) => LandmarkFormats.Standard.StemOf(path);

    private static void ReadBack(string path, ILandmarkFormat format, LandmarkSet landmarks)
    {
        int read = format.Read(LandmarkFileContent.Read(path), new LandmarkReadOptions()).Count;
        if (read != landmarks.Count)
        {
            throw new BadInputException(path, null, Invariant($"holds {read} landmarks in place of {landmarks.Count}"));
        }
    }

    /// <summary>Refuses what no reader would take: what is written must be readable.</summary>
    internal static void RefuseImplausible(string path, LandmarkSet landmarks)
    {
        if (landmarks.FirstOrDefault(landmark => landmark.Position is { IsPlausible: false }) is { } absurd)
        {
            throw new BadInputException(
                path, null, Invariant(
                    $"is not written: the landmark '{Excerpt.Of(absurd.Name)}' lies more than {WorldPoint.GreatestMm / 1e6:0} km off; check where its ") +
                        "position comes from");
        }
    }

    /// <summary>The name of a landmark format whose words or rows a text has, or null: what a file is that is no volume.</summary>
    internal static string? NameOfFormat(string path)
    {
        try
        {
            var content = LandmarkFileContent.ReadText(path);
            return LandmarkFormats.Standard.Rows.FirstOrDefault(row => row.Fit(content) >= LandmarkFormatFit.Rows)?.Name;
        }
        catch (BadInputException)
        {
            return null;
        }
    }

    private static LandmarkFormatWriter WriterOf(ILandmarkFormat format) =>
        format.Writer ?? throw new UsageException($"{format.Name} is only read; landmarks are written as {LandmarkFormats.Standard.WrittenWords}");
}
