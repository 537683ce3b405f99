using Pinpoint.Imaging;
using Pinpoint.Localization;

namespace Pinpoint.Workflows;

/// <summary>Labelled scans on which a model is to be measured.</summary>
/// <param name="Model">A model file, the folder of a training run, or the name of a model that comes with this software.</param>
/// <param name="Dataset">The data set: a folder with <c>volumes/</c> and <c>landmarks/</c>, or a manifest.</param>
public sealed record EvaluateRequest(string Model, string Dataset)
{
    /// <summary>The folder that receives <c>evaluation.json</c>, tables and predictions; null writes none.</summary>
    public string? OutputFolder { get; init; }

    /// <summary>Whether files of an earlier evaluation are replaced; otherwise they are kept and nothing is done.</summary>
    public bool Overwrite { get; init; }

    /// <summary>The file of the report; null makes none.</summary>
    public string? PageFile { get; init; }

    /// <summary>Only cases that the manifest marks so; null takes all.</summary>
    public string? Split { get; init; }

    /// <summary>Only these cases; null takes all.</summary>
    public IReadOnlyList<string>? Cases { get; init; }

    /// <summary>Whether cases that the model was trained on count too; their errors are too good to be true.</summary>
    public bool IncludeTraining { get; init; }

    /// <summary>Where NIfTI scans lie whose header does not say it; null: as the model's plan has it, so that scans are read as in training.</summary>
    public NiftiNoCodes? NiftiNoCodes { get; init; }

    /// <summary>The radii in mm of the success detection rate.</summary>
    public IReadOnlyList<double> RadiiMm { get; init; } = [2, 2.5, 3, 4];

    /// <summary>A file of definitions of planes and measurements; null takes the built-in ones that fit the model.</summary>
    public string? Definitions { get; init; }

    /// <summary>How to search.</summary>
    public LocalizerOptions Search { get; init; } = new();

    /// <summary>The command that the files are said to come from.</summary>
    public string Command { get; init; } = "";

    /// <summary>Is told at once of what is odd but can be lived with, one line each; null tells nobody.</summary>
    public Action<string>? Warn { get; init; }
}
