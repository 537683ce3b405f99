using Pinpoint.Biometry;
using Pinpoint.Documents;
using Pinpoint.Evaluation;
using Pinpoint.Imaging;
using Pinpoint.Training;
using Pinpoint.Trust;

namespace Pinpoint.Workflows;

/// <summary>Trains a model a fold, judges every case by the one that was trained without it, and writes what came of it beside the folds.</summary>
public static class CrossValidate
{
    private const string Work = "a cross-validation";

    /// <summary>Runs it.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="progress">Is told as each training goes; null tells nobody.</param>
    /// <param name="cancellationToken">Stops the work; the fold at work keeps its checkpoint.</param>
    /// <exception cref="PinpointException">Data, plan, definitions or folder are not usable; the message says how to mend it.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static CrossValidateOutcome Run(
        CrossValidateRequest request, IProgress<CrossValidationProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        CrossValidationSummary summary = Summarize(request);
        using var held = FolderLock.Take(request.Folder, Work);
        summary.Write(request.Folder);
        return Write(request.Folder, summary, CrossValidation.Run(request.Folds, progress, cancellationToken), request.Warn);
    }

    /// <summary>
    /// Runs the folds of one part, beside which other processes may run other parts in the same folder; <see cref="Join"/> makes of all of them what
    /// <see cref="Run"/> would have.
    /// </summary>
    /// <param name="request">What to do; the same for all parts.</param>
    /// <param name="part">Which part.</param>
    /// <param name="progress">Is told as each training goes; null tells nobody.</param>
    /// <param name="cancellationToken">Stops the work; the fold at work keeps its checkpoint.</param>
    /// <exception cref="PinpointException">As for <see cref="Run"/>.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    internal static CrossValidatePartOutcome RunPart(
        CrossValidateRequest request,
        CrossValidationPart part,
        IProgress<CrossValidationProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        Summarize(request).Write(request.Folder);
        var (folds, before) = CrossValidation.Train(request.Folds, part, progress, cancellationToken);
        return new CrossValidatePartOutcome(folds, before, request.Folds.Folds);
    }

    /// <summary>Whether a folder is one that cross-validations write to.</summary>
    internal static bool IsFolder(string folder) => File.Exists(CrossValidationSummary.FileIn(folder));

    /// <summary>Joins the folds of a folder, whichever process made which, and writes what <see cref="Run"/> writes.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="warn">Is told of what is odd but can be lived with, one line each; null tells nobody.</param>
    /// <exception cref="PinpointException">A fold is missing, or made from other data or options than the others; nothing was written.</exception>
    internal static CrossValidateOutcome Join(string folder, Action<string>? warn)
    {
        var summary = CrossValidationSummary.Read(folder);
        using var held = FolderLock.Take(folder, Work);
        return Write(folder, summary, CrossValidationJoin.Of(folder), warn);
    }

    private static CrossValidationSummary Summarize(CrossValidateRequest request)
    {
        TrainingRequest training = request.Folds.Training;
        IReadOnlyList<string> names = training.Landmarks
            ?? LandmarkMatching.UnionOfNames(training.Data.Cases.Where(item => item.LandmarksPath is not null).Select(training.Data.ReadLandmarks));

        // Wrong definitions are told of before the trainings, not after them.
        _ = AnatomyDefinitions.For(request.Definitions, names);
        return CrossValidationSummary.Of(request, names);
    }

    private static CrossValidateOutcome Write(string folder, CrossValidationSummary summary, CrossValidationOutcome outcome, Action<string>? warn)
    {
        AnatomyDefinition? anatomy = AnatomyDefinitions.For(summary.Definitions, summary.LandmarkNames);
        var warnings = new WarningList(warn);
        warnings.Add(outcome.Warnings.Concat(outcome.Pairs.SelectMany(pair => pair.Warnings)).Distinct(StringComparer.Ordinal));
        string kept = Path.Combine(folder, CalibrationSet.UsualName);
        CalibrationSetFile.Write(kept, outcome.Calibration);
        var provenance = new EvaluationProvenance(summary.Command, DateTimeOffset.UtcNow) { Data = summary.DatasetPath };
        var evaluation = EvaluationFiles.Write(outcome.Pairs, anatomy, summary.RadiiMm, folder, provenance, warnings);
        return new CrossValidateOutcome(evaluation, outcome.Coverage, kept);
    }
}
