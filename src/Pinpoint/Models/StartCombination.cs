namespace Pinpoint.Models;

/// <summary>How the ends of several starts become one answer.</summary>
public enum StartCombination
{
    /// <summary>Their mean (the paper's).</summary>
    Mean,

    /// <summary>Their median, coordinate by coordinate: one start that went astray does not count.</summary>
    Median,
}
