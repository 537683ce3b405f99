using System.CommandLine;
using Pinpoint.Biometry;

namespace Pinpoint.Cli.Parsing;

/// <summary>The option that chooses what planes and measurements follow from the landmarks.</summary>
internal sealed class Definitions
{
    private readonly Option<string?> _file = new("--definitions") { Description = "A JSON file that defines planes and measurements (default: a built-in anatomy whose landmarks are all there)", HelpName = "FILE" };

    public void AddTo(Command command) => command.Add(_file);

    public bool IsGiven(ParseResult parsed) => parsed.GetValue(_file) is not null;

    /// <summary>The definitions of the file, or the built-in ones that fit the landmarks; null where none do.</summary>
    /// <exception cref="BadInputException">The file is wrong, or needs landmarks that are not among the names.</exception>
    public AnatomyDefinition? Read(ParseResult parsed, IReadOnlyCollection<string> landmarkNames)
    {
        if (parsed.GetValue(_file) is not { } file)
        {
            return BuiltInAnatomies.For(landmarkNames);
        }

        AnatomyDefinition anatomy = AnatomyJson.Read(TextFile.Read(file), file);
        return anatomy.Landmarks.Except(landmarkNames, StringComparer.Ordinal).FirstOrDefault() is { } unknown
            ? throw new BadInputException(file, $"landmark '{unknown}'", $"is not among the {landmarkNames.Count} landmarks here ({string.Join(", ", landmarkNames.Take(5))}{(landmarkNames.Count > 5 ? ", .." : "")}); check its spelling")
            : anatomy;
    }

    /// <summary>As <see cref="Read"/>, where there must be definitions.</summary>
    /// <exception cref="UsageException">No built-in anatomy fits the landmarks.</exception>
    public AnatomyDefinition Demand(ParseResult parsed, IReadOnlyCollection<string> landmarkNames) =>
        Read(parsed, landmarkNames)
        ?? throw new UsageException($"no built-in anatomy ({string.Join(", ", BuiltInAnatomies.All.Select(anatomy => anatomy.Name))}) has all its landmarks among these {landmarkNames.Count}; define planes and measurements for them with --definitions FILE");
}
