using System.Text.Json.Serialization;

namespace Pinpoint.Models;

/// <summary>
/// How a model's evidence about its own answers becomes error radii and verdicts: learnt from scans that it, or models made like it, were not
/// trained on. The radius of a landmark that holds <see cref="Level"/> of the errors is <c>Quantile exp(offset + sum of coefficient z)</c> with
/// <c>z = (term - centre) / deviation</c>.
/// </summary>
public sealed record Calibration
{
    /// <summary>The share of the errors that a radius is meant to hold.</summary>
    public const double Level = 0.95;

    /// <summary>Where the scans came from, in words.</summary>
    public required string Source { get; init; }

    /// <summary>The scans' names.</summary>
    public required IReadOnlyList<string> Cases { get; init; }

    /// <summary>The number of landmarks with a known error in all scans.</summary>
    public required int Points { get; init; }

    /// <summary>Added to every length in mm before its logarithm is taken.</summary>
    public required double FloorMm { get; init; }

    /// <summary>The evidence that counts.</summary>
    public required IReadOnlyList<CalibrationTerm> Terms { get; init; }

    /// <summary>Per landmark, the logarithm of its usual error in mm.</summary>
    public required IReadOnlyList<double> Offsets { get; init; }

    /// <summary>The conformal quantile of error over scale.</summary>
    public required double Quantile { get; init; }

    /// <summary>The share of errors within their radius when each scan in turn is left out.</summary>
    public required double Coverage { get; init; }

    /// <summary>The mean radius in mm over the scans, each left out in turn.</summary>
    public required double MeanRadiusMm { get; init; }

    /// <summary>A larger radius makes a landmark uncertain, in mm.</summary>
    public required double UncertainAboveMm { get; init; }

    /// <summary>Which refined landmarks are trusted; null where nothing was refined.</summary>
    public LandmarkLimits? Limits { get; init; }

    /// <summary>A landmark of lower presence is said to be missing.</summary>
    public required double AbsentBelow { get; init; }

    /// <summary>What is usual of whole scans; empty where there were too few to say.</summary>
    public required IReadOnlyList<CaseLimit> CaseLimits { get; init; }

    /// <summary>A scan is rejected when a measure departs further from the usual than this, in the measure's deviations.</summary>
    public required double LargestDeparture { get; init; }

    /// <summary>
    /// A scan is rejected when the root mean square of all measures' departures to the bad side exceeds this; null in calibrations of earlier versions, which
    /// do not ask.
    /// </summary>
    public double? LargestTogether { get; init; }

    /// <summary>
    /// The median of that root mean square; the mirror images of a scan above it are looked at. Null in calibrations of earlier versions, which do not.
    /// </summary>
    public double? UsualTogether { get; init; }

    /// <summary>How errors of one scan go together; null where too few scans tell, and in calibrations of earlier versions.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JointErrors? Joint { get; init; }

    /// <summary>Whether all numbers can be, and belong to so many landmarks.</summary>
    internal bool IsSound(int landmarks) =>
        Offsets.Count == landmarks
        && Offsets.All(double.IsFinite)
        && Terms.All(
            term => term is not null
                && double.IsFinite(term.Centre)
                && term.Deviation > 0
                && double.IsFinite(term.Deviation)
                && double.IsFinite(term.Coefficient))
        && CaseLimits.All(limit => limit is not null && double.IsFinite(limit.Centre) && limit.Deviation > 0 && double.IsFinite(limit.Deviation))
        && Limits?.IsSound != false
        && Joint?.IsSound(landmarks) != false
        && FloorMm > 0 && double.IsFinite(FloorMm)
        && Quantile > 0 && double.IsFinite(Quantile)
        && UncertainAboveMm > 0
        && !double.IsNaN(AbsentBelow)
        && !double.IsNaN(LargestDeparture)
        && LargestTogether is not (< 0 or double.NaN)
        && UsualTogether is not (< 0 or double.NaN);
}
