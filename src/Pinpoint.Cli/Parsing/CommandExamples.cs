using System.CommandLine;

namespace Pinpoint.Cli.Parsing;

/// <summary>Command lines that show how each command is used; its help prints them.</summary>
internal sealed class CommandExamples
{
    private readonly Dictionary<Command, IReadOnlyList<string>> _examples = [];

    public void Add(Command command, params IReadOnlyList<string> examples) => _examples.Add(command, examples);

    public IReadOnlyList<string> Of(Command command) => _examples.GetValueOrDefault(command, []);
}
