using Pinpoint.Evaluation;
using Pinpoint.Imaging;

namespace Pinpoint.Reports;

/// <summary>Takes pictures of the largest errors of an evaluation.</summary>
internal static class WorstPictures
{
    /// <summary>The pictures that a report shows.</summary>
    public const int UsualCount = 8;

    /// <summary>Reads the scans of the worst landmarks again, each once, and slices them.</summary>
    /// <param name="result">The evaluation.</param>
    /// <param name="scans">What reads the scan, the true and the found landmarks of a case; null for a case that is not known.</param>
    /// <param name="count">How many landmarks at most.</param>
    /// <param name="cancellationToken">Stops between two scans.</param>
    /// <returns>The pictures, the largest error first.</returns>
    /// <exception cref="BadInputException">A scan or a landmark file is wrong.</exception>
    /// <exception cref="ResourceException">A scan does not fit into memory.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static IReadOnlyList<WorstPicture> Take(
        EvaluationResult result,
        Func<string, (Func<Volume> Scan, LandmarkSet Truth, LandmarkSet Predicted)?> scans,
        int count = UsualCount,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(scans);
        var pictures = new List<WorstPicture>();
        foreach (IGrouping<string, LandmarkOutcome> group in result.Outcomes
            .Where(row => row.ErrorMm is not null)
            .OrderByDescending(row => row.ErrorMm)
            .Take(count)
            .GroupBy(row => row.Case, StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (scans(group.Key) is not (Func<Volume> scan, LandmarkSet truth, LandmarkSet predicted))
            {
                continue;
            }

            var maker = new ScanPictures(scan());
            foreach (LandmarkOutcome row in group)
            {
                if (truth.Find(row.Landmark) is { Position: { } marked } trueLandmark && predicted.Find(row.Landmark) is { Position: { } found } answer)
                {
                    pictures.Add(
                        new WorstPicture(row.Case, trueLandmark, answer, maker.Around(marked, Math.Max(marked.DistanceTo(found), answer.Radius95 ?? 0))));
                }
            }
        }

        return [.. pictures.OrderByDescending(item => item.ErrorMm)];
    }
}
