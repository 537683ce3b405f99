using System.CommandLine;
using System.CommandLine.Parsing;

namespace Pinpoint.Cli.Parsing;

/// <summary>A command line as text, for files that say how they were made.</summary>
internal static class CommandText
{
    public static string Of(ParseResult parsed) => string.Join(' ', parsed.Tokens.Select(token => Quoted(token)).Prepend("pinpoint"));

    private static string Quoted(Token token) =>
        token.Value.Length > 0 && token.Value.All(letter => char.IsLetterOrDigit(letter) || "-_./\\:,=+@%~".Contains(letter, StringComparison.Ordinal))
        ? token.Value
        : $"'{token.Value.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
