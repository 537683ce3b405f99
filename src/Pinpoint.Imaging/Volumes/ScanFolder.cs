namespace Pinpoint.Imaging;

/// <summary>Tells what of a folder is a scan: files, each a volume, and folders of DICOM slices.</summary>
public static class ScanFolder
{
    /// <summary>
    /// The scans that lie in a folder, in ordinal order: its volume files, each folder in it that holds DICOM files at any depth, and the folder itself where
    /// slices lie in it side by side. DICOM files with many frames are scans of their own. Names that begin with a dot are passed over. What may be a pipe
    /// (<see cref="InputFile.MayBePipe"/>) is listed by its name alone, for whoever opens one waits.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="BadInputException">A file in it cannot be read.</exception>
    public static IReadOnlyList<string> ScansIn(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        string[] files = [.. Directory.EnumerateFiles(folder).Where(IsSeen)];
        string[] pictures = [.. files.Where(file => MayBeDicom(file) && !InputFile.MayBePipe(file) && DicomSources.IsDicom(file))];
        IEnumerable<string> volumes = files.Except(pictures, StringComparer.Ordinal).Where(VolumeFile.HasVolumeName);
        IEnumerable<string> series = pictures.Length == 0 ? []
            : pictures.All(DicomSources.HasFrames) ? pictures
            : [folder];
        IEnumerable<string> folders = series.Contains(folder, StringComparer.Ordinal)
            ? []
            : Directory.EnumerateDirectories(folder).Where(IsSeen).Where(IsScan);
        return [.. volumes.Concat(series).Concat(folders).Order(StringComparer.Ordinal)];
    }

    /// <summary>Whether a path is a folder that holds DICOM files, at any depth.</summary>
    /// <param name="path">The path.</param>
    public static bool IsScan(string path) => Directory.Exists(path) && DicomSources.AnyIn(path);

    // The name of another format is believed, so that a folder of a thousand scans is listed without opening each.
    private static bool MayBeDicom(string file) => !VolumeFile.HasVolumeName(file) || DicomFormat.HasName(file);

    private static bool IsSeen(string path) => !Path.GetFileName(path).StartsWith('.');
}
