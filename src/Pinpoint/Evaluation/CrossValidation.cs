using Pinpoint.Imaging;
using Pinpoint.Training;

namespace Pinpoint.Evaluation;

/// <summary>Cross-validation: every case is judged once, by a model that was trained without it.</summary>
public static class CrossValidation
{
    /// <summary>
    /// Trains the folds one after another, each into a folder of its own, and localizes what each held out. With the training's
    /// <see cref="TrainingRequest.Resume"/>, folds with a checkpoint go on from it: a finished one is not trained again.
    /// </summary>
    /// <param name="request">What to do.</param>
    /// <param name="progress">Told as each training goes.</param>
    /// <param name="cancellation">Stops the work; the fold at work keeps its checkpoint.</param>
    /// <exception cref="PinpointException">Data, plan or output folder are not usable; the message says how to mend it.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static CrossValidationOutcome Run(CrossValidationRequest request, IProgress<CrossValidationProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        TrainingRequest training = request.Training;
        IReadOnlyList<CrossValidationFold> folds = CrossValidationFolds.Deal(CasesOf(training), request.Folds, training.Plan.Seed);
        var pairs = new List<CasePair>();
        var warnings = new List<string>();
        foreach (CrossValidationFold fold in folds)
        {
            var folder = new TrainingFolder(fold.FolderIn(training.OutputFolder));
            TrainingRequest own = training with
            {
                OutputFolder = folder.Path,
                OnlyCases = [.. fold.Training.Select(item => item.Name)],
                Validation = training.Validation is { Cases: { } named }
                    ? training.Validation with { Cases = [.. named.Where(name => fold.Training.Any(item => item.Name == name))] }
                    : training.Validation,
                Resume = training.Resume && File.Exists(folder.Checkpoint),
            };
            TrainingOutcome outcome = TrainingRun.Run(own, new FoldProgress(fold.Number, folds.Count, progress), cancellation);
            cancellation.ThrowIfCancellationRequested();
            warnings.AddRange(outcome.Warnings.Except(warnings, StringComparer.Ordinal));
            pairs.AddRange(ModelEvaluation.Run(outcome.Model, training.Data, fold.Held, null, training.Threads, null, cancellation));
        }

        string[] order = [.. training.Data.Cases.Select(item => item.Name)];
        return new CrossValidationOutcome([.. pairs.OrderBy(pair => Array.IndexOf(order, pair.CaseName))], folds, warnings);
    }

    private static DatasetCase[] CasesOf(TrainingRequest training) =>
        [.. training.Data.Cases.Where(item => item.LandmarksPath is not null
            && item.Split is not "test"
            && (training.OnlyCases is null || training.OnlyCases.Contains(item.Name, StringComparer.Ordinal)))];
}
