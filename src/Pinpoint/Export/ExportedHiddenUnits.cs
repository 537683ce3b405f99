using Pinpoint.Shapes;

namespace Pinpoint.Export;

/// <summary>The hidden units of a shape autoencoder: unit h adds <c>tanh(Biases_h + sum of Weights_hk b_k) Modes_h</c> to the shape.</summary>
internal sealed record ExportedHiddenUnits
{
    /// <summary>The weight of each coefficient in each unit <c>[units][modes]</c>.</summary>
    public required IReadOnlyList<double[]> Weights { get; init; }

    /// <summary>Each unit's bias <c>[units]</c>.</summary>
    public required IReadOnlyList<double> Biases { get; init; }

    /// <summary>What each unit adds to the shape at its full activity <c>[units][landmarks][3]</c>, in grid voxels.</summary>
    public required IReadOnlyList<IReadOnlyList<double[]>> Modes { get; init; }

    /// <summary>The hidden units of a prior, or null where it has none.</summary>
    /// <param name="prior">The prior.</param>
    /// <param name="units">What one unit of each exported coefficient is in the prior's, <c>[modes]</c>.</param>
    public static ExportedHiddenUnits? Of(IShapePrior prior, IReadOnlyList<double> units) => prior.Bend is not { HiddenUnits: > 0 } bend ? null : new()
    {
        Weights = [.. bend.Weights.Select((weight, i) => weight * units[i % units.Count]).Chunk(units.Count)],
        Biases = bend.Biases,
        Modes = [.. bend.HiddenModes.Chunk(prior.Linear.Mean.Length).Select(mode => mode.Chunk(3).ToArray())],
    };
}
