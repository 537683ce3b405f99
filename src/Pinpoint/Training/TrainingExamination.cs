using Pinpoint.Checks;
using Pinpoint.Imaging;

namespace Pinpoint.Training;

/// <summary>The data doctor's checks on the cases of a training as they are read, and on those that the set keeps for the test.</summary>
internal sealed class TrainingExamination(Dataset data)
{
    private readonly List<Finding> _findings = [];
    private readonly List<ExaminedCase> _cases = [];

    /// <summary>Takes up a case.</summary>
    public void Add(DatasetCase item, ScanFacts facts, LandmarkSet landmarks) => _cases.Add(CaseExamination.Of(item, facts, landmarks, _findings));

    /// <summary>The set's test cases, which are compared with those to train on.</summary>
    public IReadOnlyList<DatasetCase> Tests { get; } = [.. data.Cases.Where(item => item.Split == "test")];

    /// <summary>The landmarks of a test case; null where there are none, or they cannot be read, which is no matter of the training.</summary>
    public LandmarkSet? LandmarksOf(DatasetCase item)
    {
        try
        {
            return item.LandmarksPath is null ? null : data.ReadLandmarks(item);
        }
        catch (BadInputException)
        {
            return null;
        }
    }

    /// <summary>Compares the cases with each other and with the set's test cases.</summary>
    /// <param name="tests">What is known of each of <see cref="Tests"/>; null for a scan that cannot be read.</param>
    /// <param name="mirrored">The cases that the training mirrors because of their landmarks: that they are mirror images is no matter any more.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The warnings, one line each.</returns>
    /// <exception cref="BadInputException">There are errors; all are named.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public IReadOnlyList<string> Finish(
        IReadOnlyList<(ScanFacts? Facts, LandmarkSet? Landmarks)> tests, IReadOnlySet<string> mirrored, CancellationToken cancellationToken)
    {
        // What is wrong with a test case alone is no matter of the training: only what it has in common with another.
        var elsewhere = new List<Finding>();
        ExaminedCase[] others = [.. Tests.Zip(tests, (item, known) => CaseExamination.Of(item, known.Facts, known.Landmarks, elsewhere))];
        IReadOnlyList<Finding> findings = DatasetDoctor.Compare(_cases, others, _findings, cancellationToken);
        bool IsSeen(Finding finding) => finding is { Code: FindingCodes.MirrorImage, Case: { } name } && mirrored.Contains(name);
        return FindingLines.WarningsOf(data.Root, [.. findings.Where(finding => !IsSeen(finding))]);
    }
}
