namespace Pinpoint.Networks;

/// <summary>How fresh weights are drawn.</summary>
public enum WeightInitialization
{
    /// <summary>The official code's: normal with deviation 0.1, redrawn beyond two deviations; biases 0.1.</summary>
    TruncatedNormal01,

    /// <summary>The paper's (section 3): normal with deviation 0.1; biases 0.</summary>
    Normal01,

    /// <summary>Normal with deviation sqrt(2 / fan-in) (He et al. 2015), sqrt(1 / fan-in) in the output layers; biases 0.</summary>
    He,
}
