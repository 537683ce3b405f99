using Pinpoint.Models;

namespace Pinpoint.Localization;

/// <summary>Judges whether a scan is like those of the training.</summary>
public static class CaseJudge
{
    private const int MostReasons = 3;

    /// <summary>The verdict on a scan.</summary>
    /// <param name="calibration">The model's calibration; without one, only a scan whose landmarks are mostly not to be seen is rejected.</param>
    /// <param name="evidence">The scan's evidence.</param>
    public static CaseVerdict Judge(Calibration? calibration, CaseEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        var reasons = new List<(double Departure, string Text)>();
        if (evidence.Presence < 0)
        {
            reasons.Add((double.PositiveInfinity, "most landmarks are not to be seen where the search puts them"));
        }

        foreach (CaseLimit limit in calibration?.CaseLimits ?? [])
        {
            if (CaseMeasure.All.FirstOrDefault(measure => measure.Name == limit.Name) is { } measure
                && DepartureOf(measure, limit, evidence, calibration!.FloorMm) is { } departure
                && departure > calibration.LargestDeparture
                && !(measure.Name == "presence" && reasons.Count > 0))
            {
                reasons.Add((departure, $"{measure.Words} ({Figures(measure, limit, evidence, calibration.FloorMm)})"));
            }
        }

        return reasons.Count == 0 ? CaseVerdict.Accepted : new CaseVerdict(true, [.. reasons.OrderByDescending(reason => reason.Departure).Take(MostReasons).Select(reason => reason.Text)]);
    }

    /// <summary>How far a measure departs to its bad side, in deviations; null where the model cannot tell.</summary>
    internal static double? DepartureOf(CaseMeasure measure, CaseLimit limit, CaseEvidence evidence, double floorMm) =>
        measure.Compared(evidence, floorMm) is { } value ? (measure.LowIsBad ? limit.Centre - value : value - limit.Centre) / limit.Deviation : null;

    private static string Figures(CaseMeasure measure, CaseLimit limit, CaseEvidence evidence, double floorMm)
    {
        double usual = measure.IsLength ? Math.Exp(limit.Centre) - floorMm : limit.Centre;
        return $"{measure.Name} {measure.Value(evidence):0.##}, usually {usual:0.##}";
    }
}
