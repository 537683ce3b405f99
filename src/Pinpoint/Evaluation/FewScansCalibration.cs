using Pinpoint.Models;
using Pinpoint.Training;
using Pinpoint.Trust;

namespace Pinpoint.Evaluation;

/// <summary>
/// The error radius of a model whose training had too few scans to spare for its validation: short trainings, each without some of the labelled scans, show how
/// far off such models are where they did not learn. Half the steps for two thirds of the scans: a much shorter training knows better what it does not know
/// than the model itself, and the radii come out too small (a quarter of the steps: 86 % of the errors within them, half: 94 %).
/// </summary>
internal static class FewScansCalibration
{
    /// <summary>The most short trainings.</summary>
    public const int MostFolds = 3;

    /// <summary>One in so many of the plan's steps is what each takes.</summary>
    public const int StepsDivisor = 2;

    /// <summary>The folder of the short trainings, within the training's.</summary>
    public static string FolderIn(string folder) => Path.Combine(folder, "radius");

    /// <summary>
    /// Calibrates the model of a training and writes it anew; the outcome comes back as it is where the model has a calibration, where the training was
    /// stopped, where it went by time, and where there is but one labelled scan. With the training's <see cref="TrainingRequest.Resume"/> it goes on where it
    /// was stopped.
    /// </summary>
    /// <param name="request">The training.</param>
    /// <param name="outcome">How it ended.</param>
    /// <param name="progress">Told as each short training goes; null tells nobody.</param>
    /// <param name="cancellationToken">Stops after the current step; the model then stands without a radius, and the outcome is not completed.</param>
    public static TrainingOutcome Complete(
        TrainingRequest request, TrainingOutcome outcome, IProgress<CrossValidationProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(outcome);
        HashSet<string> learnt = [.. outcome.Model.Provenance.TrainingCases];
        string[] labelled = [.. request.Data.Cases.Where(item => item.LandmarksPath is not null && learnt.Contains(item.Name)).Select(item => item.Name)];
        if (!outcome.Completed || outcome.Model.Calibration is not null || request.Budget is not null || labelled.Length < 2)
        {
            return outcome;
        }

        string folder = FolderIn(request.OutputFolder);
        try
        {
            using var held = FolderLock.Take(folder, "the radius of a training");
            CalibrationSet set = CrossValidation.Run(new CrossValidationRequest(
                request with
                {
                    OutputFolder = folder,
                    Plan = Shortened(request.Plan),
                    Landmarks = outcome.Model.LandmarkNames,
                    OnlyCases = labelled,
                    Validation = new ValidationChoice(0),
                    Examine = false,
                    Warn = null,
                },
                Math.Min(MostFolds, labelled.Length)), progress, cancellationToken).Calibration;
            LandmarkModel model = outcome.Model.Calibrated(Calibrator.Fit(
                set.For(outcome.Model.LandmarkNames, folder), Invariant($"short trainings without some of the {labelled.Length} labelled scans")));
            ModelFile.Save(outcome.ModelPath, model);
            return outcome with { Model = model };
        }
        catch (OperationCanceledException)
        {
            return outcome with { Completed = false };
        }
        catch (PinpointException exception)
        {
            // The model itself is sound: a landmark that is marked in too few scans to leave one out, or a full disk.
            return outcome with { Warnings = [.. outcome.Warnings, $"the model has no error radius, for it could not be measured: {exception.Message}"] };
        }
    }

    private static TrainingPlan Shortened(TrainingPlan plan) => plan with
    {
        Steps = Math.Max(1, plan.Steps / StepsDivisor),
        Refinement = plan.Refinement is { } refinement ? refinement with { Steps = Math.Max(1, refinement.Steps / StepsDivisor) } : null,
    };
}
