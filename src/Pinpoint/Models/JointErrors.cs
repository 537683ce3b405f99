namespace Pinpoint.Models;

/// <summary>
/// How the errors of all landmarks of one scan go together: for each scan that a calibration was learnt from, all its errors, in a frame that goes with the
/// body.
/// </summary>
public sealed record JointErrors
{
    /// <summary>With fewer scans nothing is said of how errors go together.</summary>
    public const int FewestCases = 8;

    /// <summary>
    /// The landmarks whose orientation is that of the frame: x, y, z of each in mm, centred on the origin. A scan's landmarks are turned onto it.
    /// </summary>
    public required IReadOnlyList<double> Shape { get; init; }

    /// <summary>
    /// Per scan, found less true places of all landmarks in the frame, each divided by the landmark's radius: x, y, z of each; null where no truth is known.
    /// </summary>
    public required IReadOnlyList<IReadOnlyList<double?>> Cases { get; init; }

    /// <summary>Whether all numbers can be, and belong to so many landmarks.</summary>
    internal bool IsSound(int landmarks) =>
        Shape.Count == 3 * landmarks
        && Shape.All(double.IsFinite)
        && Cases.Count >= FewestCases
        && Cases.All(item => item is not null && item.Count == 3 * landmarks && item.All(number => number is null || double.IsFinite(number.Value)));
}
