using Pinpoint.Localization;

namespace Pinpoint.Workflows;

/// <summary>A BIDS data set, in whose images a model is to find its landmarks.</summary>
/// <param name="BidsFolder">The data set's folder; nothing is written to it, unless the other folder lies in its <c>derivatives</c>.</param>
/// <param name="OutputFolder">The folder that becomes the derivative data set.</param>
/// <param name="Model">A model file, the folder of a training run, or the name of a model that comes with this software.</param>
public sealed record BidsRequest(string BidsFolder, string OutputFolder, string Model)
{
    /// <summary>The labels of those who are meant, with or without <c>sub-</c>; none means all.</summary>
    public IReadOnlyList<string> Participants { get; init; } = [];

    /// <summary>The labels of the visits that are meant, with or without <c>ses-</c>; none means all.</summary>
    public IReadOnlyList<string> Sessions { get; init; } = [];

    /// <summary>A filter file as fMRIPrep takes it; null takes every image that shows the anatomy.</summary>
    public string? FilterFile { get; init; }

    /// <summary>Whether to leave out the look at <c>dataset_description.json</c> and <c>participants.tsv</c>.</summary>
    public bool SkipValidation { get; init; }

    /// <summary>How the images are read.</summary>
    public ScanSelection Selection { get; init; } = new();

    /// <summary>A file of definitions of planes and measurements; null takes the built-in ones that fit the model.</summary>
    public string? Definitions { get; init; }

    /// <summary>How to search.</summary>
    public LocalizerOptions Search { get; init; } = new();

    /// <summary>Whether to write over files that something else wrote.</summary>
    public bool Overwrite { get; init; }

    /// <summary>The command that the reports are said to come from.</summary>
    public string Command { get; init; } = "";
}
