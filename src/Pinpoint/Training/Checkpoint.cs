using Pinpoint.Models;

namespace Pinpoint.Training;

/// <summary>What a checkpoint holds besides the optimiser's state.</summary>
/// <param name="Fingerprint">The data that was trained on.</param>
/// <param name="Plan">The plan that was followed.</param>
/// <param name="Budget">The time budget, if the run has one.</param>
/// <param name="ValidationInterval">Steps between two measurements of the validation error.</param>
/// <param name="Elapsed">Training time so far.</param>
/// <param name="Position">The kept weights and measures.</param>
internal sealed record Checkpoint(string Fingerprint, TrainingPlan Plan, TimeSpan? Budget, int ValidationInterval, TimeSpan Elapsed, StagePosition Position);
