using System.Text.Json;

namespace Pinpoint.Research.Experiments;

/// <summary>What decides the models of the paper's experiments, apart from their seeds. A folder holds the results of one such choice.</summary>
internal sealed record ExperimentSettings
{
    /// <summary>The number of phantoms; the paper had 72 scans.</summary>
    public int Phantoms { get; init; } = 72;

    /// <summary>The seed of the phantoms.</summary>
    public ulong DataSeed { get; init; } = 2018;

    /// <summary>The distance between the scans' voxels, mm; the paper's is 0.5.</summary>
    public double ScanSpacingMm { get; init; } = 0.5;

    /// <summary>
    /// The distance between the working grid's voxels in the paper's form, mm; the paper's is 0.5. A patch keeps its extent, so that a coarser grid has smaller
    /// ones.
    /// </summary>
    public double GridSpacingMm { get; init; } = 0.5;

    /// <summary>
    /// Whether the paper's networks see intensities of order one and start from He's weights, all else being to the letter. To the letter they see 0 to 255 and
    /// start so large that
    /// many steps go into shrinking them.
    /// </summary>
    public bool Normalised { get; init; }

    /// <summary>Training steps of the models in the paper's form; the paper took 100,000.</summary>
    public int Steps { get; init; } = 20_000;

    /// <summary>Training steps of the other models; null: as their presets have them.</summary>
    public int? OtherSteps { get; init; }

    /// <summary>The phantoms to train on: the first 70 %, as many as the paper's split gives.</summary>
    public int TrainingPhantoms => PhantomSplit.TrainingOf(Phantoms);

    /// <summary>Puts the settings into a folder, or makes sure that the results it holds are of the same ones.</summary>
    /// <param name="path">The file that holds them.</param>
    /// <exception cref="UsageException">The folder's results are of other settings.</exception>
    /// <exception cref="BadInputException">The file is damaged.</exception>
    public void Claim(string path) => SettingsFile.Claim(path, SettingsFile.ToJson(Write));

    private void Write(Utf8JsonWriter json)
    {
        json.WriteNumber("phantoms", Phantoms);
        json.WriteNumber("data_seed", DataSeed);
        json.WriteNumber("scan_spacing_mm", ScanSpacingMm);
        json.WriteNumber("grid_spacing_mm", GridSpacingMm);
        json.WriteBoolean("normalised", Normalised);
        json.WriteNumber("steps", Steps);
        json.WritePropertyName("other_steps");
        if (OtherSteps is { } other)
        {
            json.WriteNumberValue(other);
        }
        else
        {
            json.WriteStringValue("as the presets have them");
        }
    }
}
