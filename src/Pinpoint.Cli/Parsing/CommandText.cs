using System.CommandLine;
using System.CommandLine.Parsing;

namespace Pinpoint.Cli.Parsing;

/// <summary>A command line as text, for files that say how they were made.</summary>
internal static class CommandText
{
    /// <summary>The command line, each word so that a shell reads it as it was given.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="without">Options that are left out, with their values.</param>
    public static string Of(ParseResult parsed, IReadOnlyList<Option>? without = null) => ShellWord.Join(["pinpoint", .. WordsOf(parsed, without ?? [])]);

    /// <summary>The words of the command line without the program's name.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="without">Options that are left out, with their values.</param>
    public static IEnumerable<string> WordsOf(ParseResult parsed, IReadOnlyList<Option> without)
    {
        var left = new HashSet<Token>(ReferenceEqualityComparer.Instance);
        foreach (OptionResult option in parsed.CommandResult.Children.OfType<OptionResult>().Where(option => without.Contains(option.Option)))
        {
            left.UnionWith(option.Tokens);
            if (option.IdentifierToken is { } name)
            {
                left.Add(name);
            }
        }

        return parsed.Tokens.Where(token => !left.Contains(token)).Select(token => token.Value);
    }
}
