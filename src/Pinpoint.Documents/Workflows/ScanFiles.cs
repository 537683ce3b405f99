using Pinpoint.Imaging;

namespace Pinpoint.Workflows;

/// <summary>The scans that a user names: files, or folders of them.</summary>
internal static class ScanFiles
{
    /// <summary>Puts the volumes of a folder in its place, and leaves out scans that were named already.</summary>
    /// <param name="named">Files and folders.</param>
    /// <exception cref="BadInputException">A folder holds no volumes.</exception>
    public static IReadOnlyList<string> Expand(IReadOnlyList<string> named)
    {
        ArgumentNullException.ThrowIfNull(named);
        var scans = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string path in named)
        {
            scans.AddRange(In(path).Where(scan => seen.Add(Path.GetFullPath(scan))));
        }

        return scans;
    }

    private static IReadOnlyList<string> In(string path)
    {
        if (!Directory.Exists(path))
        {
            return [path];
        }

        IReadOnlyList<string> scans = ScanFolder.ScansIn(path);
        return scans.Count > 0 ? scans
            : Directory.Exists(Path.Combine(path, "volumes"))
                ? throw new BadInputException(path, null, $"is a data set, whose scans are one folder below; give {Path.Combine(path, "volumes")}")
            : throw new BadInputException(path, null, "holds no volumes; give scans, or a folder of them");
    }
}
