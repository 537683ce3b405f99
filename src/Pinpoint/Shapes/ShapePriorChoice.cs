namespace Pinpoint.Shapes;

/// <summary>Which shape prior to learn.</summary>
/// <param name="Kind">The kind, one of <see cref="ShapePriors.Names"/>.</param>
/// <param name="Seed">Seed of the autoencoder's weights; principal components need none.</param>
/// <param name="Penalty">
/// The penalty on the autoencoder's squared weights; its network is then taken as it is. Null: what foretells training shapes left out best, which
/// may be no network at all.
/// </param>
internal sealed record ShapePriorChoice(string Kind, ulong Seed = 0, double? Penalty = null)
{
    /// <summary>Principal components.</summary>
    public static ShapePriorChoice Pca { get; } = new(ShapePriors.Usual);
}
