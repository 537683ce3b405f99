using System.Text.Json.Serialization;
using Pinpoint.Models;

namespace Pinpoint.Documents;

/// <summary>How a model's error radii were calibrated.</summary>
/// <param name="Source">Where the scans came from, in words.</param>
/// <param name="CaseCount">The number of cases, all with known landmarks.</param>
/// <param name="Points">The number of points with an error, in all of them.</param>
/// <param name="Coverage95">The share of errors within their radius, each scan left out in turn.</param>
/// <param name="MeanRadius95Mm">The mean radius in mm, each scan left out in turn.</param>
/// <param name="UncertainAboveMm">A larger radius in mm makes a landmark uncertain.</param>
/// <param name="Evidence">The names of what the radius depends on.</param>
/// <param name="CaseMeasures">The names of what tells scans that are unlike the training set; empty where there were too few scans to tell.</param>
public sealed record CalibrationItem(
    string Source,
    int CaseCount,
    int Points,
    [property: JsonPropertyName("coverage95")] double? Coverage95,
    [property: JsonPropertyName("mean_radius95_mm")] double? MeanRadius95Mm,
    double? UncertainAboveMm,
    IReadOnlyList<string> Evidence,
    IReadOnlyList<string> CaseMeasures)
{
    /// <summary>A calibration in figures; null where there is none.</summary>
    public static CalibrationItem? Of(Calibration? calibration) => calibration is null ? null : new CalibrationItem(
        calibration.Source,
        calibration.Cases.Count,
        calibration.Points,
        DocumentNumbers.FiniteOrNull(calibration.Coverage),
        DocumentNumbers.FiniteOrNull(calibration.MeanRadiusMm),
        DocumentNumbers.FiniteOrNull(calibration.UncertainAboveMm),
        [.. calibration.Terms.Select(term => term.Name)],
        [.. calibration.CaseLimits.Select(limit => limit.Name)]);
}
