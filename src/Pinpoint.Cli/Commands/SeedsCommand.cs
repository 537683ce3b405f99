using System.CommandLine;
using Pinpoint.Cli.Output;
using Pinpoint.Cli.Parsing;
using Pinpoint.Documents;
using Pinpoint.Imaging;
using Pinpoint.Seeds;
using Pinpoint.Workflows;

namespace Pinpoint.Cli.Commands;

/// <summary><c>pinpoint seeds</c>: makes seeds and prompts of a segmentation of landmarks.</summary>
internal static class SeedsCommand
{
    private const double ShortestMillimetres = 0.001;
    private const double LongestMillimetres = 10_000;

    public static Command Create(Terminal terminal, CommandExamples examples)
    {
        var source = new LandmarkSource();
        var scan = new Argument<string>("SCAN") { Description = "The scan" };
        Option<string> output = CommonOptions.Output("The folder that receives label map, segments, prompts and region");
        output.Required = true;
        Option<double?> radius = Millimetres("--radius", "The radius of the balls (default: each landmark's error radius, else 3)");
        Option<double?> edge = Millimetres("--geodesic", "Let balls end at edges: how many mm the way from the scan's black to its white counts");
        Option<double?> margin = Millimetres("--margin", "The margin around the landmarks of the region (default: 10)");
        Option<string[]> only = CommonOptions.Names("--landmarks", "The landmarks to seed (default: all)", "NAME,..");
        var crop = new Option<bool>("--crop") { Description = "Write the region around the landmarks as a scan of its own" };
        Option<bool> json = CommonOptions.Json();
        Option<bool> force = CommonOptions.Force();
        var command = new Command("seeds", "Make seeds and prompts of a segmentation of landmarks.") { output, radius, edge, margin, only, crop, json, force };
        source.AddTo(command);
        command.Add(scan);
        command.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(scan);
            Scan opened = source.OpenScan(parsed, terminal, path);
            LandmarkSet landmarks = Chosen(source.Read(parsed, terminal, path, opened), parsed.GetValue(only), source.PathOf(parsed));
            SeedsDocument made = MakeSeeds.Run(
                new MakeSeedsRequest(path, opened, landmarks, parsed.GetRequiredValue(output))
                {
                    Source = source.PathOf(parsed),
                    Options = new SeedOptions
                    {
                        RadiusMm = parsed.GetValue(radius),
                        EdgeMm = parsed.GetValue(edge),
                        MarginMm = parsed.GetValue(margin) ?? new SeedOptions().MarginMm,
                    },
                    WithCrop = parsed.GetValue(crop),
                    Warnings = terminal.Warnings,
                    Overwrite = parsed.GetValue(force),
                },
                terminal.Cancellation);
            SeedPrinter.Print(terminal, made, parsed.GetValue(json));
            return source.ExitCodeOf(parsed, ExitCodes.Done);
        });
        examples.Add(
            command,
            "pinpoint seeds runs/heads scan.nii.gz -o seeds/",
            "pinpoint seeds scan.mrk.json scan.nii.gz -o seeds/ --radius 4 --geodesic 20",
            "pinpoint seeds runs/heads scan.nii.gz -o seeds/ --landmarks csp,head_centre --crop --margin 15 --json");
        return command;
    }

    private static LandmarkSet Chosen(LandmarkSet landmarks, string[]? names, string source) =>
        names is null or [] ? landmarks
        : Array.Find(names, name => landmarks.Find(name) is null) is { } unknown
            ? throw new UsageException($"--landmarks: {source} has no '{unknown}'; it has {string.Join(", ", landmarks.Select(landmark => landmark.Name))}")
            : LandmarkMatching.Arrange(landmarks, names.Distinct(StringComparer.Ordinal));

    private static Option<double?> Millimetres(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "MM",
        CustomParser = result => NumberText.Real(name, result, "length in mm", ShortestMillimetres, LongestMillimetres),
    };
}
