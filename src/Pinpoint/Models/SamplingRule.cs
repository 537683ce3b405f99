namespace Pinpoint.Models;

/// <summary>How training draws the states from which the network must find the way.</summary>
public enum SamplingRule
{
    /// <summary>Uniformly over the whole search range, wherever the truth lies (the paper's).</summary>
    Uniform,

    /// <summary>Around the truth, the range drawn log-uniformly from the whole down to a small share of it, as the search sees them on its way.</summary>
    Shrinking,
}
