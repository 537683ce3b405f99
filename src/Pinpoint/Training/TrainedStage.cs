namespace Pinpoint.Training;

/// <summary>How a stage of a training ended.</summary>
/// <param name="Name">Its name, such as <c>search</c> or <c>refinement</c>.</param>
/// <param name="Steps">Training steps that it took.</param>
/// <param name="ChosenStep">The step whose weights were kept.</param>
/// <param name="ValidationErrorMm">
/// The mean radial error in mm on the validation scans with these weights and those of the stages before; null where it was not measured.
/// </param>
/// <param name="IsKept">Whether the model has the stage; a refinement that is no better than the search it follows is left out.</param>
internal sealed record TrainedStage(string Name, long Steps, long ChosenStep, double? ValidationErrorMm, bool IsKept);
