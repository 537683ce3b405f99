namespace Pinpoint.Imaging;

/// <summary>The part of a file's name by which scans and landmark files are matched: without its folder and its format's endings.</summary>
internal static class CaseStem
{
    private static readonly string[] LandmarkEndings = [".mrk.json", "_ps.txt", ".fcsv", ".json", ".csv", ".tsv", ".txt", ".pts"];
    private static readonly string[] VolumeEndings = [".nii.gz", ".nii", ".img.gz", ".hdr.gz", ".hdr", ".img", ".mha", ".mhd", ".nrrd", ".nhdr"];

    /// <summary>Whether the name ends like a landmark file's.</summary>
    public static bool HasLandmarkName(string path) => Ending(path, LandmarkEndings) is not null;

    /// <summary>Whether the name ends like a volume's.</summary>
    public static bool HasVolumeName(string path) => Ending(path, VolumeEndings) is not null;

    /// <summary>The stem of a landmark file or a volume; of another file, its name without the last ending.</summary>
    public static string Of(string path)
    {
        string name = Path.GetFileName(path);
        string? ending = Ending(path, LandmarkEndings) ?? Ending(path, VolumeEndings);
        return ending is null ? Path.GetFileNameWithoutExtension(name) : name[..^ending.Length];
    }

    private static string? Ending(string path, string[] endings)
    {
        string name = Path.GetFileName(path);
        return Array.Find(endings, ending => name.Length > ending.Length && name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
    }
}
