using Pinpoint.Localization;
using Pinpoint.Models;

namespace Pinpoint.Trust;

/// <summary>How a calibration does on scans that it was not learnt from: each fold of a cross-validation by the calibration of the others.</summary>
/// <param name="Points">Landmarks with a known error.</param>
/// <param name="Coverage">The share of the errors within their radius.</param>
/// <param name="MeanRadiusMm">The mean radius in mm.</param>
/// <param name="Rejected">The cases that were flagged as unlike the training set, though they are not.</param>
public sealed record CoverageByFold(int Points, double Coverage, double MeanRadiusMm, IReadOnlyList<string> Rejected)
{
    /// <summary>Measures it; null where there are fewer than two folds with errors.</summary>
    internal static CoverageByFold? Of(CalibrationSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        var points = new List<(double Error, double Radius)>();
        var rejected = new List<string>();
        foreach (int? fold in set.Cases.Select(item => item.Group).Distinct())
        {
            CalibrationCase[] others = [.. set.Cases.Where(item => item.Group != fold)];
            if (!others.Any(item => item.ErrorsMm.Any(error => error is not null)))
            {
                return null;
            }

            Calibration calibration = Calibrator.Fit(set with { Cases = others }, "the other folds");
            foreach (CalibrationCase item in set.Cases.Where(item => item.Group == fold))
            {
                points.AddRange(Calibrator.Radii(calibration, item).Select(point => (point.ErrorMm, point.RadiusMm)));
                if (CaseJudge.Judge(calibration, item.CaseEvidence).Rejected)
                {
                    rejected.Add(item.Name);
                }
            }
        }

        return points.Count == 0
            ? null
            : new CoverageByFold(points.Count, points.Average(point => point.Error <= point.Radius ? 1 : 0), points.Average(point => point.Radius), rejected);
    }
}
