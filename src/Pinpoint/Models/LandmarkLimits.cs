namespace Pinpoint.Models;

/// <summary>Within which evidence the refinement's answer for a landmark is trusted; beyond it the landmark falls back to the shape of the others.</summary>
/// <param name="LeastPresence">A landmark of lower presence is not seen.</param>
/// <param name="FurthestMovedMm">A landmark that moved further from the search's answer, in mm, was led astray.</param>
/// <param name="LargestResidualMm">A landmark further from the shape model fitted to all, in mm, lies where it cannot; null where nobody knows how far that
/// is.</param>
public sealed record LandmarkLimits(double LeastPresence, double FurthestMovedMm, double? LargestResidualMm)
{
    /// <summary>Whether all numbers can be.</summary>
    internal bool IsSound => double.IsFinite(LeastPresence) && FurthestMovedMm > 0 && !(LargestResidualMm <= 0);
}
