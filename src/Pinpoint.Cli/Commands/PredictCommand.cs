using System.CommandLine;
using Pinpoint.Biometry;
using Pinpoint.Cli.Output;
using Pinpoint.Cli.Parsing;
using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;
using Pinpoint.Reports;

namespace Pinpoint.Cli.Commands;

/// <summary><c>pinpoint predict</c>: finds a model's landmarks in scans.</summary>
internal static class PredictCommand
{
    public static Command Create(Terminal terminal, CommandExamples examples)
    {
        Argument<string> model = CommonOptions.Model();
        var scans = new Argument<string[]>("SCAN") { Description = "Scans, or folders of them", Arity = ArgumentArity.OneOrMore };
        Option<string?> output = CommonOptions.Output("The folder that receives a landmark file per scan and format; none: only print")!;
        Option<string[]> format = CommonOptions.Names("--format", $"Formats of the landmark files: {AnswerFormats.Known} (default: {AnswerFormats.Default})", "FORMAT,..");
        Option<bool> json = CommonOptions.Json();
        Option<bool> force = CommonOptions.Force();
        var frame = new Option<int?>("--frame") { Description = "Which frame of scans with a fourth axis, counted from 0", HelpName = "N" };
        var report = new ReportOption("NAME.html per scan beside the landmark files");
        var search = new SearchChoices();
        var definitions = new Definitions();
        var command = new Command("predict", "Find a model's landmarks in scans.") { model, scans, output, format, json, force, frame, report.Option };
        search.AddTo(command);
        definitions.AddTo(command);
        command.SetAction(parsed =>
        {
            IReadOnlyList<string> paths = ScanFiles.Expand(parsed.GetRequiredValue(scans));
            var files = AnswerFiles.Plan(paths, parsed.GetValue(output), AnswerFormats.Parse(parsed.GetValue(format)), report.IsGiven(parsed), parsed.GetValue(report.Option));
            if (!parsed.GetValue(force))
            {
                files.RefuseExisting();
            }

            using var reader = new ScanReader(paths, new VolumeReadOptions { Frame = parsed.GetValue(frame) });
            LandmarkModel loaded = ModelFile.Load(parsed.GetRequiredValue(model));
            AnatomyDefinition? anatomy = definitions.Read(parsed, loaded.LandmarkNames);
            using var localizer = new Localizer(loaded, search.Read(parsed));
            var pages = new PredictionPages(loaded, anatomy, parsed.GetRequiredValue(model), new ReportStamp(CommandText.Of(parsed), DateTimeOffset.UtcNow));
            var run = new PredictionRun(terminal, parsed.GetRequiredValue(model), localizer, reader, anatomy, pages, printTables: !parsed.GetValue(json));
            for (int i = 0; i < paths.Count; i++)
            {
                run.Predict(paths[i], files.Of(i), files.PageOf(i));
            }

            if (parsed.GetValue(json))
            {
                run.PrintJson();
            }

            return run.ExitCode;
        });
        examples.Add(
            command,
            "pinpoint predict runs/heads new/*.nii.gz -o answers/",
            "pinpoint predict heads.safetensors scan.nrrd --json",
            "pinpoint predict runs/heads new/ -o answers/ --format mrk.json,csv --force",
            "pinpoint predict runs/heads scan.nii.gz -o answers/ --rule A --updates 350",
            "pinpoint predict fetal-head new/ -o answers/ --no-mirror-check",
            "pinpoint predict runs/heads new/ -o answers/ --report");
        return command;
    }
}
