using Pinpoint.Biometry;
using Pinpoint.Evaluation;
using Pinpoint.Imaging;
using Pinpoint.Training;
using Pinpoint.Trust;

namespace Pinpoint.Workflows;

/// <summary>Trains a model a fold, judges every case by the one that was trained without it, and writes what came of it beside the folds.</summary>
public static class CrossValidate
{
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
        TrainingRequest training = request.Folds.Training;

        // Wrong definitions are told of before the trainings, not after them.
        AnatomyDefinition? anatomy = AnatomyDefinitions.For(request.Definitions, NamesOf(training));
        using var held = FolderLock.Take(training.OutputFolder, "a cross-validation");
        CrossValidationOutcome outcome = CrossValidation.Run(request.Folds, progress, cancellationToken);
        var warnings = new WarningList(request.Warn);
        warnings.Add(outcome.Warnings.Concat(outcome.Pairs.SelectMany(pair => pair.Warnings)).Distinct(StringComparer.Ordinal));
        string kept = Path.Combine(training.OutputFolder, CalibrationSet.UsualName);
        CalibrationSetFile.Write(kept, outcome.Calibration);
        var provenance = new EvaluationProvenance(request.Command, DateTimeOffset.UtcNow) { Data = training.Data.Root };
        var evaluation = EvaluationFiles.Write(outcome.Pairs, anatomy, request.RadiiMm, training.OutputFolder, provenance, warnings);
        return new CrossValidateOutcome(evaluation, outcome.Coverage, kept);
    }

    private static IReadOnlyList<string> NamesOf(TrainingRequest training) =>
        training.Landmarks
            ?? LandmarkMatching.UnionOfNames(training.Data.Cases.Where(item => item.LandmarksPath is not null).Select(training.Data.ReadLandmarks));
}
