using System.CommandLine;
using Pinpoint.Cli.Output;
using Pinpoint.Cli.Parsing;
using Pinpoint.Registration;
using Pinpoint.Workflows;

namespace Pinpoint.Cli.Commands;

/// <summary><c>pinpoint register</c>: brings a scan onto another by the landmarks of both.</summary>
internal static class RegisterCommand
{
    private const double ShortestMillimetres = 0.000001;
    private const double LongestMillimetres = 10_000;

    public static Command Create(Terminal terminal, CommandExamples examples)
    {
        var scans = new Argument<string[]>("SCAN")
        {
            Description = "The moving scan and the fixed one; none: the landmark files alone; with --to-mean a data set or scans",
            Arity = ArgumentArity.ZeroOrMore,
        };
        Option<string> output = CommonOptions.Output("The folder that receives transform, scan, residuals and picture");
        output.Required = true;
        Option<TransformKind?> transform = WordOption.Of<TransformKind>(
            "--transform",
            "What the transform may do (default: rigid; to a mean: similarity)",
            [.. TransformKinds.All.Select(TransformKinds.NameOf)],
            TransformKinds.Find);
        Option<LandmarkFit?> fit = WordOption.Of<LandmarkFit>(
            "--fit",
            "How far landmarks are believed (default: robust; least-squares, through all landmarks, for a spline)",
            [.. LandmarkFits.All.Select(LandmarkFits.NameOf)],
            LandmarkFits.Find);
        var inlier = new Option<double?>("--inlier-mm")
        {
            Description = "The residual in mm up to which landmarks agree, for ransac (default: from the error radii, or the landmarks themselves)",
            HelpName = "MM",
            CustomParser = result => NumberText.Real("--inlier-mm", result, "length in mm", ShortestMillimetres, LongestMillimetres),
        };
        Option<ulong?> seed = CommonOptions.Seed();
        Option<bool> json = CommonOptions.Json();
        Option<bool> force = CommonOptions.Force();
        var source = new LandmarkedScans(terminal);
        var command = new Command("register", "Bring a scan onto another by the landmarks of both.")
        {
            scans, output, transform, fit, inlier, seed, json, force,
        };
        source.AddTo(command);
        var toMean = new ToMean(terminal);
        toMean.AddTo(command);
        command.SetAction(parsed =>
        {
            if (toMean.IsGiven(parsed))
            {
                if (parsed.GetValue(fit) is not null || parsed.GetValue(inlier) is not null)
                {
                    throw new UsageException("--fit and --inlier-mm say which landmarks of two scans to believe; a mean shape is made of all. Leave them out");
                }

                toMean.Run(
                    parsed,
                    parsed.GetValue(scans) ?? [],
                    source,
                    bodies => new RegisterToMeanRequest(bodies, parsed.GetRequiredValue(output))
                    {
                        Kind = parsed.GetValue(transform) ?? TransformKind.Similarity,
                        Warnings = terminal.Warnings,
                        Overwrite = parsed.GetValue(force),
                    },
                    parsed.GetValue(json));
                return source.ExitCodeOf(parsed);
            }

            var (moving, still) = source.ReadPair(parsed, parsed.GetValue(scans) ?? []);
            var request = new RegisterScansRequest(moving, still, parsed.GetRequiredValue(output))
            {
                Options = new RegistrationOptions(parsed.GetValue(transform) ?? TransformKind.Rigid)
                {
                    Fit = parsed.GetValue(fit),
                    InlierMm = parsed.GetValue(inlier),
                    Seed = parsed.GetValue(seed) ?? 1,
                },
                Warnings = terminal.Warnings,
                Overwrite = parsed.GetValue(force),
            };
            RegistrationPrinter.Print(terminal, RegisterScans.Run(request, terminal.Cancellation), parsed.GetValue(json));
            return source.ExitCodeOf(parsed);
        });
        examples.Add(
            command,
            "pinpoint register follow-up.nii.gz baseline.nii.gz --model runs/heads -o registered/",
            "pinpoint register moving.nii.gz fixed.nii.gz --moving-landmarks moving.csv --fixed-landmarks fixed.csv -o registered/ --transform affine",
            "pinpoint register moving.nii.gz fixed.nii.gz --model runs/heads -o registered/ --transform thin-plate-spline",
            "pinpoint register --moving-landmarks moving.mrk.json --fixed-landmarks fixed.mrk.json -o registered/ --fit ransac --inlier-mm 3 --json",
            "pinpoint register --to-mean heads/ -o mean/",
            "pinpoint register --to-mean scans/*.nii.gz --model runs/heads -o mean/ --transform thin-plate-spline");
        return command;
    }
}
