using System.CommandLine;
using Pinpoint.Biometry;
using Pinpoint.Cli.Output;
using Pinpoint.Cli.Parsing;
using Pinpoint.Evaluation;
using Pinpoint.Imaging;
using Pinpoint.Models;
using Pinpoint.Reports;

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
        var report = new ReportOption("report.html in the output's folder");
        var search = new SearchChoices();
        var definitions = new Definitions();
        var command = new Command("evaluate", "Measure a model on labelled scans.") { model, dataset, output, split, cases, include, radii, json, report.Option };
        search.AddTo(command);
        definitions.AddTo(command);
        command.SetAction(parsed =>
        {
            string? folder = parsed.GetValue(output);
            string? page = report.FileOf(parsed, folder is null ? null : Path.Combine(folder, "report.html"));
            LandmarkModel loaded = ModelFile.Load(parsed.GetRequiredValue(model));
            AnatomyDefinition? anatomy = definitions.Read(parsed, loaded.LandmarkNames);
            var data = Dataset.Open(parsed.GetRequiredValue(dataset));
            terminal.Warn(data.Warnings);
            string[]? names = parsed.GetValue(cases) is { Length: > 0 } given ? given : null;
            bool includeTrained = parsed.GetValue(include);
            var chosen = EvaluationCases.Choose(data, loaded.Provenance, parsed.GetValue(split), names, includeTrained);
            Warn(terminal, chosen, includeTrained);
            IReadOnlyList<CasePair> pairs = ModelEvaluation.Run(loaded, data, chosen.Chosen, search.Read(parsed), null, terminal.Cancellation);
            EvaluationProvenance provenance = ModelOrigin.Of(loaded, parsed.GetRequiredValue(model), data.Root, CommandText.Of(parsed));
            EvaluationResult result = EvaluationReport.Give(terminal, pairs, anatomy, parsed.GetRequiredValue(radii), folder, parsed.GetValue(json), provenance);
            if (page is not null)
            {
                var evaluation = new StoredEvaluation($"{Path.GetFileName(Path.TrimEndingDirectorySeparator(provenance.Model!))} on {data.Name}", folder ?? "", result, provenance);
                string html = EvaluationPages.ToHtml(evaluation, data, name => pairs.FirstOrDefault(pair => pair.CaseName == name)?.Predicted, new ReportStamp(provenance.Command, provenance.Written), terminal.Cancellation);
                terminal.Tell(PageFile.Write(page, html), parsed.GetValue(json));
            }

            return ExitCodes.Done;
        });
        examples.Add(
            command,
            "pinpoint evaluate runs/heads heads/ -o evaluation/",
            "pinpoint evaluate runs/heads manifest.csv -o evaluation/ --split test --radii 0.25,0.5,1",
            "pinpoint evaluate heads.safetensors heads/ --cases case03,case07 --json",
            "pinpoint evaluate runs/heads heads/ -o evaluation/ --report");
        return command;
    }

    private static void Warn(Terminal terminal, EvaluationCases cases, bool includeTrained)
    {
        if (cases.Trained.Count > 0)
        {
            terminal.Warn(includeTrained
                ? $"{cases.Trained.Count} of the {cases.Chosen.Count} cases are ones that the model was trained on; the figures flatter it"
                : $"{cases.Trained.Count} cases are left out, for the model was trained on them (--include-training takes them in)");
        }

        if (cases.Validated.Count > 0)
        {
            terminal.Warn($"{cases.Validated.Count} of the {cases.Chosen.Count} cases chose the model's weights in training; the figures flatter it a little");
        }
    }
}
