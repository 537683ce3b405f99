using System.CommandLine;
using Pinpoint.Workflows;

namespace Pinpoint.Cli.Parsing;

/// <summary>The options that deal work to processes of their own: how many parts there are, and which is this one's.</summary>
internal sealed class PartOptions
{
    private const int MostParts = CohortPart.Most;

    private readonly Option<int?> _parts;
    private readonly Option<int?> _id;

    /// <summary>Creates them.</summary>
    /// <param name="piece">What belongs to exactly one part, such as <c>scan</c>.</param>
    public PartOptions(string piece)
    {
        _parts = CommonOptions.Bounded(
            new Option<int?>("--num-parts") { Description = $"Deal the work into N parts, for as many processes; each {piece} belongs to one", HelpName = "N" },
            1,
            MostParts);
        _id = CommonOptions.Bounded(
            new Option<int?>("--part-id") { Description = "Do this part only, from 0 to N - 1; 'pinpoint gather' joins the parts", HelpName = "I" },
            0,
            MostParts);
    }

    public void AddTo(Command command)
    {
        command.Add(_parts);
        command.Add(_id);
    }

    /// <summary>The options, for command lines that are to do without them.</summary>
    public IReadOnlyList<Option> All => [_parts, _id];

    /// <summary>The part that was asked for; null where all is to be done.</summary>
    /// <exception cref="UsageException">One of the options is missing, or there is no such part.</exception>
    public (int Id, int Count)? Read(ParseResult parsed) => (parsed.GetValue(_id), parsed.GetValue(_parts)) switch
    {
        (null, null) => null,
        ({ } id, { } count) when id < count => (id, count),
        ({ } id, { } count) => throw new UsageException($"--part-id {id}: there are {count} parts, numbered from 0 to {count - 1}"),
        _ => throw new UsageException("--num-parts and --part-id belong together; give both"),
    };
}
