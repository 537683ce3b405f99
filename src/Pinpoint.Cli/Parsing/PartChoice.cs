using System.CommandLine;
using Pinpoint.Workflows;

namespace Pinpoint.Cli.Parsing;

/// <summary>Which part of the work is done, where several processes share it.</summary>
internal sealed class PartChoice
{
    private readonly Option<int?> _count = CommonOptions.Positive(
        new Option<int?>("--num-parts") { Description = "Split the scans into N parts, and do one of them", HelpName = "N" }, CohortPart.Most);

    private readonly Option<int?> _id = CommonOptions.Bounded(
        new Option<int?>("--part-id") { Description = "The part to do, from 0 to N - 1", HelpName = "I" }, 0, CohortPart.Most - 1);

    /// <summary>Adds the options.</summary>
    public void AddTo(Command command)
    {
        command.Add(_count);
        command.Add(_id);
    }

    /// <summary>The part; null where all is to be done.</summary>
    /// <exception cref="UsageException">Half of it is given, or there is no such part.</exception>
    public CohortPart? Read(ParseResult parsed) => (parsed.GetValue(_count), parsed.GetValue(_id)) switch
    {
        (null, null) => null,
        ({ } count, { } id) => new CohortPart(id, count),
        _ => throw new UsageException("--num-parts N and --part-id I go together; give both"),
    };
}
