using Pinpoint.Localization;
using Pinpoint.Training;
using Pinpoint.Trust;

namespace Pinpoint.Evaluation;

/// <summary>The work of one fold: a training without its cases, and the model's answers for them.</summary>
/// <param name="request">What is done in every fold.</param>
/// <param name="set">The cases, dealt.</param>
internal sealed class FoldRun(CrossValidationRequest request, CrossValidationSet set)
{
    /// <summary>
    /// Leaves the fold's result in its folder. With the training's <see cref="TrainingRequest.Resume"/> a result of the same data, plan and options is left as
    /// it is, and a training that was begun goes on from its checkpoint.
    /// </summary>
    /// <param name="fold">The fold.</param>
    /// <param name="progress">Told as its training goes.</param>
    /// <param name="cancellationToken">Stops the work; the training keeps its checkpoint.</param>
    /// <returns>Whether there was something to do.</returns>
    /// <exception cref="PinpointException">Data, plan or folder are not usable, or another process is at the same fold.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public bool Finish(CrossValidationFold fold, IProgress<CrossValidationProgress>? progress, CancellationToken cancellationToken)
    {
        TrainingRequest training = request.Training;
        var folder = new TrainingFolder(fold.FolderIn(training.OutputFolder));
        string file = FoldResultFile.In(folder.Path);
        using var held = FolderLock.Take(folder.Path, Invariant($"fold {fold.Number} of a cross-validation"));
        if (training.Resume && IsDone(file, fold))
        {
            return false;
        }

        TrainingOutcome outcome = TrainingRun.RunHeld(
            Of(fold, folder),
            new FoldProgress(fold.Number, set.Folds.Count, progress),
            cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        IReadOnlyList<CasePair> answers = ModelEvaluation.Run(
            outcome.Model.Calibrated(null), training.Data, fold.Held, new LocalizerOptions { Threads = training.Threads }, null, cancellationToken);
        string[] order = [.. training.Data.Cases.Select(item => item.Name)];
        FoldResultFile.Write(file, new FoldResult(
            set.Identity,
            fold.Number,
            set.Folds.Count,
            outcome.Model.LandmarkNames,
            CalibrationSet.FloorOf(outcome.Model),
            [.. set.Warnings.Concat(outcome.Warnings).Distinct(StringComparer.Ordinal)],
            [.. answers.Select(pair => new FoldCase(Array.IndexOf(order, pair.CaseName), pair))]));
        return true;
    }

    // A result that cannot be read, as of an earlier version, is made anew.
    private bool IsDone(string file, CrossValidationFold fold)
    {
        try
        {
            return File.Exists(file)
                && FoldResultFile.Read(file) is { } result
                && result.Identity == set.Identity
                && result.Fold == fold.Number;
        }
        catch (BadInputException)
        {
            return false;
        }
    }

    private TrainingRequest Of(CrossValidationFold fold, TrainingFolder folder)
    {
        TrainingRequest training = request.Training;
        return training with
        {
            OutputFolder = folder.Path,
            Examine = false,
            OnlyCases = [.. fold.Training.Select(item => item.Name)],
            Validation = training.Validation is { Cases: { } named }
                ? training.Validation with { Cases = [.. named.Where(name => fold.Training.Any(item => item.Name == name))] }
                : training.Validation,
            Resume = training.Resume && File.Exists(folder.Checkpoint),
        };
    }
}
