using Pinpoint.Documents;
using Pinpoint.Imaging;
using Pinpoint.Reports;

namespace Pinpoint.Workflows;

/// <summary>Fills the report of a cohort; the scans of its first outliers are read again for their pictures.</summary>
internal static class CohortReports
{
    private const int MostPictures = 12;

    /// <summary>The report.</summary>
    public static CohortReport Of(
        string name, IReadOnlyList<GatheredCase> cases, CohortShapes shapes, CohortDocument document, CancellationToken cancellationToken)
    {
        var byName = cases.ToDictionary(item => item.Name, StringComparer.Ordinal);
        var report = new CohortReport(name, document.CaseCount, document.DoneCount, document.RejectedCount, document.SecondsPerCase)
        {
            Measurements =
            [
                .. CohortMeasurements.Of(cases).Select(item => new CohortQuantity(
                    item.First.Name, item.First.Title, item.First.Unit, [.. item.Values.Select(value => new StripValue(value.Value, value.Case))])),
            ],
            Radii = RadiiOf(cases),
            Shapes =
            [
                .. cases.Where(item => item.IsDone).Select(item => (item, Shape: shapes.Find(item.Name))).Where(pair => pair.Shape is not null)
                    .Select(pair => new CohortPoint(
                        pair.item.Name, pair.Shape!.DistanceMm, pair.Shape.First, pair.Shape.Second, pair.item.Record!.Rejected == true)),
            ],
            Failures = [.. cases.Where(item => !item.IsDone).Select(item => (item.Name, item.State, item.Problem))],
            Warnings = document.Warnings,
            Provenance =
            [
                ("model", string.Join(", ", cases.Select(item => item.Record?.Model).OfType<string>().Distinct(StringComparer.Ordinal))),
                ("model's SHA-256", string.Join(", ", document.ModelHashes)),
                ("version", string.Join(", ", cases.Select(item => item.Record?.ToolVersion).OfType<string>().Distinct(StringComparer.Ordinal))),
            ],
        };
        return report with { Outliers = [.. document.Outliers.Select((item, i) => Outlier(item, byName[item.Case], i < MostPictures, cancellationToken))] };
    }

    private static CohortOutlier Outlier(OutlierItem item, GatheredCase found, bool withPicture, CancellationToken cancellationToken)
    {
        LandmarkSet landmarks = found.Landmarks() ?? new LandmarkSet([]);
        string why = string.Join(
            "; ",
            new[]
            {
                item.Rejected ? $"unlike the training set ({string.Join(", ", item.Reasons)})" : null,
                item.Deviation is { } deviation ? Invariant($"{string.Join(", ", item.Unusual)}: up to {deviation:0.0} deviations from the median") : null,
            }.OfType<string>());
        return new CohortOutlier(item.Case, why, withPicture ? ViewsOf(item.Scan, landmarks, cancellationToken) : [], landmarks);
    }

    // A scan that went away since has no picture; its answer is in the table all the same.
    private static IReadOnlyList<ScanView> ViewsOf(string scan, LandmarkSet landmarks, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            var pictures = new ScanPictures(VolumeFile.Read(scan, new VolumeReadOptions { Frame = 0, Cancellation = cancellationToken }));
            WorldPoint[] points = [.. landmarks.Select(landmark => landmark.Position).OfType<WorldPoint>()];
            return pictures.Overview(points.Length == 0
                ? pictures.Centre
                : WorldPoint.MeanOf(points));
        }
        catch (PinpointException)
        {
            return [];
        }
    }

    private static CohortQuantity[] RadiiOf(IReadOnlyList<GatheredCase> cases) =>
    [
        .. cases.Where(item => item.IsDone)
            .SelectMany(item => item.Record!.Landmarks.Where(landmark => landmark.Radius95Mm is not null).Select(landmark => (item.Name, Landmark: landmark)))
            .GroupBy(pair => pair.Landmark.Name, StringComparer.Ordinal)
            .Select(group => new CohortQuantity(
                group.Key, group.Key, "mm", [.. group.Select(pair => new StripValue(pair.Landmark.Radius95Mm!.Value, pair.Name))])),
    ];
}
