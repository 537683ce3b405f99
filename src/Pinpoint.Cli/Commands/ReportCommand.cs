using System.CommandLine;
using System.Diagnostics;
using Pinpoint.Cli.Output;
using Pinpoint.Cli.Parsing;
using Pinpoint.Localization;
using Pinpoint.Reports;
using Pinpoint.Workflows;

namespace Pinpoint.Cli.Commands;

/// <summary><c>pinpoint report</c>: one self-contained page about an evaluation, several, a training run, or a model's answer for a scan.</summary>
internal static class ReportCommand
{
    public static Command Create(Terminal terminal, CommandExamples examples)
    {
        var targets = new Argument<string[]>("TARGET")
        {
            Description = "The folder of an evaluation, several of them, the folder of a training run, or MODEL SCAN",
            Arity = ArgumentArity.OneOrMore,
        };
        var output = new Option<string>("--output", "-o") { Description = "The page's file", HelpName = "FILE.html", Required = true };
        var data = new Option<string?>("--data") { Description = "The data set of an evaluation, for pictures of its worst landmarks", HelpName = "DATASET" };
        var reading = new ScanChoices();
        Option<bool> force = CommonOptions.Force();
        Option<int?> threads = CommonOptions.Threads();
        var definitions = new Definitions();
        var command = new Command("report", "Make one page, a self-contained HTML file, about an evaluation, several, a training or a prediction.")
        {
            targets, output, data, force, threads,
        };
        reading.AddTo(command);
        definitions.AddTo(command);
        command.SetAction(parsed =>
        {
            string[] paths = parsed.GetRequiredValue(targets);
            string file = parsed.GetRequiredValue(output);
            PageText.Claim(file, parsed.GetValue(force));
            ReportKind kind = ReportTargets.KindOf(paths);
            Refuse(kind != ReportKind.Evaluation && parsed.GetValue(data) is not null, "--data is for the report of one evaluation");
            Refuse(kind != ReportKind.Prediction && reading.IsGiven(parsed), "--frame, --series and --nifti-no-codes are for the report of a scan");
            Refuse(kind != ReportKind.Prediction && definitions.IsGiven(parsed), "--definitions is for the report of a scan");
            var stamp = new ReportStamp(CommandText.Of(parsed), DateTimeOffset.UtcNow);
            string html = kind switch
            {
                ReportKind.Evaluation => MakeReport.OfEvaluation(paths[0], parsed.GetValue(data), stamp, terminal.Warn, terminal.Cancellation),
                ReportKind.Comparison => MakeReport.OfComparison(paths, stamp),
                ReportKind.Training => MakeReport.OfTraining(paths[0], stamp),
                ReportKind.Prediction =>
                    Prediction(
                        terminal,
                        paths,
                        reading.SelectionOf(parsed),
                        parsed.GetValue(threads),
                        definitions.FileOf(parsed),
                        stamp),
                _ => throw new UnreachableException($"There is no kind of report {kind}."),
            };
            MakeReport.Write(file, html);
            terminal.Output.WriteLine($"written: {PageText.Of(file)}");
            return ExitCodes.Done;
        });
        examples.Add(
            command,
            "pinpoint report evaluation/ -o evaluation.html --data heads/",
            "pinpoint report runs/default-evaluation runs/paper-evaluation -o comparison.html",
            "pinpoint report runs/heads -o training.html",
            "pinpoint report runs/heads scan.nii.gz -o scan.html");
        return command;
    }

    private static string Prediction(
        Terminal terminal, string[] paths, ScanSelection selection, int? threads, string? definitions, ReportStamp stamp)
    {
        using var predictor = Predictor.Open(paths[0], definitions, new LocalizerOptions { Threads = threads });
        var (html, outcome) = MakeReport.OfPrediction(predictor, paths[1], selection, stamp, terminal.Cancellation);
        terminal.Warn(outcome.Warnings);
        terminal.WarnOfVerdict(outcome.Prediction!);
        return html;
    }

    private static void Refuse(bool wrong, string why)
    {
        if (wrong)
        {
            throw new UsageException($"{why}; leave it out, or give other targets");
        }
    }
}
