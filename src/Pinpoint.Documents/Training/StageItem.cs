using Pinpoint.Training;

namespace Pinpoint.Documents;

/// <summary>How a stage of a training ended.</summary>
/// <param name="Stage">The stage: <c>search</c> or <c>refinement</c>.</param>
/// <param name="StageSteps">Training steps of the stage.</param>
/// <param name="StageChosenStep">The step of the stage whose weights were kept.</param>
/// <param name="StageMreMm">The mean radial error on the validation scans in mm after the stage; null where there were none.</param>
/// <param name="Kept">Whether the model has the stage; a refinement that is no better than the search is left out.</param>
public sealed record StageItem(string Stage, long StageSteps, long StageChosenStep, double? StageMreMm, bool Kept)
{
    internal static StageItem Of(TrainedStage stage) =>
        new(stage.Name, stage.Steps, stage.ChosenStep, DocumentNumbers.FiniteOrNull(stage.ValidationErrorMm), stage.IsKept);
}
