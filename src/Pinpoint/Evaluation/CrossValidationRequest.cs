using Pinpoint.Training;

namespace Pinpoint.Evaluation;

/// <summary>A cross-validation: the training that each fold repeats, and how the cases are dealt.</summary>
/// <param name="Training">The training of every fold; its output folder receives one folder a fold, and it may name the only cases to be used.</param>
/// <param name="Folds">The number of folds, at least two.</param>
public sealed record CrossValidationRequest(TrainingRequest Training, int Folds);
