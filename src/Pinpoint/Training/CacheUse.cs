namespace Pinpoint.Training;

/// <summary>Where a training keeps its scans.</summary>
public enum CacheUse
{
    /// <summary>In memory where all fit, else in the cache.</summary>
    WhereNeeded,

    /// <summary>In the cache.</summary>
    Always,

    /// <summary>In memory; what does not fit is refused.</summary>
    Never,
}
