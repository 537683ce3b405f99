namespace Pinpoint.Workflows;

/// <summary>A column of a table of BIDS, and what its sidecar says of it.</summary>
/// <param name="Name">The heading.</param>
/// <param name="Description">What it holds, in words.</param>
/// <param name="Value">The text of a cell; null or nothing is written as <c>n/a</c>.</param>
internal sealed record BidsColumn<T>(string Name, string Description, Func<T, string?> Value)
{
    /// <summary>The unit of its numbers; null where there is none.</summary>
    public string? Units { get; init; }

    /// <summary>Its words and what each means; empty where it may hold any.</summary>
    public IReadOnlyList<(string Word, string Meaning)> Levels { get; init; } = [];
}
