namespace Pinpoint.Models;

/// <summary>How the network's answer moves a state (paper, section 2.2).</summary>
public enum UpdateRule
{
    /// <summary>One unit along the most probable direction.</summary>
    A,

    /// <summary>By the whole displacement: x + d.</summary>
    B,

    /// <summary>By the displacement weighted with its direction's probability: x + P_max (elementwise) d.</summary>
    C,
}
