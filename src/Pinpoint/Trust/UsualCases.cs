using Pinpoint.Checks;
using Pinpoint.Localization;
using Pinpoint.Models;

namespace Pinpoint.Trust;

/// <summary>What is usual of whole scans: per measure a median and a deviation, and the largest departure that still counts as usual.</summary>
/// <param name="Limits">The measures.</param>
/// <param name="LargestDeparture">The largest departure of one measure, in deviations.</param>
/// <param name="LargestTogether">The largest departure of all measures together; null where nothing is known.</param>
/// <param name="UsualTogether">The median departure of all measures together; null where nothing is known.</param>
internal sealed record UsualCases(IReadOnlyList<CaseLimit> Limits, double LargestDeparture, double? LargestTogether, double? UsualTogether)
{
    /// <summary>With fewer scans nothing can be said of what is usual.</summary>
    public const int FewestCases = 8;

    // The share of good scans that each of the two limits may flag, and room for those that are a little less usual than any of the few that were seen.
    private const double FlaggedShare = 0.015;
    private const double Margin = 1.25;

    // All measures together vary less from scan to scan than the worst of them does.
    private const double TogetherMargin = 1.1;

    // A measure that hardly differs between scans must not reject one for a trifle: in logarithms a tenth, in others a twentieth.
    private const double LeastLogDeviation = 0.1;
    private const double LeastDeviation = 0.05;

    /// <summary>Learns what is usual.</summary>
    public static UsualCases Of(CalibrationSet set)
    {
        if (set.Cases.Count < FewestCases)
        {
            return new UsualCases([], 0, null, null);
        }

        CaseDepartures[] leftOut =
            [.. set.Cases.Select(item => CaseDepartures.Of(LimitsOf(set, [.. set.Cases.Where(other => other != item)]), item.CaseEvidence, set.FloorMm))];
        double[] together = [.. leftOut.Select(item => item.Together)];
        return new UsualCases(
            LimitsOf(set, set.Cases),
            Margin * Nearly([.. leftOut.Select(item => item.Furthest)]),
            TogetherMargin * Nearly(together),
            RobustSpread.Median(together));
    }

    private static double Nearly(double[] values)
    {
        Array.Sort(values);
        int rank = (int)Math.Ceiling((1 - FlaggedShare) * (values.Length + 1));
        return values[Math.Min(rank, values.Length) - 1];
    }

    private static IReadOnlyList<CaseLimit> LimitsOf(CalibrationSet set, IReadOnlyList<CalibrationCase> cases) =>
        [.. CaseMeasure.All.Select(measure => Limit(measure, [.. cases.Select(item => measure.Compared(item.CaseEvidence, set.FloorMm))])).OfType<CaseLimit>()];

    private static CaseLimit? Limit(CaseMeasure measure, double?[] values)
    {
        if (Array.Exists(values, value => value is null || !double.IsFinite(value.Value)))
        {
            return null;
        }

        var (centre, deviation) = RobustSpread.Of([.. values.Select(value => value!.Value)]);
        double least = measure.IsLength ? LeastLogDeviation : Math.Max(LeastDeviation, LeastDeviation * Math.Abs(centre));
        return new CaseLimit(measure.Name, centre, Math.Max(deviation, least));
    }
}
