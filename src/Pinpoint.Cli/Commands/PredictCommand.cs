using System.CommandLine;
using Pinpoint.Cli.Output;
using Pinpoint.Cli.Parsing;
using Pinpoint.Workflows;

namespace Pinpoint.Cli.Commands;

/// <summary><c>pinpoint predict</c>: finds a model's landmarks in scans.</summary>
internal static class PredictCommand
{
    private const int DefaultParts = 8;

    public static Command Create(Terminal terminal, CommandExamples examples)
    {
        Argument<string> model = CommonOptions.Model();
        var scans = new Argument<string[]>("SCAN") { Description = "Scans, folders of them, or a list (CSV, text or JSON)", Arity = ArgumentArity.ZeroOrMore };
        Option<string?> output = CommonOptions.Output("The folder that receives a landmark file per scan and format; none: only print")!;
        Option<string[]> format = CommonOptions.Names(
            "--format", $"Formats of the landmark files: {AnswerFormats.Known} (default: {AnswerFormats.Default})", "FORMAT,..");
        Option<bool> json = CommonOptions.Json();
        Option<bool> force = CommonOptions.Force();
        Option<bool> failOnRejected = CommonOptions.FailOnRejected();
        var parts = new PartOptions("scan");
        var reading = new ScanChoices();
        var report = new ReportOption("NAME.html per scan beside the landmark files");
        var search = new SearchChoices();
        var definitions = new Definitions();
        var command = new Command("predict", "Find a model's landmarks in scans.") { model, scans, output, format, json, force, failOnRejected, report.Option };
        var archived = new ArchivedScanChoices();
        parts.AddTo(command);
        reading.AddTo(command);
        archived.AddTo(command);
        search.AddTo(command);
        definitions.AddTo(command);
        var slicer = new SlicerRun(terminal);
        slicer.AddTo(command);
        var slurm = new SlurmOptions(Invariant($"{DefaultParts}"), parts.All);
        slurm.AddTo(command);
        command.SetAction(parsed =>
        {
            if (slurm.IsGiven(parsed))
            {
                // What is wrong shows now, and not when the job starts.
                string folder = parsed.GetValue(output) ?? throw new UsageException("--slurm needs the folder for the answers; give -o DIR");
                terminal.Output.Write(slurm.ArrayOf(parsed, folder, DefaultParts, CohortScans.Of(parsed.GetValue(scans) ?? []).Count, force));
                return ExitCodes.Done;
            }

            bool asJson = parsed.GetValue(json);
            var request = new PredictScansRequest(parsed.GetRequiredValue(model), parsed.GetValue(scans) ?? [])
            {
                OutputFolder = parsed.GetValue(output),
                Formats = AnswerFormats.Parse(parsed.GetValue(format)),
                WithPages = report.IsGiven(parsed),
                PageFile = parsed.GetValue(report.Option),
                Overwrite = parsed.GetValue(force),
                WithDocuments = asJson,

                // What is to be printed is in no file.
                SkipDone = !asJson,
                Part = parts.Read(parsed) is (int id, int count) ? new CohortPart(id, count) : null,
                Selection = reading.SelectionOf(parsed),
                Definitions = definitions.FileOf(parsed),
                Search = search.Read(parsed),
                Command = CommandText.Of(parsed, parts.All),
            };
            IReadOnlyList<ScanOutcome> outcomes = archived.Run(parsed, terminal, request, asked => slicer.IsGiven(parsed)
                ? slicer.Run(parsed, asked)
                : PredictScans.Run(asked, new PredictionPrinter(terminal, asJson), terminal.Cancellation));
            if (asJson)
            {
                PredictionPrinter.PrintJson(terminal, outcomes);
            }

            return ScanFailures.ExitCodeOf(
                ScanFailures.ExitCodeOf(outcomes),
                parsed.GetValue(failOnRejected),
                outcomes.Any(outcome => outcome.Prediction?.Answer.Verdict.Rejected ?? outcome.Record?.Rejected ?? false));
        });
        examples.Add(
            command,
            "pinpoint predict runs/heads new/*.nii.gz -o answers/",
            "pinpoint predict heads.safetensors scan.nrrd --json",
            "pinpoint predict runs/heads new/ -o answers/ --format mrk.json,csv --force",
            "pinpoint predict runs/heads ct/ -o answers/ --format dicom-sr",
            "pinpoint predict runs/heads scan.nii.gz -o answers/ --rule A --updates 350",
            "pinpoint predict fetal-head new/ -o answers/ --no-mirror-check",
            "pinpoint predict runs/heads new/ -o answers/ --fail-on-rejected",
            "pinpoint predict runs/heads new/ -o answers/ --report",
            "pinpoint predict runs/heads cohort.csv -o answers/ --num-parts 8 --part-id 0",
            "pinpoint predict runs/heads scans/ -o answers/ --slurm --slurm-parts 20",
            "pinpoint predict runs/heads ct/ --series 3 --markups ct.fcsv",
            "pinpoint predict runs/heads --dicomweb https://pacs.example.org/dicom-web --study 1.2.840.113619.2.1 --store");
        return command;
    }
}
