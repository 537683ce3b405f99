using Pinpoint.Evaluation;
using Pinpoint.Imaging;
using Pinpoint.Reports;

namespace Pinpoint.Workflows;

/// <summary>Makes the pages of evaluations whose scans are at hand.</summary>
internal static class EvaluationPages
{
    /// <summary>The page of an evaluation, with pictures of its worst landmarks.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="data">The data set that holds its cases.</param>
    /// <param name="predicted">What was found in a case; null where that is not known.</param>
    /// <param name="stamp">Where the page comes from.</param>
    /// <param name="cancellationToken">Stops between two scans.</param>
    public static string ToHtml(
        StoredEvaluation evaluation, Dataset data, Func<string, LandmarkSet?> predicted, ReportStamp stamp, CancellationToken cancellationToken) =>
        EvaluationPage.ToHtml(
            evaluation, WorstPictures.Take(evaluation.Result, name => Find(data, name, predicted), WorstPictures.UsualCount, cancellationToken), stamp);

    private static (Func<Volume> Scan, LandmarkSet Truth, LandmarkSet Predicted)? Find(Dataset data, string name, Func<string, LandmarkSet?> predicted) =>
        data.Cases.FirstOrDefault(item => item.Name == name && item.LandmarksPath is not null) is { } found && predicted(name) is { } answer
            ? (() => Dataset.ReadVolume(found), data.ReadLandmarks(found), answer)
            : null;
}
