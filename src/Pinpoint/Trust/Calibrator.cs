using Pinpoint.Localization;
using Pinpoint.Models;

namespace Pinpoint.Trust;

/// <summary>Learns a calibration from scans that the model was not trained on.</summary>
internal static class Calibrator
{
    // A radius beyond this multiple of what nearly all have makes a landmark uncertain.
    private const double UncertainShare = 0.99;
    private const double UncertainMargin = 1.25;

    // A refined landmark is not trusted whose evidence is worse than nearly all had.
    private const double TrustedShare = 0.998;
    private const double TrustedMargin = 1.5;

    // A landmark counts as missing when it is not seen, and less than nearly any that was there.
    private const double AbsenceMargin = 0.1;

    /// <summary>Learns a calibration.</summary>
    /// <param name="set">The scans.</param>
    /// <param name="source">Where they come from, in words.</param>
    /// <exception cref="UsageException">No scan has an error to learn from.</exception>
    public static Calibration Fit(CalibrationSet set, string source)
    {
        ArgumentNullException.ThrowIfNull(set);
        int points = set.Cases.Sum(item => item.ErrorsMm.Count(error => error is not null));
        if (points == 0)
        {
            throw new UsageException(
                "No landmark of the scans is both marked and found, so there is nothing to calibrate from; give scans with the model's landmarks");
        }

        CalibrationCase[] known = [.. set.Cases.Where(item => item.ErrorsMm.Any(error => error is not null))];
        (double Error, double Scale)[][] leftOut = [.. known.Select(item => Points(LeaveOut(set, known, item), set, item))];
        var (quantile, coverage) = ConformalQuantile.Of(
            [.. leftOut.Select(own => own.Select(point => point.Error / point.Scale).ToArray())], Calibration.Level);
        var scale = ErrorScale.Fit(set, known);
        double[] radii = [.. leftOut.SelectMany(own => own).Select(point => quantile * point.Scale).Order()];
        var usual = UsualCases.Of(set);
        return new Calibration
        {
            Source = source,
            Cases = [.. set.Cases.Select(item => item.Name)],
            Points = points,
            FloorMm = set.FloorMm,
            Terms = scale.Terms,
            Offsets = scale.Offsets,
            Quantile = quantile,
            Coverage = coverage,
            MeanRadiusMm = radii.Average(),
            UncertainAboveMm = UncertainMargin * radii[(int)(UncertainShare * (radii.Length - 1))],
            Limits = LimitsOf(known),
            AbsentBelow = AbsentBelow(known),
            CaseLimits = usual.Limits,
            LargestDeparture = usual.LargestDeparture,
            LargestTogether = usual.LargestTogether,
            UsualTogether = usual.UsualTogether,
            Joint = JointErrorFit.Of(set with { Cases = known }, [.. known.Select((item, i) => RadiiOf(item, leftOut[i], quantile))]),
        };
    }

    /// <summary>The errors and radii of a case by a calibration.</summary>
    internal static IEnumerable<(int Landmark, double ErrorMm, double RadiusMm)> Radii(Calibration calibration, CalibrationCase item)
    {
        for (int landmark = 0; landmark < item.ErrorsMm.Count; landmark++)
        {
            if (item.ErrorsMm[landmark] is { } error)
            {
                yield return (landmark, error, CalibratedError.RadiusMm(calibration, landmark, item.Evidence[landmark]));
            }
        }
    }

    private static double?[] RadiiOf(CalibrationCase item, (double Error, double Scale)[] points, double quantile)
    {
        int point = 0;
        return [.. item.ErrorsMm.Select(error => error is null ? (double?)null : quantile * points[point++].Scale)];
    }

    private static ErrorScale LeaveOut(CalibrationSet set, CalibrationCase[] known, CalibrationCase item) =>
        ErrorScale.Fit(set, known.Length == 1 ? known : known.Where(other => other != item));

    private static (double Error, double Scale)[] Points(ErrorScale scale, CalibrationSet set, CalibrationCase item) =>
    [
        .. Enumerable.Range(0, item.ErrorsMm.Count).Where(landmark => item.ErrorsMm[landmark] is not null).Select(landmark =>
            (item.ErrorsMm[landmark]!.Value,
                CalibratedError.ScaleMm(scale.Offsets[landmark], scale.Terms, EvidenceTerms.Of(item.Evidence[landmark], set.FloorMm)))),
    ];

    // What all but very few of the landmarks had that did not fall back, and a little more. Few scans do not show how far a sound landmark may lie: of two, the
    // limits took 3 % of them from where they had rightly been seen.
    private static LandmarkLimits? LimitsOf(CalibrationCase[] cases)
    {
        if (cases.Length < UsualCases.FewestCases)
        {
            return null;
        }

        LandmarkEvidence[] seen =
            [.. cases.SelectMany(
                item => item.Evidence
                    .Where((evidence, landmark) => item.ErrorsMm[landmark] is not null && !evidence.FellBack && evidence.MovedMm is not null))];
        if (seen.Length == 0)
        {
            return null;
        }

        double Nearly(Func<LandmarkEvidence, double> value) => seen.Select(value).Order().ElementAt((int)(TrustedShare * (seen.Length - 1)));
        double moved = TrustedMargin * Nearly(evidence => evidence.MovedMm!.Value);
        double residual = TrustedMargin * Nearly(evidence => evidence.ShapeResidualMm ?? 0);
        double absence = Nearly(evidence => -(evidence.Presence ?? 1));
        return new LandmarkLimits(Math.Min(0, -absence - AbsenceMargin), moved > 0 ? moved : 1, residual > 0 ? residual : null);
    }

    // Of few scans, no landmark is missing that is nearer to seen than to not seen.
    private static double AbsentBelow(CalibrationCase[] cases)
    {
        double[] presences = [.. cases
            .SelectMany(item => item.Evidence.Where((_, landmark) => item.ErrorsMm[landmark] is not null))
            .Select(evidence => evidence.Presence ?? 1)
            .OrderDescending()];
        double most = cases.Length < UsualCases.FewestCases ? 0 : LandmarkEvidence.UnseenBelow;
        return Math.Min(most, presences[(int)(TrustedShare * (presences.Length - 1))] - AbsenceMargin);
    }
}
