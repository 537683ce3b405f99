namespace Pinpoint.Models;

/// <summary>
/// The last key of every random stream, so that no two purposes share numbers; 6 and 8 to 10 are the phantoms', 12 and 13 the deep Q-learning agent's.
/// </summary>
internal static class RandomStreams
{
    /// <summary>The random starts of a search.</summary>
    public const ulong Starts = 1;

    /// <summary>Which scan and which state a training sample shows.</summary>
    public const ulong Samples = 2;

    /// <summary>The intensity changes of a training sample.</summary>
    public const ulong Intensities = 3;

    /// <summary>Which scan, landmark and offset a sample of the refinement shows.</summary>
    public const ulong Refinement = 5;

    /// <summary>Which samples of the refinement show something else than their landmark, and what.</summary>
    public const ulong Negatives = 7;

    /// <summary>The choice of validation cases and folds.</summary>
    public const ulong Splits = 4;

    /// <summary>The warp of a training sample of the search.</summary>
    public const ulong Warps = 14;

    /// <summary>The warp of a training sample of the refinement.</summary>
    public const ulong RefinementWarps = 15;

    /// <summary>What a shape prior draws while it learns.</summary>
    public const ulong ShapePriors = 11;
}
