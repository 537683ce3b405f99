namespace Pinpoint.Patches;

/// <summary>How a scan's intensities become the grid's 8 bits.</summary>
public enum IntensityMapping
{
    /// <summary>8-bit scans as they are (the paper never normalises); others from their minimum to their maximum.</summary>
    AsStored,

    /// <summary>From the 0.5th to the 99.5th percentile of the scan's own intensities.</summary>
    Percentiles,
}
