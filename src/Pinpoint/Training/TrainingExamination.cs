using Pinpoint.Checks;
using Pinpoint.Imaging;

namespace Pinpoint.Training;

/// <summary>The data doctor's checks on the cases of a training as they are read, and on those that the set keeps for the test.</summary>
internal sealed class TrainingExamination(Dataset data)
{
    private readonly List<Finding> _findings = [];
    private readonly List<ExaminedCase> _cases = [];

    /// <summary>Takes up a case that was surveyed with these landmarks; nothing of its voxels is kept.</summary>
    public void Add(DatasetCase item, Scan scan, CaseSurvey survey, LandmarkSet landmarks) =>
        _cases.Add(CaseExamination.Of(item, scan, survey, landmarks, _findings));

    /// <summary>Compares the cases with each other and with the set's test cases, which are read for it.</summary>
    /// <param name="mirrored">The cases that the training mirrors because of their landmarks: that they are mirror images is no matter any more.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The warnings, one line each.</returns>
    /// <exception cref="BadInputException">There are errors; all are named.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public IReadOnlyList<string> Finish(IReadOnlySet<string> mirrored, CancellationToken cancellationToken)
    {
        // What is wrong with a test case alone is no matter of the training: only what it has in common with another.
        var elsewhere = new List<Finding>();
        ExaminedCase[] tests = [.. data.Cases.Where(item => item.Split == "test").Select(item =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            return CaseExamination.Read(data, item, elsewhere);
        })];
        IReadOnlyList<Finding> findings = DatasetDoctor.Compare(_cases, tests, _findings, cancellationToken);
        bool IsSeen(Finding finding) => finding is { Code: FindingCodes.MirrorImage, Case: { } name } && mirrored.Contains(name);
        return FindingLines.WarningsOf(data.Root, [.. findings.Where(finding => !IsSeen(finding))]);
    }
}
