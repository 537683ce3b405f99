using System.CommandLine;
using Pinpoint.Cli.Output;
using Pinpoint.Cli.Parsing;
using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Workflows;

namespace Pinpoint.Cli.Commands;

/// <summary><c>pinpoint evaluate</c>: measures a model on labelled scans that it was not trained on.</summary>
internal static class EvaluateCommand
{
    public static Command Create(Terminal terminal, CommandExamples examples)
    {
        Argument<string> model = CommonOptions.Model();
        Argument<string> dataset = CommonOptions.Dataset();
        Option<string?> output = CommonOptions.Output("The folder that receives evaluation.json, tables and predictions; none: only print")!;
        var split = new Option<string?>("--split") { Description = "Only cases that the manifest marks so, such as test", HelpName = "NAME" };
        Option<string[]> cases = CommonOptions.Names("--cases", "Only these cases", "NAME,..");
        var include = new Option<bool>("--include-training") { Description = "Also cases that the model was trained on; their errors are too good to be true" };
        Option<double[]> radii = Radii.Create();
        Option<bool> json = CommonOptions.Json();
        Option<bool> force = CommonOptions.Force();
        Option<bool> failOnRejected = CommonOptions.FailOnRejected();
        Option<NiftiNoCodes?> noCodes = ScanChoices.NoCodes();
        var report = new ReportOption("report.html in the output's folder");
        var search = new SearchChoices();
        var definitions = new Definitions();
        var command = new Command("evaluate", "Measure a model on labelled scans.")
        {
            model, dataset, output, split, cases, include, radii, json, force, report.Option, noCodes, failOnRejected,
        };
        search.AddTo(command);
        definitions.AddTo(command);
        command.SetAction(parsed =>
        {
            string? folder = parsed.GetValue(output);
            string? page = report.FileOf(parsed, folder is null ? null : Path.Combine(folder, "report.html"));
            EvaluateOutcome outcome = EvaluateModel.Run(
                new EvaluateRequest(parsed.GetRequiredValue(model), parsed.GetRequiredValue(dataset))
                {
                    OutputFolder = folder,
                    Overwrite = parsed.GetValue(force),
                    PageFile = page,
                    Split = parsed.GetValue(split),
                    Cases = parsed.GetValue(cases) is { Length: > 0 } given ? given : null,
                    IncludeTraining = parsed.GetValue(include),
                    NiftiNoCodes = parsed.GetValue(noCodes),
                    RadiiMm = parsed.GetRequiredValue(radii),
                    Definitions = definitions.FileOf(parsed),
                    Search = search.Read(parsed),
                    Command = CommandText.Of(parsed),
                    Warn = terminal.Warn,
                },
                null,
                terminal.Cancellation);
            EvaluationReport.Print(terminal, outcome, parsed.GetValue(json));
            return ScanFailures.ExitCodeOf(
                ExitCodes.Done, parsed.GetValue(failOnRejected), outcome.Pairs.Select(pair => pair.Answer?.Verdict).OfType<CaseVerdict>());
        });
        examples.Add(
            command,
            "pinpoint evaluate runs/heads heads/ -o evaluation/",
            "pinpoint evaluate runs/heads manifest.csv -o evaluation/ --split test --radii 0.25,0.5,1",
            "pinpoint evaluate heads.safetensors heads/ --cases case03,case07 --json",
            "pinpoint evaluate runs/heads heads/ -o evaluation/ --report");
        return command;
    }
}
