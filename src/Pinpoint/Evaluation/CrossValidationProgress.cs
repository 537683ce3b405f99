using Pinpoint.Training;

namespace Pinpoint.Evaluation;

/// <summary>How a cross-validation stands.</summary>
/// <param name="Fold">The fold at work, from 1.</param>
/// <param name="Folds">The number of folds.</param>
/// <param name="Training">How its training stands.</param>
public sealed record CrossValidationProgress(int Fold, int Folds, TrainingProgress Training);
