using System.Text.Json;

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
        InputText source = InputText.Read(path);
        var voxels = new VoxelFrame(path, options.VoxelToWorld);
        JsonElement root = ParseIfJson(source);
        return FormatOf(source, root) switch
        {
            LandmarkFileFormat.Markups => MarkupsReader.Read(source, root, options.NamesFromDescription),
            LandmarkFileFormat.FiducialCsv => FiducialCsvReader.Read(source, options.NamesFromDescription),
            LandmarkFileFormat.LongCsv => LongCsvReader.Read(source, options.CaseName, voxels),
            LandmarkFileFormat.SlicerTable => SlicerTableReader.Read(source, options.NamesFromDescription),
            LandmarkFileFormat.PointList => PointListReader.Read(source, options.NamesFile, voxels),
            LandmarkFileFormat.NnLandmark => NnLandmarkReader.Read(source, root, options.CaseName, voxels),
            LandmarkFileFormat.Bids => ReadBids(source, root, voxels),
            _ => ElastixPointsReader.Read(source, options.NamesFile, voxels),
        };
    }

    /// <summary>The format of a landmark file, told from its content.</summary>
    /// <exception cref="BadInputException">The file cannot be read or is in no known landmark format.</exception>
    public static LandmarkFileFormat FormatOf(string path)
    {
        InputText source = InputText.Read(path);
        return FormatOf(source, ParseIfJson(source));
    }

    /// <summary>The cases that a file names, in its order; empty for formats that hold one unnamed case.</summary>
    /// <exception cref="BadInputException">The file cannot be read or is in no known landmark format.</exception>
    public static IReadOnlyList<string> CaseNames(string path)
    {
        InputText source = InputText.Read(path);
        JsonElement root = ParseIfJson(source);
        return FormatOf(source, root) switch
        {
            LandmarkFileFormat.LongCsv => LongCsvReader.CaseNames(source),
            LandmarkFileFormat.NnLandmark => NnLandmarkReader.CaseNames(root),
            _ => [],
        };
    }

    /// <summary>Writes the landmarks of one scan, whole or not at all.</summary>
    /// <param name="path">The file; its ending (.mrk.json or .json, .fcsv, .csv) chooses the format unless the options do.</param>
    /// <param name="landmarks">The landmarks, in LPS mm.</param>
    /// <param name="options">The format and the case's name, where the path does not say them.</param>
    /// <exception cref="UsageException">The ending is that of no format that is written.</exception>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    public static void Write(string path, LandmarkSet landmarks, LandmarkWriteOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(landmarks);
        LandmarkFileFormat format = options?.Format ?? FormatByName(path);
        if (format is not (LandmarkFileFormat.Markups or LandmarkFileFormat.FiducialCsv or LandmarkFileFormat.LongCsv))
        {
            throw new UsageException($"{path}: landmarks are written as .mrk.json, .fcsv or .csv only; choose one of these");
        }

        AtomicFile.Write(path, stream => Write(stream, landmarks, new LandmarkWriteOptions { Format = format, CaseName = options?.CaseName ?? LandmarkFileName.StemOf(path) }));
    }

    /// <summary>Writes the landmarks of one scan to a stream, which is left open.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="landmarks">The landmarks, in LPS mm.</param>
    /// <param name="options">The format, Slicer markups unless another is set, and the case's name for a long CSV.</param>
    /// <exception cref="UsageException">The format is one that is not written.</exception>
    public static void Write(Stream stream, LandmarkSet landmarks, LandmarkWriteOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(landmarks);
        switch (options?.Format ?? LandmarkFileFormat.Markups)
        {
            case LandmarkFileFormat.Markups:
                MarkupsWriter.Write(stream, landmarks);
                break;
            case LandmarkFileFormat.FiducialCsv:
                FiducialCsvWriter.Write(stream, landmarks);
                break;
            case LandmarkFileFormat.LongCsv:
                LongCsvWriter.Write(stream, [new KeyValuePair<string, LandmarkSet>(options?.CaseName ?? "", landmarks)]);
                break;
            default:
                throw new UsageException("landmarks are written as Slicer markups, fcsv or CSV only; choose one of these");
        }
    }

    /// <summary>Writes the landmarks of many scans into one long CSV, in the order given.</summary>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    public static void WriteCases(string path, IReadOnlyCollection<KeyValuePair<string, LandmarkSet>> cases)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(cases);
        AtomicFile.Write(path, stream => LongCsvWriter.Write(stream, cases));
    }

    /// <summary>Whether a file's name ends like a landmark file's; its content decides when it is read.</summary>
    public static bool HasLandmarkName(string path) => LandmarkFileName.IsOne(path);

    /// <summary>The file's name without its folder and its format's ending, by which it is matched to a scan.</summary>
    public static string StemOf(string path) => LandmarkFileName.StemOf(path);

    private static LandmarkFileFormat FormatByName(string path) => path switch
    {
        _ when path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) => LandmarkFileFormat.Markups,
        _ when path.EndsWith(".fcsv", StringComparison.OrdinalIgnoreCase) => LandmarkFileFormat.FiducialCsv,
        _ when path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) => LandmarkFileFormat.LongCsv,
        _ => LandmarkFileFormat.Elastix,
    };

    private static LandmarkFileFormat FormatOf(InputText source, JsonElement root) =>
        root.ValueKind == JsonValueKind.Undefined ? LandmarkFormatDetection.OfText(source) : LandmarkFormatDetection.OfJson(source.Path, root);

    private static JsonElement ParseIfJson(InputText source) =>
        source.Text.AsSpan().TrimStart() is ['{' or '[', ..] ? InputJson.Parse(source) : default;

    private static LandmarkSet ReadBids(InputText source, JsonElement root, VoxelFrame voxels)
    {
        var builder = new LandmarkSetBuilder(source.Path);
        VoxelPointsReader.Read(source.Path, LandmarkFormatDetection.BidsKey, root.GetProperty(LandmarkFormatDetection.BidsKey), voxels.ToWorld, builder);
        return builder.Build();
    }
}
