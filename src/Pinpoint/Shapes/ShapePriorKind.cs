namespace Pinpoint.Shapes;

/// <summary>What a search knows beforehand of how landmarks lie to each other.</summary>
public enum ShapePriorKind
{
    /// <summary>Principal components: shapes lie in a flat space (the paper's).</summary>
    Pca,

    /// <summary>Principal components bent by a small network: shapes lie in a curved space of as many coordinates (the paper's future work).</summary>
    Autoencoder,
}
