using System.CommandLine;
using Pinpoint.Biometry;
using Pinpoint.Workflows;

namespace Pinpoint.Cli.Parsing;

/// <summary>The option that chooses what planes and measurements follow from the landmarks.</summary>
internal sealed class Definitions
{
    private readonly Option<string?> _file = new("--definitions")
    {
        Description = "A JSON file that defines planes and measurements (default: a built-in anatomy whose landmarks are all there)",
        HelpName = "FILE",
    };

    public void AddTo(Command command) => command.Add(_file);

    public bool IsGiven(ParseResult parsed) => FileOf(parsed) is not null;

    /// <summary>The file, if one was given.</summary>
    public string? FileOf(ParseResult parsed) => parsed.GetValue(_file);

    /// <summary>The definitions of the file, or the built-in ones that fit the landmarks.</summary>
    /// <exception cref="BadInputException">The file is wrong, or needs landmarks that are not among the names.</exception>
    /// <exception cref="UsageException">No built-in anatomy fits the landmarks.</exception>
    public AnatomyDefinition Demand(ParseResult parsed, IReadOnlyCollection<string> landmarkNames) => AnatomyDefinitions.Demand(FileOf(parsed), landmarkNames);
}
