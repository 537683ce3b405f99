using Pinpoint.Models;
using Pinpoint.Training;

namespace Pinpoint.Documents;

/// <summary>How a training ended: <c>pinpoint train --json</c>.</summary>
/// <param name="Model">The model: its path as given, or its name on the server.</param>
/// <param name="Completed">False when the run was stopped early; it can be resumed.</param>
/// <param name="Stages">The stages in their order, those that were begun.</param>
/// <param name="Steps">Training steps of the search.</param>
/// <param name="ChosenStep">The step whose weights were kept.</param>
/// <param name="Seconds">The time that the work took, in seconds, over all resumed parts.</param>
/// <param name="ValidationMreMm">The mean radial error on the validation scans in mm; null where there were none.</param>
/// <param name="MeanPositionMreMm">
/// The mean radial error in mm on the validation scans of the middle of the training set, told without a look at the scan; null where there were none.
/// </param>
/// <param name="LandmarkNames">The landmarks' names, in the model's own order.</param>
/// <param name="TrainingCases">The names of the scans that it was trained on.</param>
/// <param name="ValidationCases">The names of the scans that chose its weights.</param>
/// <param name="Calibration">How its error radii were calibrated; null where it gives none.</param>
/// <param name="Warnings">What is odd but can be lived with, one line each.</param>
public sealed record TrainingDocument(
    string Model,
    bool Completed,
    IReadOnlyList<StageItem> Stages,
    long Steps,
    long ChosenStep,
    double Seconds,
    double? ValidationMreMm,
    double? MeanPositionMreMm,
    IReadOnlyList<string> LandmarkNames,
    IReadOnlyList<string> TrainingCases,
    IReadOnlyList<string> ValidationCases,
    CalibrationItem? Calibration,
    IReadOnlyList<string> Warnings) : Document("training", 1)
{
    /// <summary>The scans that failed; the training left them out (<c>--keep-going</c>).</summary>
    public IReadOnlyList<FailureItem> Failures { get; init; } = [];

    /// <summary>The folder of the prepared scans; null where the scans were held in memory.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>How a training ended.</summary>
    /// <param name="path">The model's file.</param>
    /// <param name="outcome">The training's outcome.</param>
    public static TrainingDocument Of(string path, TrainingOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        ModelProvenance from = outcome.Model.Provenance;
        return new TrainingDocument(
            path,
            outcome.Completed,
            [.. outcome.Stages.Select(StageItem.Of)],
            from.Steps,
            from.ChosenStep,
            outcome.Elapsed.TotalSeconds,
            DocumentNumbers.FiniteOrNull(from.ValidationErrorMm),
            DocumentNumbers.FiniteOrNull(outcome.MeanPositionErrorMm),
            outcome.Model.LandmarkNames,
            from.TrainingCases,
            from.ValidationCases,
            CalibrationItem.Of(outcome.Model.Calibration),
            outcome.Warnings)
        {
            Failures = [.. outcome.Failures.Select(failure => new FailureItem(failure.Scan, failure.Problem.Message))],
            CacheFolder = outcome.CacheFolder,
        };
    }
}
