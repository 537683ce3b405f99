namespace Pinpoint.Web.Predictions;

/// <summary>The name of a scan that a client sends along; it serves messages and downloads, and never opens a file.</summary>
internal static class ScanName
{
    private const int Longest = 100;
    private const string Unnamed = "scan";

    /// <summary>The last part of the name, in one line and not too long.</summary>
    public static string Of(string? given)
    {
        string last = (given ?? "").Split('/', '\\')[^1];
        string plain = string.Concat(last.Where(letter => !char.IsControl(letter) && !char.IsSurrogate(letter)));
        return plain.Length == 0 ? Unnamed : plain.Length <= Longest ? plain : plain[^Longest..];
    }
}
