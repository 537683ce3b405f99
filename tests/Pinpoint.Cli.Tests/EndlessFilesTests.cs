using Pinpoint.Testing;

namespace Pinpoint.Cli.Tests;

/// <summary>Devices without an end wherever a user can name a file: each is refused in one line.</summary>
[Collection(TinyHeadsCollection.Name)]
public sealed class EndlessFilesTests(TinyHeads heads)
{
    [Theory]
    [InlineData("points.mrk.json", "inspect FILE")]
    [InlineData("points.csv", "inspect FILE")]
    [InlineData("scan.nii", "inspect FILE")]
    [InlineData("manifest.csv", "check FILE")]
    [InlineData("plan.json", "train HEADS -o OUT --config FILE")]
    [InlineData("definitions.json", "planes MODEL SCAN -o OUT --definitions FILE")]
    [InlineData("model.safetensors", "predict FILE SCAN")]
    [InlineData("model.safetensors", "predict FOLDER SCAN")]
    [InlineData("checkpoint.safetensors", "train HEADS -o FOLDER --resume")]
    [InlineData("training.jsonl", "report FOLDER -o PAGE")]
    [InlineData("evaluation.json", "report FOLDER -o PAGE")]
    [InlineData("calibration.json", "calibrate MODEL FOLDER -o OUT")]
    public void A_device_without_an_end_is_refused(string name, string command)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        using var folder = new TemporaryFolder();
        if (name == "training.jsonl")
        {
            File.Copy(Path.Combine(heads.Model, "plan.json"), folder.File("plan.json"));
        }

        File.CreateSymbolicLink(folder.File(name), "/dev/zero");
        string[] words = [.. command.Split(' ').Select(word => word switch
        {
            "FILE" => folder.File(name),
            "FOLDER" => folder.Path,
            "OUT" => folder.File("out"),
            "PAGE" => folder.File("out.html"),
            "HEADS" => heads.Heads,
            "MODEL" => heads.Model,
            "SCAN" => heads.Scan(1),
            _ => word,
        })];
        CommandLine.Run(words).FailsWith(3, name);
    }
}
