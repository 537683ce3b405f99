namespace Pinpoint.Imaging;

/// <summary>What is known of a landmark's position. Missing is a status, never a magic coordinate.</summary>
public enum LandmarkStatus
{
    /// <summary>The position was marked by hand, or found by a model.</summary>
    Defined,

    /// <summary>The landmark was not marked, or is absent from the scan; it has no position.</summary>
    Missing,

    /// <summary>A model gives a position but does not trust it.</summary>
    Uncertain,

    /// <summary>A model gives a position that lies outside the scanned field.</summary>
    OutsideScan,
}
