namespace Pinpoint.Models;

/// <summary>The last key of every random stream, so that no two purposes share numbers; 6 and 8 to 10 are the phantoms'.</summary>
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

    /// <summary>The weights of a shape autoencoder.</summary>
    public const ulong ShapePriors = 11;

    /// <summary>The episodes and moves of a learning agent.</summary>
    public const ulong Episodes = 12;

    /// <summary>Which moves a learning agent remembers.</summary>
    public const ulong Memories = 13;
}
