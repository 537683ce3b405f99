namespace Pinpoint.Imaging;

/// <summary>The two files of a detached NIfTI volume.</summary>
internal static class NiftiPair
{
    /// <summary>The existing header of an <c>.img</c> file, or null.</summary>
    public static string? HeaderOf(string imagePath) => Existing(imagePath, ".img", ".hdr");

    /// <summary>The data file of a header; if there is none, the name it should have.</summary>
    public static string ImageOf(string headerPath) => Existing(headerPath, ".hdr", ".img") ?? Path.ChangeExtension(WithoutGz(headerPath), ".img");

    private static string? Existing(string path, string from, string to)
    {
        string plain = WithoutGz(path);
        string ending = Path.GetExtension(plain);
        if (!string.Equals(ending, from, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        string stem = plain[..^ending.Length];
        string[] candidates = [stem + to, stem + to + ".gz", stem + to.ToUpperInvariant(), stem + to.ToUpperInvariant() + ".gz"];
        return candidates.FirstOrDefault(File.Exists);
    }

    private static string WithoutGz(string path) => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;
}
