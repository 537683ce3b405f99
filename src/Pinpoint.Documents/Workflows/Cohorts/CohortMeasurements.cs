using Pinpoint.Documents;
using Pinpoint.Evaluation;

namespace Pinpoint.Workflows;

/// <summary>Measurements over the cases of a cohort.</summary>
internal static class CohortMeasurements
{
    /// <summary>The values of each measurement, in the order of first appearance.</summary>
    public static IReadOnlyList<(MeasurementItem First, IReadOnlyList<(string Case, double Value)> Values)> Of(IEnumerable<GatheredCase> cases) =>
    [
        .. cases.Where(item => item.IsDone)
            .SelectMany(item => item.Record!.Measurements.Select(measurement => (item.Name, Measurement: measurement)))
            .GroupBy(pair => pair.Measurement.Name, StringComparer.Ordinal)
            .Select(group => (
                group.First().Measurement,
                (IReadOnlyList<(string, double)>)
                [
                    .. group.Where(pair => pair.Measurement.Value is not null).Select(pair => (pair.Name, pair.Measurement.Value!.Value)),
                ])),
    ];

    /// <summary>How each is spread; those without any value are left out.</summary>
    public static IReadOnlyList<MeasurementFigures> FiguresOf(IEnumerable<GatheredCase> cases) =>
    [
        .. Of(cases).Where(item => item.Values.Count > 0).Select(item =>
        {
            double[] sorted = [.. item.Values.Select(value => value.Value).Order()];
            return new MeasurementFigures(
                item.First.Name,
                item.First.Title,
                item.First.Unit,
                sorted.Length,
                ErrorStatistics.Mean(sorted),
                ErrorStatistics.SampleDeviation(sorted),
                sorted[0],
                ErrorStatistics.Percentile(sorted, 0.25),
                ErrorStatistics.Percentile(sorted, 0.5),
                ErrorStatistics.Percentile(sorted, 0.75),
                sorted[^1]);
        }),
    ];
}
