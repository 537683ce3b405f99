using System.CommandLine;
using Pinpoint.Biometry;
using Pinpoint.Cli.Output;
using Pinpoint.Cli.Parsing;
using Pinpoint.Imaging;
using Pinpoint.Workflows;

namespace Pinpoint.Cli.Commands;

/// <summary><c>pinpoint planes</c>: cuts the planes that landmarks define out of a scan.</summary>
internal static class PlanesCommand
{
    private const double ShortestMillimetres = 0.001;
    private const double LongestMillimetres = 10_000;

    public static Command Create(Terminal terminal, CommandExamples examples)
    {
        var source = new LandmarkSource();
        var scan = new Argument<string>("SCAN") { Description = "The scan" };
        Option<string> output = CommonOptions.Output("The folder that receives picture, plane and slice of each plane");
        output.Required = true;
        var definitions = new Definitions();
        Option<double?> spacing = Millimetres("--spacing", "Distance between pixels in mm (default: the scan's smallest voxel spacing)");
        Option<double?> size = Millimetres("--size", "Side of a square picture in mm (default: all of the scan that the plane cuts)");
        Option<bool> json = CommonOptions.Json();
        Option<bool> force = CommonOptions.Force();
        var command = new Command("planes", "Cut the planes that landmarks define out of a scan.") { output, spacing, size, json, force };
        source.AddTo(command);
        command.Add(scan);
        definitions.AddTo(command);
        command.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(scan);
            Scan opened = source.OpenScan(parsed, terminal, path);
            LandmarkSet landmarks = source.Read(parsed, terminal, path, opened);
            AnatomyDefinition anatomy = definitions.Demand(parsed, [.. landmarks.Select(landmark => landmark.Name)]);
            var request = new CutPlanesRequest(path, opened, landmarks, anatomy, parsed.GetRequiredValue(output))
            {
                Source = source.PathOf(parsed),
                Warnings = terminal.Warnings,
                SizeMm = parsed.GetValue(size),
                SpacingMm = parsed.GetValue(spacing),
                Overwrite = parsed.GetValue(force),
            };
            return source.ExitCodeOf(
                parsed, PlaneCutPrinter.Print(terminal, request, CutPlanes.Run(request, terminal.Cancellation), parsed.GetValue(json)));
        });
        examples.Add(
            command,
            "pinpoint planes runs/fetal-heads scan.nii.gz -o planes/",
            "pinpoint planes scan.mrk.json scan.nii.gz -o planes/ --size 120 --spacing 0.5",
            "pinpoint planes runs/heads scan.nii.gz -o planes/ --definitions skull.json --json");
        return command;
    }

    private static Option<double?> Millimetres(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "MM",
        CustomParser = result => NumberText.Real(name, result, "length in mm", ShortestMillimetres, LongestMillimetres),
    };
}
