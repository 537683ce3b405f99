using System.CommandLine;
using System.Diagnostics;
using Pinpoint.Cli.Output;
using Pinpoint.Cli.Parsing;
using Pinpoint.Imaging;
using Pinpoint.Models;

namespace Pinpoint.Cli.Commands;

/// <summary><c>pinpoint inspect</c>: shows what a volume, a landmark file or a model holds.</summary>
internal static class InspectCommand
{
    public static Command Create(Terminal terminal, CommandExamples examples)
    {
        var file = new Argument<string>("FILE")
        {
            Description = "A volume, a folder of DICOM files, a landmark file, a model, or the folder of a training run",
        };
        Option<bool> json = CommonOptions.Json();
        var reading = new ScanChoices();
        var scan = new Option<string?>("--scan") { Description = "The scan of a landmark file whose positions are voxels", HelpName = "FILE" };
        var names = new Option<string?>("--names") { Description = "The names of a landmark file that holds bare positions", HelpName = "FILE" };
        var caseName = new Option<string?>("--case") { Description = "The case to show of a landmark file that holds many", HelpName = "NAME" };
        var identity = new Option<bool>("--identity") { Description = "Show whom a DICOM scan is of, which is never shown otherwise" };
        var command = new Command("inspect", "Show what a volume, a landmark file or a model holds.") { file, json, scan, names, caseName, identity };
        reading.AddTo(command);
        command.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(file);
            bool asJson = parsed.GetValue(json);
            switch (InputKinds.Of(path))
            {
                case InputKind.Model:
                    ModelPrinter.Print(terminal, path, ModelFile.Load(path), asJson);
                    break;
                case InputKind.Landmarks:
                    VolumeReadOptions frame = reading.Read(parsed, terminal);
                    LandmarkReadOptions options = ReadOptions(parsed.GetValue(scan), parsed.GetValue(names), parsed.GetValue(caseName), frame);
                    LandmarkFilePrinter.Print(terminal, path, options, asJson);
                    break;
                case InputKind.Volume:
                    VolumePrinter.Print(terminal, path, reading.Read(parsed, terminal), asJson, parsed.GetValue(identity));
                    break;
                default:
                    throw new UnreachableException($"{path}: a file of no known kind");
            }

            return ExitCodes.Done;
        });
        examples.Add(
            command,
            "pinpoint inspect head.nii.gz",
            "pinpoint inspect study/ --series 3",
            "pinpoint inspect head.mrk.json --json",
            "pinpoint inspect 0001_ps.txt --scan 0001.nii.gz",
            "pinpoint inspect runs/heads");
        return command;
    }

    private static LandmarkReadOptions ReadOptions(string? scan, string? names, string? caseName, VolumeReadOptions reading) => new()
    {
        VoxelToWorld = scan is null ? null : () => VolumeFile.ReadHeader(scan, reading).VoxelToWorld,
        ScanSize = scan is null ? null : () => VolumeFile.ReadHeader(scan, reading).Size,
        Scan = scan,
        ScanReading = reading,
        NamesFile = names,
        CaseName = caseName,
    };
}
