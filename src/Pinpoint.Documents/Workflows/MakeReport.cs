using Pinpoint.Documents;
using Pinpoint.Evaluation;
using Pinpoint.Imaging;
using Pinpoint.Models;
using Pinpoint.Reports;
using Pinpoint.Training;

namespace Pinpoint.Workflows;

/// <summary>Makes reports, each one self-contained HTML page.</summary>
public static class MakeReport
{
    /// <summary>The report of an evaluation.</summary>
    /// <param name="folder">The folder of the evaluation.</param>
    /// <param name="dataset">The data set that was evaluated, for pictures of its worst landmarks; null shows none.</param>
    /// <param name="stamp">Where the report comes from.</param>
    /// <param name="warn">Is told at once of what is odd but can be lived with, one line each; null tells nobody.</param>
    /// <param name="cancellationToken">Stops between two scans.</param>
    /// <exception cref="BadInputException">The folder holds no evaluation, or the data set is another one.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static string OfEvaluation(
        string folder, string? dataset, ReportStamp stamp, Action<string>? warn = null, CancellationToken cancellationToken = default)
    {
        StoredEvaluation evaluation = EvaluationFolder.Read(folder);
        if (dataset is null)
        {
            return EvaluationPage.ToHtml(evaluation, [], stamp);
        }

        string predictions = Path.Combine(folder, EvaluationFolder.PredictionsName);
        var data = Dataset.Open(dataset);
        foreach (string warning in data.Warnings)
        {
            warn?.Invoke(warning);
        }

        return evaluation.Result.PerCase.FirstOrDefault(score => data.Cases.All(item => item.Name != score.Case)) is { } lost
            ? throw new BadInputException(dataset, null, $"has no case '{lost.Case}', which the evaluation is of; give the data set that was evaluated")
            : EvaluationPages.ToHtml(
                evaluation, data, name => LandmarkFile.Read(predictions, new LandmarkReadOptions { CaseName = name }), stamp, cancellationToken);
    }

    /// <summary>The report that compares evaluations.</summary>
    /// <param name="folders">Their folders; those that share a name are told apart by the folders that they lie in.</param>
    /// <param name="stamp">Where the report comes from.</param>
    /// <exception cref="BadInputException">A folder holds no evaluation.</exception>
    public static string OfComparison(IReadOnlyList<string> folders, ReportStamp stamp)
    {
        StoredEvaluation[] evaluations = [.. folders.Select(EvaluationFolder.Read)];
        return ComparisonPage.ToHtml(
            [.. evaluations.Select(item => evaluations.Count(other => other.Name == item.Name) == 1 ? item : item with { Name = LongName(item.Folder) })],
            stamp);
    }

    /// <summary>The report of a training.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="stamp">Where the report comes from.</param>
    /// <exception cref="BadInputException">The folder holds no training.</exception>
    public static string OfTraining(string folder, ReportStamp stamp)
    {
        var run = new TrainingFolder(folder);
        return TrainingPage.ToHtml(
            Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))),
            TrainingHistory.Read(run),
            run.ReadPlan(),
            stamp,
            File.Exists(run.Model) ? ModelFile.Load(run.Model).Warnings : []);
    }

    /// <summary>Finds the landmarks of one scan and reports on them.</summary>
    /// <param name="predictor">The model.</param>
    /// <param name="scan">The scan's file.</param>
    /// <param name="selection">Which volume of the scan's file is meant, and how it is read.</param>
    /// <param name="stamp">Where the report comes from.</param>
    /// <param name="cancellationToken">Stops between two updates of the search.</param>
    /// <returns>The page, and what it is about.</returns>
    /// <exception cref="PinpointException">The scan cannot be read, or is too large.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static (string Html, ScanOutcome Scan) OfPrediction(
        Predictor predictor, string scan, ScanSelection selection, ReportStamp stamp, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(predictor);
        ArgumentNullException.ThrowIfNull(selection);
        var opened = Scan.Open(scan, selection.ReadOptions(predictor.Model.Plan, cancellationToken));
        ScanPrediction prediction = predictor.Predict(scan, opened, null, cancellationToken);
        string[] warnings = [.. opened.Warnings, .. prediction.Answer.Warnings];
        return (predictor.PageOf(prediction, opened, stamp), new ScanOutcome(scan) { Prediction = prediction, Warnings = warnings });
    }

    /// <summary>Writes a page, whole or not at all.</summary>
    /// <param name="file">The file, <c>NAME.html</c>.</param>
    /// <param name="html">The page.</param>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    public static void Write(string file, string html) => PageFile.Write(file, html);

    private static string LongName(string folder)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        return $"{Path.GetFileName(Path.GetDirectoryName(full))}/{Path.GetFileName(full)}";
    }
}
