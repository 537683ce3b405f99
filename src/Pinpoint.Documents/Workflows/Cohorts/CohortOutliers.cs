using Pinpoint.Documents;
using Pinpoint.Evaluation;

namespace Pinpoint.Workflows;

/// <summary>
/// Finds the cases that a person should look at first: those that the model rejects, and those whose shape or a measurement is far from the rest.
/// </summary>
internal static class CohortOutliers
{
    /// <summary>From how many robust standard deviations on a case is told of.</summary>
    public const double Far = 3.5;

    // Of normal values the median absolute deviation, times this, is the standard deviation.
    private const double Consistency = 1.4826;
    private const int FewestValues = 8;

    /// <summary>The outliers, the farthest first; rejected cases before all others.</summary>
    public static IReadOnlyList<OutlierItem> Of(IReadOnlyList<GatheredCase> cases, CohortShapes shapes)
    {
        var scores = new Dictionary<string, List<(string What, double Score)>>(StringComparer.Ordinal);
        Add("shape", cases.Select(item => (item.Name, shapes.Find(item.Name)?.DistanceMm)), onlyAbove: true);
        foreach (var (first, values) in CohortMeasurements.Of(cases))
        {
            Add(first.Name, values.Select(item => (item.Case, (double?)item.Value)), onlyAbove: false);
        }

        return
        [
            .. cases.Where(item => item.IsDone && (item.Record!.Rejected == true || scores.ContainsKey(item.Name)))
                .Select(item => Item(item, scores.GetValueOrDefault(item.Name) ?? [], shapes.Find(item.Name)))
                .OrderByDescending(item => item.Rejected)
                .ThenByDescending(item => item.Deviation ?? 0)
                .ThenBy(item => item.Case, StringComparer.Ordinal),
        ];

        void Add(string what, IEnumerable<(string Case, double? Value)> values, bool onlyAbove)
        {
            (string Case, double Value)[] there = [.. values.Where(item => item.Value is not null).Select(item => (item.Case, item.Value!.Value))];
            if (there.Length < FewestValues)
            {
                return;
            }

            double median = ErrorStatistics.Percentile([.. there.Select(item => item.Value).Order()], 0.5);
            double spread = Consistency * ErrorStatistics.Percentile([.. there.Select(item => Math.Abs(item.Value - median)).Order()], 0.5);
            foreach ((string name, double value) in there)
            {
                double score = (onlyAbove ? value - median : Math.Abs(value - median)) / spread;
                if (double.IsFinite(score) && score >= Far)
                {
                    if (!scores.TryGetValue(name, out var list))
                    {
                        scores.Add(name, list = []);
                    }

                    list.Add((what, score));
                }
            }
        }
    }

    private static OutlierItem Item(GatheredCase item, List<(string What, double Score)> scores, CohortShape? shape) => new(
        item.Name,
        item.Scan,
        item.Record!.Rejected == true,
        [.. item.Record.Reasons],
        scores.Count > 0 ? scores.Max(score => score.Score) : null,
        [.. scores.OrderByDescending(score => score.Score).Select(score => score.What)],
        shape?.DistanceMm);
}
