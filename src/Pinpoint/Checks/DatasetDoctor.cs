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
    /// <param name="cancellationToken">Ends the examination.</param>
    /// <exception cref="OperationCanceledException">The examination was cancelled.</exception>
    public static DatasetReport Examine(
        Dataset dataset, DoctorOptions? options = null, IProgress<DoctorProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return Examine(dataset, dataset.Cases, options, progress, cancellationToken);
    }

    /// <summary>As <see cref="Examine(Dataset, DoctorOptions, IProgress{DoctorProgress}, CancellationToken)"/>, for some of the set's cases.</summary>
    /// <param name="dataset">The set.</param>
    /// <param name="chosen">The cases of it to examine.</param>
    /// <param name="options">What counts as an outlier.</param>
    /// <param name="progress">Told after each case.</param>
    /// <param name="cancellationToken">Ends the examination.</param>
    /// <exception cref="OperationCanceledException">The examination was cancelled.</exception>
    public static DatasetReport Examine(
        Dataset dataset, IReadOnlyList<DatasetCase> chosen, DoctorOptions? options, IProgress<DoctorProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(chosen);
        options ??= new DoctorOptions();
        var findings = new List<Finding>(
            dataset.Warnings.Select(warning => new Finding(FindingSeverity.Warning, FindingCodes.FileWithoutPartner, null, null, null, warning)));
        var cases = new List<ExaminedCase>(chosen.Count);
        foreach (DatasetCase item in chosen)
        {
            cancellationToken.ThrowIfCancellationRequested();
            cases.Add(CaseExamination.Read(dataset, item, findings));
            progress?.Report(new DoctorProgress(cases.Count, chosen.Count, item.Name));
        }

        Compare(cases, [], options, findings, cancellationToken);
        return new DatasetReport(cases.Count, Sorted(findings, cases), FingerprintOf(dataset.Name, cases));
    }

    /// <summary>Compares cases that were read elsewhere with each other, and tells which of other cases are among them.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="others">Cases that may not be among them, such as those kept for a test.</param>
    /// <param name="findings">What was found in each case.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    internal static IReadOnlyList<Finding> Compare(
        List<ExaminedCase> cases, IReadOnlyList<ExaminedCase> others, List<Finding> findings, CancellationToken cancellationToken)
    {
        Compare(cases, others, new DoctorOptions(), findings, cancellationToken);
        return Sorted(findings, [.. cases, .. others]);
    }

    private static void Compare(
        List<ExaminedCase> cases, IReadOnlyList<ExaminedCase> others, DoctorOptions options, List<Finding> findings, CancellationToken cancellationToken)
    {
        LabelChecks.FindDifferences(cases, findings);
        RepetitionChecks.FindScans([.. cases, .. others], findings);
        RepetitionChecks.FindLandmarks([.. cases, .. others], findings);
        NearDuplicateChecks.Find([.. cases, .. others], options, findings, cancellationToken);
        ScanChecks.FindOutliers(cases, options, findings);
        var comparison = ShapeComparison.Of(cases, options, findings, cancellationToken);
        HashSet<ExaminedCase> turned = comparison is null ? [] : FrameChecks.FindMistaken(comparison, options, findings);

        // A file in another frame has its left and right exchanged by that, not by its labels.
        ILookup<ExaminedCase, (string Left, string Right)> swapped = SideChecks.FindSwapped([.. cases.Where(item => !turned.Contains(item))], findings);
        if (comparison is not null)
        {
            ShapeChecks.FindOutliers(comparison, turned, swapped, options, findings, cancellationToken);
        }
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
