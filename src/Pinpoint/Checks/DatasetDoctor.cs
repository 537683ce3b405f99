using Pinpoint.Imaging;

namespace Pinpoint.Checks;

/// <summary>
/// Examines a data set before anything is trained on it. It never stops at a broken file: everything that is wrong is found in one go, each
/// with its case, file and landmark.
/// </summary>
public static class DatasetDoctor
{
    /// <summary>Reads every file of a set, one scan in memory at a time, and compares the cases with each other.</summary>
    /// <param name="dataset">The set.</param>
    /// <param name="options">What counts as an outlier.</param>
    /// <param name="progress">Told after each case.</param>
    /// <param name="cancellation">Ends the examination.</param>
    /// <exception cref="OperationCanceledException">The examination was cancelled.</exception>
    public static DatasetReport Examine(
        Dataset dataset, DoctorOptions? options = null, IProgress<DoctorProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        options ??= new DoctorOptions();
        var findings = new List<Finding>(
            dataset.Warnings.Select(warning => new Finding(FindingSeverity.Warning, FindingCodes.FileWithoutPartner, null, null, null, warning)));
        var cases = new List<ExaminedCase>(dataset.Cases.Count);
        foreach (DatasetCase item in dataset.Cases)
        {
            cancellation.ThrowIfCancellationRequested();
            cases.Add(CaseExamination.Read(dataset, item, findings));
            progress?.Report(new DoctorProgress(cases.Count, dataset.Cases.Count, item.Name));
        }

        LabelChecks.FindDifferences(cases, findings);
        RepetitionChecks.FindScans(cases, findings);
        RepetitionChecks.FindLandmarks(cases, findings);
        ScanChecks.FindOutliers(cases, options, findings);
        ILookup<ExaminedCase, (string Left, string Right)> swapped = SideChecks.FindSwapped(cases, findings);
        ShapeChecks.FindOutliers(cases, swapped, options, findings, cancellation);
        return new DatasetReport(cases.Count, Sorted(findings, cases), FingerprintOf(dataset.Name, cases));
    }

    // The sort is stable: findings of one case stay in the order of the checks.
    private static Finding[] Sorted(List<Finding> findings, List<ExaminedCase> cases)
    {
        var places = cases.Select((item, index) => (item.Source.Name, index)).ToDictionary(pair => pair.Name, pair => pair.index, StringComparer.Ordinal);
        return [.. findings.OrderBy(finding => finding.Severity).ThenBy(finding => finding.Case is null ? -1 : places[finding.Case])];
    }

    private static DatasetFingerprint FingerprintOf(string name, List<ExaminedCase> cases) => new(
        name,
        LandmarkMatching.UnionOfNames(cases.Select(item => item.Landmarks).OfType<LandmarkSet>()),
        [.. cases.Select(item => item.Fingerprint).OfType<CaseFingerprint>()]);
}
