using Pinpoint.Models;

namespace Pinpoint.Localization;

/// <summary>How a search goes; what is not set is as the model's plan says.</summary>
public sealed record SearchOptions
{
    /// <summary>The update rule.</summary>
    public UpdateRule? Rule { get; init; }

    /// <summary>Updates T of each start; under rule A the paper takes 350. Of an agent, the most moves at each scale.</summary>
    public int? Updates { get; init; }

    /// <summary>Random starts beside the mean.</summary>
    public int? RandomStarts { get; init; }

    /// <summary>How the starts become one answer.</summary>
    public StartCombination? Combination { get; init; }

    /// <summary>Seed of the random starts.</summary>
    public ulong? Seed { get; init; }
}
