using System.Text.Json;

namespace Pinpoint.Research.Experiments;

/// <summary>What decides the results of the comparison with dense search, apart from the trainings' seeds.</summary>
internal sealed record DenseSettings
{
    /// <summary>The seed of phantoms and of the choice of test cases.</summary>
    public const ulong DataSeed = 2018;

    /// <summary>The data set; null: phantoms of fetal heads.</summary>
    public string? Data { get; init; }

    /// <summary>The landmarks, a network of each system for each.</summary>
    public IReadOnlyList<string> Landmarks { get; init; } = [PaperTables.Csp];

    /// <summary>The number of phantoms.</summary>
    public int Phantoms { get; init; } = 40;

    /// <summary>The distance between the phantoms' voxels, mm.</summary>
    public double ScanSpacingMm { get; init; } = 1;

    /// <summary>The distance between the working grid's voxels, mm; null: by the data, as a training has it.</summary>
    public double? GridSpacingMm { get; init; }

    /// <summary>Training steps of each network.</summary>
    public int Steps { get; init; } = 6000;

    /// <summary>The strides of the dense systems, grid voxels.</summary>
    public IReadOnlyList<int> Strides { get; init; } = [16, 8, 4, 2];

    /// <summary>Puts the settings into a folder, or makes sure that the results it holds are of the same ones; landmarks and strides may differ.</summary>
    /// <param name="path">The file that holds them.</param>
    /// <exception cref="UsageException">The folder's results are of other settings.</exception>
    /// <exception cref="BadInputException">The file is damaged.</exception>
    public void Claim(string path) => SettingsFile.Claim(path, SettingsFile.ToJson(Write));

    private void Write(Utf8JsonWriter json)
    {
        json.WriteString("experiment", "dense");
        if (Data is { } data)
        {
            json.WriteString("data", Path.GetFullPath(data));
        }
        else
        {
            json.WriteNumber("phantoms", Phantoms);
            json.WriteNumber("scan_spacing_mm", ScanSpacingMm);
        }

        json.WriteNumber("data_seed", DataSeed);
        json.WritePropertyName("grid_spacing_mm");
        if (GridSpacingMm is { } spacing)
        {
            json.WriteNumberValue(spacing);
        }
        else
        {
            json.WriteStringValue("by the data");
        }

        json.WriteNumber("steps", Steps);
    }
}
