using Pinpoint.Evaluation;

namespace Pinpoint.Workflows;

/// <summary>A cross-validation whose evaluation is to be written beside its folds.</summary>
/// <param name="Folds">The training that each fold repeats, whose output folder receives everything, and how the cases are dealt.</param>
public sealed record CrossValidateRequest(CrossValidationRequest Folds)
{
    /// <summary>The folder that receives everything.</summary>
    internal string Folder => Folds.Training.OutputFolder;

    /// <summary>The radii in mm of the success detection rate.</summary>
    public IReadOnlyList<double> RadiiMm { get; init; } = [2, 2.5, 3, 4];

    /// <summary>A file of definitions of planes and measurements; null takes the built-in ones that fit the landmarks.</summary>
    public string? Definitions { get; init; }

    /// <summary>The command that the files are said to come from.</summary>
    public string Command { get; init; } = "";

    /// <summary>Is told at once of what is odd but can be lived with, one line each; null tells nobody.</summary>
    public Action<string>? Warn { get; init; }
}
