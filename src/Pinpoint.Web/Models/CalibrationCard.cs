using Pinpoint.Models;

namespace Pinpoint.Web.Models;

/// <summary>How a model's error radii were calibrated.</summary>
/// <param name="Source">Where the scans came from, in words.</param>
/// <param name="Cases">How many scans.</param>
/// <param name="Points">How many landmarks in all of them.</param>
/// <param name="Coverage95">The share of errors within their radius when each scan in turn is left out.</param>
/// <param name="MeanRadius95Mm">The mean radius in mm.</param>
/// <param name="TellsUnlikeScans">Whether it tells scans that are unlike the training set.</param>
internal sealed record CalibrationCard(string Source, int Cases, int Points, double Coverage95, double MeanRadius95Mm, bool TellsUnlikeScans)
{
    public static CalibrationCard Of(Calibration calibration) =>
        new(calibration.Source, calibration.Cases.Count, calibration.Points, calibration.Coverage, calibration.MeanRadiusMm, calibration.CaseLimits.Count > 0);
}
