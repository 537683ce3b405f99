namespace Pinpoint.Workflows;

/// <summary>One of the parts that the scans of a cohort are split into, each the work of one process.</summary>
public sealed record CohortPart
{
    /// <summary>The most parts.</summary>
    public const int Most = 100_000;

    /// <summary>Names a part.</summary>
    /// <param name="id">Which part, from 0.</param>
    /// <param name="count">How many parts there are.</param>
    /// <exception cref="UsageException">There is no such part.</exception>
    public CohortPart(int id, int count)
    {
        if (count is < 1 or > Most || id < 0 || id >= count)
        {
            throw new UsageException(Invariant($"there is no part {id} of {count}; parts are counted from 0, and there may be 1 to {Most}"));
        }

        Id = id;
        Count = count;
        Name = Invariant($"part-{id:0000}-of-{count:0000}");
    }

    /// <summary>Everything, in one part.</summary>
    public static CohortPart Whole { get; } = new(0, 1);

    /// <summary>Which part, from 0.</summary>
    public int Id { get; }

    /// <summary>How many parts there are.</summary>
    public int Count { get; }

    /// <summary>The part's name, of which files are named: <c>part-0003-of-0008</c>, unless it was given one.</summary>
    public string Name { get; private init; }

    /// <summary>Everything that a process was given by its own rule, not by number, such as one who was scanned.</summary>
    /// <param name="name">The name of the part, fit for a file's.</param>
    internal static CohortPart Called(string name) => new(0, 1) { Name = name };
}
