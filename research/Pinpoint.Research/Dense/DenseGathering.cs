namespace Pinpoint.Research.Dense;

/// <summary>How a map of presence or heat becomes one place.</summary>
internal enum DenseGathering
{
    /// <summary>The position with the largest value.</summary>
    Best,

    /// <summary>From the position with the largest value up to the nearest mode of all values.</summary>
    Weighted,
}
