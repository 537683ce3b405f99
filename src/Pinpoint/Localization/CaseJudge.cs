using Pinpoint.Models;

namespace Pinpoint.Localization;

/// <summary>Judges whether a scan is like those of the training.</summary>
internal static class CaseJudge
{
    private const int MostReasons = 3;
    private const string Unseen = "most landmarks are not to be seen where the search puts them";

    /// <summary>The verdict on a scan.</summary>
    /// <param name="calibration">The model's calibration; without one, only a scan whose landmarks are mostly not to be seen is rejected.</param>
    /// <param name="evidence">The scan's evidence.</param>
    public static CaseVerdict Judge(Calibration? calibration, CaseEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        List<string> reasons = evidence.Presence < 0 ? [Unseen] : [];
        if (calibration is not null)
        {
            var departures = CaseDepartures.Of(calibration.CaseLimits, evidence, calibration.FloorMm);
            CaseDeparture[] worst = [.. departures.Measures
                .Where(item => item.Measure.Name != "presence" || reasons.Count == 0)
                .OrderByDescending(item => item.Departure)];
            CaseDeparture[] far = [.. worst.Where(item => item.Departure > calibration.LargestDeparture)];
            if (far.Length == 0 && departures.IsWhole && departures.Together > calibration.LargestTogether)
            {
                reasons.Add("several measures at once are somewhat unusual");
                far = [.. worst.Where(item => item.Departure > 0)];
            }

            reasons.AddRange(far.Select(item => item.Text(evidence, calibration.FloorMm)));
        }

        return reasons.Count == 0 ? CaseVerdict.Accepted : new CaseVerdict(true, [.. reasons.Take(MostReasons)]);
    }
}
