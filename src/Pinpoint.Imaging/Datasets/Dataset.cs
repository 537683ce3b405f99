namespace Pinpoint.Imaging;

/// <summary>
/// A set of scans with their landmark files: a folder with <c>volumes/</c> and <c>landmarks/</c>, whose files are matched by stem (see
/// <see cref="CaseStems"/>), or a
/// manifest, a CSV with the columns case, volume, landmarks, split and side. Opening a set lists its files; reading them is up to the caller.
/// </summary>
public sealed class Dataset
{
    private readonly DatasetOptions _options;

    internal Dataset(string root, IReadOnlyList<DatasetCase> cases, IReadOnlyList<string> warnings, DatasetOptions options)
    {
        Root = root;
        Cases = cases;
        Warnings = warnings;
        _options = options;
    }

    /// <summary>The folder or the manifest, as the user gave it.</summary>
    public string Root { get; }

    /// <summary>The set's name: that of its folder, or the manifest's without its ending.</summary>
    public string Name => LandmarkFile.StemOf(Path.TrimEndingDirectorySeparator(Path.GetFullPath(Root)));

    /// <summary>The cases: by name (ordinal) for a folder, in the manifest's order else.</summary>
    public IReadOnlyList<DatasetCase> Cases { get; }

    /// <summary>What was odd but could be lived with, such as files without a partner.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>Lists the cases of a folder or a manifest.</summary>
    /// <exception cref="BadInputException">The path does not exist, the folder is empty or nothing in it matches, two cases share a name, or a
    /// row of the manifest names a file that is not there.</exception>
    public static Dataset Open(string path, DatasetOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new DatasetOptions();
        if (Directory.Exists(path))
        {
            return DatasetFolder.Open(path, options);
        }

        string? other = VolumeFile.HasVolumeName(path) ? "a scan"
            : path.EndsWith(".safetensors", StringComparison.OrdinalIgnoreCase) ? "a model"
            : LandmarkFile.HasLandmarkName(path) && !path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? "a landmark file"
            : null;
        return other is null
            ? DatasetManifest.Open(path, options)
            : throw new BadInputException(
                path, null, $"has the name of {other}, where a data set is needed: a folder with 'volumes' and 'landmarks', or a manifest CSV "
                    + "(case,volume,landmarks,split)");
    }

    /// <summary>Reads a case's landmarks, in LPS mm; the scan's header is read only where the file's positions are voxels.</summary>
    /// <exception cref="InvalidOperationException">The case has no landmark file.</exception>
    /// <exception cref="BadInputException">The landmark file, or the scan's header where it is needed, is wrong.</exception>
    public LandmarkSet ReadLandmarks(DatasetCase item) => ReadLandmarks(item, _options);

    /// <summary>As the other, of a case whose set was opened before.</summary>
    /// <param name="item">The case.</param>
    /// <param name="options">How its set was opened.</param>
    /// <exception cref="InvalidOperationException">The case has no landmark file.</exception>
    /// <exception cref="BadInputException">The landmark file, or the scan's header where it is needed, is wrong.</exception>
    public static LandmarkSet ReadLandmarks(DatasetCase item, DatasetOptions options)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(options);
        string path = item.LandmarksPath ?? throw new InvalidOperationException($"The case '{item.Name}' has no landmark file.");
        return LandmarkFile.Read(path, new LandmarkReadOptions
        {
            CaseName = item.Name,
            NamesFile = options.NamesFile,
            Formats = options.LandmarkFormats,
            VoxelToWorld = () => VolumeFile.ReadHeader(item.VolumePath, item.ReadOptions).VoxelToWorld,
            ScanSize = () => VolumeFile.ReadHeader(item.VolumePath, item.ReadOptions).Size,
            Scan = item.VolumePath,
            ScanReading = item.ReadOptions,
        });
    }

    /// <summary>Reads a case's scan.</summary>
    /// <exception cref="BadInputException">The scan's file is wrong.</exception>
    /// <exception cref="ResourceException">The scan does not fit into memory.</exception>
    public static Volume ReadVolume(DatasetCase item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return VolumeFile.Read(item.VolumePath, item.ReadOptions);
    }

    /// <summary>Opens a case's scan, whose voxels are held only where they are few (<see cref="Scan.MostHeldBytes"/>).</summary>
    /// <exception cref="BadInputException">The scan's file is wrong.</exception>
    /// <exception cref="ResourceException">The scan does not fit into memory.</exception>
    public static Scan OpenScan(DatasetCase item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return Scan.Open(item.VolumePath, item.ReadOptions);
    }

    /// <summary>Reads a case's header.</summary>
    /// <exception cref="BadInputException">The scan's file is wrong.</exception>
    public static VolumeHeader ReadHeader(DatasetCase item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return VolumeFile.ReadHeader(item.VolumePath, item.ReadOptions);
    }

    /// <summary>The same set, its scans read otherwise; where a manifest says how a case is read, that still counts.</summary>
    /// <exception cref="BadInputException">The set can no longer be listed.</exception>
    public Dataset ReadWith(VolumeReadOptions options) => Open(Root, _options with { ReadOptions = options });

    /// <summary>The same set with other cases besides; one of the same name takes the place of the set's own.</summary>
    /// <param name="others">The other cases.</param>
    public Dataset With(IReadOnlyList<DatasetCase> others)
    {
        ArgumentNullException.ThrowIfNull(others);
        HashSet<string> names = others.Select(item => item.Name).ToHashSet(StringComparer.Ordinal);
        return new Dataset(Root, [.. Cases.Where(item => !names.Contains(item.Name)), .. others], Warnings, _options);
    }

    /// <summary>Reads all landmark files and gives the union of their labels, in the order of first appearance.</summary>
    /// <exception cref="BadInputException">A landmark file is wrong.</exception>
    public IReadOnlyList<string> ReadLandmarkNames() =>
        LandmarkMatching.UnionOfNames(Cases.Where(item => item.LandmarksPath is not null).Select(ReadLandmarks));
}
