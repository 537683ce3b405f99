using System.CommandLine;

namespace Pinpoint.Cli.Parsing;

/// <summary>Command lines that show how each command is used; its help prints them.</summary>
internal sealed class CommandExamples
{
    private readonly Dictionary<Command, IReadOnlyList<string>> _examples = [];
    private readonly Dictionary<Command, (string Heading, Func<IEnumerable<string>> Lines)> _appendices = [];

    public void Add(Command command, params IReadOnlyList<string> examples) => _examples.Add(command, examples);

    /// <summary>Adds what the help of a command says after the examples.</summary>
    public void AddAppendix(Command command, string heading, Func<IEnumerable<string>> lines) => _appendices.Add(command, (heading, lines));

    /// <summary>What the help of a command says after the examples; null where nothing.</summary>
    public (string Heading, Func<IEnumerable<string>> Lines)? AppendixOf(Command command) =>
        _appendices.TryGetValue(command, out var appendix) ? appendix : null;

    public IReadOnlyList<string> Of(Command command) => _examples.GetValueOrDefault(command, []);
}
