namespace Pinpoint.Cli.Parsing;

/// <summary>Words as a shell of POSIX reads them.</summary>
internal static class ShellWord
{
    // What no shell takes for more than a letter, wherever it stands in a word. A tilde is not among them, nor a backslash.
    private const string Plain = "-_./:,=+@%";

    /// <summary>A word that the shell reads as <paramref name="text"/>, whatever it holds: in single quotes where it holds more than letters.</summary>
    public static string Of(string text) =>
        text.Length > 0 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || Plain.Contains(letter, StringComparison.Ordinal))
            ? text
            : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    /// <summary>Words in one line.</summary>
    public static string Join(IEnumerable<string> words) => string.Join(' ', words.Select(Of));
}
