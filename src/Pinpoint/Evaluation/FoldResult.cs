namespace Pinpoint.Evaluation;

/// <summary>What is left of a fold once its model has answered for the cases that it never saw: all that the evaluation over the folds needs.</summary>
/// <param name="Identity">What data, plan and options the folds were made from (<see cref="CrossValidationSet.Identity"/>).</param>
/// <param name="Fold">The fold's number, from 1.</param>
/// <param name="Folds">The number of folds.</param>
/// <param name="LandmarkNames">The landmarks of its model.</param>
/// <param name="FloorMm">The length that is too small to matter to its model, in mm.</param>
/// <param name="Warnings">What was odd about the set and its training, one line each.</param>
/// <param name="Cases">The cases that were held, in the set's order.</param>
internal sealed record FoldResult(
    string Identity, int Fold, int Folds, IReadOnlyList<string> LandmarkNames, double FloorMm, IReadOnlyList<string> Warnings, IReadOnlyList<FoldCase> Cases);
