namespace Pinpoint.Imaging;

/// <summary>What the name of a landmark file says: a hint to its format, and the stem by which it is matched to a scan.</summary>
internal static class LandmarkFileName
{
    // Longer endings first: ".json" alone would leave ".mrk" in the stem.
    private static readonly string[] Endings = [".mrk.json", "_ps.txt", ".fcsv", ".json", ".csv", ".tsv", ".txt", ".pts"];

    /// <summary>Whether the name ends like a landmark file's.</summary>
    public static bool IsOne(string path) => EndingOf(path) is not null;

    /// <summary>The name without its folder and its format's ending.</summary>
    public static string StemOf(string path)
    {
        string name = Path.GetFileName(path);
        return EndingOf(path) is { } ending ? name[..^ending.Length] : Path.GetFileNameWithoutExtension(name);
    }

    private static string? EndingOf(string path)
    {
        string name = Path.GetFileName(path);
        return Array.Find(Endings, ending => name.Length > ending.Length && name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
    }
}
