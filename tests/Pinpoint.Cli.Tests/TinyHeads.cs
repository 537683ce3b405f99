using Pinpoint.Phantoms;
using Pinpoint.Testing;

namespace Pinpoint.Cli.Tests;

/// <summary>A few coarse phantoms and a plan so small that a training takes a second or two.</summary>
public sealed class TinyHeads : IDisposable
{
    public const string Config = """
        {
          "grid_spacing_mm": 8, "patch_size": 15, "convolution_maps": [32], "hidden_units": [32], "patch_landmarks": 4,
          "batch_size": 8, "dropout": 0, "modes": 2, "random_starts": 1, "updates": 3, "stop_below": 0,
          "average_decay": null, "learning_rate": 0.003, "refinement": null
        }
        """;

    private readonly TemporaryFolder _folder = new();

    public TinyHeads()
    {
        PhantomDataset.Write(Heads, 1, 1, 9, Form);
        PhantomDataset.Write(Unseen, 1, 10, 3, Form);
        File.WriteAllText(ConfigFile, Config);
        CommandLine.Run(
            "train", Heads, "-o", Model, "--config", ConfigFile, "--steps", "60", "--validation", "phantom-009", "--validate-every", "25", "--no-radius")
            .Succeeds();
    }

    public static HeadPhantomOptions Form { get; } = new(Size: 20, SpacingMm: 6.4);

    /// <summary>Nine labelled scans.</summary>
    public string Heads => _folder.File("heads");

    /// <summary>Three labelled scans that <see cref="Model"/> was not trained on.</summary>
    public string Unseen => _folder.File("unseen");

    /// <summary>The plan's file.</summary>
    public string ConfigFile => _folder.File("tiny.json");

    /// <summary>The folder of a finished run on eight of <see cref="Heads"/>, the ninth having validated it.</summary>
    public string Model => _folder.File("model");

    public string Scan(int number) => Path.Combine(number > 9 ? Unseen : Heads, "volumes", $"phantom-{number:000}.nii.gz");

    public string Landmarks(int number) => Path.Combine(number > 9 ? Unseen : Heads, "landmarks", $"phantom-{number:000}.mrk.json");

    public void Dispose() => _folder.Dispose();
}
