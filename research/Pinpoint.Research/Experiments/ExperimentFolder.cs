namespace Pinpoint.Research.Experiments;

/// <summary>The files of the paper's experiments.</summary>
/// <param name="Path">The folder.</param>
internal sealed record ExperimentFolder(string Path)
{
    /// <summary>The settings that all results of the folder share.</summary>
    public string Settings => System.IO.Path.Combine(Path, "settings.json");

    /// <summary>The folder of the phantoms.</summary>
    public string Data => System.IO.Path.Combine(Path, "phantoms");

    /// <summary>The manifest that says which phantoms train and which test.</summary>
    public string Manifest => System.IO.Path.Combine(Data, "split.csv");

    /// <summary>The run of a model.</summary>
    public string Model(PaperModel model, ulong seed) => System.IO.Path.Combine(Path, "models", NameOf(model, seed));

    /// <summary>The evaluation of a model under an update rule.</summary>
    public string Evaluation(PaperRow row, ulong seed) =>
        System.IO.Path.Combine(
            Path, "evaluations", NameOf(
                (row ?? throw new ArgumentNullException(nameof(row))).Model, seed) + (row.Rule is { } rule
                    ? $"-rule-{rule.ToString().ToLowerInvariant()}"
                    : ""));

    /// <summary>The measurement of a system under a setting.</summary>
    public string Measurement(string system, string landmark, ulong seed, string setting) => System.IO.Path.Combine(
        Path, "measurements", $"{landmark}-{system}-seed-{seed}-{setting.Replace(",", "", StringComparison.Ordinal).Replace(' ', '-')}.json");

    /// <summary>A table, by its name and ending.</summary>
    public string Table(string name, string ending) => System.IO.Path.Combine(Path, name + ending);

    private static string NameOf(PaperModel model, ulong seed) => $"{(model ?? throw new ArgumentNullException(nameof(model))).Name}-seed-{seed}";
}
