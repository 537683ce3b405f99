using System.CommandLine.Parsing;
using Pinpoint.Cli.Output;
using Pinpoint.Testing;

namespace Pinpoint.Cli.Tests;

/// <summary>The examples of README and docs.</summary>
internal static class Documentation
{
    /// <summary>Every page, relative to the repository.</summary>
    public static IEnumerable<string> Pages =>
        new[] { "README.md", "CONTRIBUTING.md" }
            .Concat(Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "docs"), "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            .Select(page => Path.GetRelativePath(RepositoryRoot.Path, Path.Combine(RepositoryRoot.Path, page)));

    /// <summary>The fenced blocks of a language on a page.</summary>
    public static IReadOnlyList<string> Blocks(string page, string language)
    {
        var blocks = new List<string>();
        List<string>? block = null;
        foreach (string line in File.ReadAllLines(Path.Combine(RepositoryRoot.Path, page)))
        {
            if (block is null)
            {
                block = line == "```" + language ? [] : null;
            }
            else if (line == "```")
            {
                blocks.Add(string.Join('\n', block));
                block = null;
            }
            else
            {
                block.Add(line);
            }
        }

        return blocks;
    }

    /// <summary>The <c>pinpoint</c> command lines of a page's console blocks, those run through <c>dotnet run</c> among them.</summary>
    public static IEnumerable<string> CommandLines(string page) => Blocks(page, "console")
        .SelectMany(block => block.Replace("\\\n", "", StringComparison.Ordinal).Split('\n'))
        .Select(line => line.Trim())
        .Where(line => line.StartsWith("$ ", StringComparison.Ordinal))
        .Select(line => line[2..].Replace("dotnet run -c Release --project src/Pinpoint.Cli -- ", "pinpoint ", StringComparison.Ordinal))
        .Where(line => line.StartsWith("pinpoint ", StringComparison.Ordinal));

    /// <summary>Checks that a command line is one that the program understands.</summary>
    public static void ShouldParse(string line)
    {
        string[] words = [.. CommandLineParser.SplitCommandLine(line).Skip(1)];
        var parsed = PinpointCommand.Parse(words, new Terminal(TextWriter.Null, TextWriter.Null, CancellationToken.None));
        parsed.Errors.Select(error => error.Message).ShouldBeEmpty(line);
    }
}
