using Pinpoint.Imaging;

namespace Pinpoint.Workflows;

/// <summary>A model that is to learn how far off its answers may be.</summary>
/// <param name="Model">A model file, the folder of a training run, or the name of a model that comes with this software.</param>
/// <param name="From">The folder of a cross-validation or its calibration file, or a labelled data set that the model was not trained on.</param>
public sealed record CalibrateModelRequest(string Model, string From)
{
    /// <summary>The file of the calibrated model, ending in <c>.safetensors</c>; null writes the model's own file anew.</summary>
    public string? OutputFile { get; init; }

    /// <summary>Whether an <see cref="OutputFile"/> that is there already is replaced; otherwise it is kept and nothing is done.</summary>
    public bool Overwrite { get; init; }

    /// <summary>Only cases of the data set that its manifest marks so; null takes all.</summary>
    public string? Split { get; init; }

    /// <summary>Only these cases of the data set; null takes all.</summary>
    public IReadOnlyList<string>? Cases { get; init; }

    /// <summary>Where NIfTI scans lie whose header does not say it; null: as the model's plan has it, so that scans are read as in training.</summary>
    public NiftiNoCodes? NiftiNoCodes { get; init; }

    /// <summary>Threads to work with; null takes one per core.</summary>
    public int? Threads { get; init; }

    /// <summary>Is told at once of what is odd but can be lived with, one line each; null tells nobody.</summary>
    public Action<string>? Warn { get; init; }
}
