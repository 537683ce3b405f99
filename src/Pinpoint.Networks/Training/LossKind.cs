namespace Pinpoint.Networks;

/// <summary>The regression loss of one element with error e.</summary>
public enum LossKind
{
    /// <summary>e^2, the paper's.</summary>
    MeanSquaredError,

    /// <summary>e^2 / 2 up to |e| = delta, delta (|e| - delta / 2) beyond.</summary>
    Huber,
}
