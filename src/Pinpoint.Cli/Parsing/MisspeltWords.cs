using System.CommandLine;
using System.CommandLine.Parsing;

namespace Pinpoint.Cli.Parsing;

/// <summary>Options and commands that there are not: refused with what was likely meant, and never taken for a file.</summary>
internal static class MisspeltWords
{
    /// <summary>Refuses the first word that looks like an option and is none of the command's, and a first word that is no command.</summary>
    /// <exception cref="UsageException">There is such a word.</exception>
    public static void Refuse(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        foreach (Token token in parsed.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash).Where(token => token.Type == TokenType.Argument))
        {
            if (command is RootCommand && !token.Value.StartsWith('-'))
            {
                throw Unknown("command", token.Value, command.Subcommands.Select(known => known.Name), "pinpoint");
            }

            // A file may be called so; no number is.
            if (IsOptionLike(token.Value) && !Path.Exists(token.Value))
            {
                string name = token.Value.Split('=', ':')[0];
                string path = command is RootCommand ? "pinpoint" : $"pinpoint {command.Name}";
                throw Unknown("option", name, NamesOf(command, parsed.RootCommandResult.Command), path);
            }
        }
    }

    private static bool IsOptionLike(string word) => word is ['-', '-', >= 'a' and <= 'z' or >= 'A' and <= 'Z', ..] or ['-', >= 'a' and <= 'z', ..];

    private static IEnumerable<string> NamesOf(Command command, Command root) =>
        command.Options.Concat(root.Options.Where(option => option.Recursive)).Select(option => option.Name).Distinct(StringComparer.Ordinal);

    private static UsageException Unknown(string kind, string word, IEnumerable<string> known, string path) => new(
        Spelling.DidYouMean(word, known) is { } meant
            ? $"there is no {kind} '{word}'; {meant} See '{path} --help'"
            : $"there is no {kind} '{word}'; see '{path} --help'");
}
