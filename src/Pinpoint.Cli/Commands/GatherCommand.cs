using System.CommandLine;
using Pinpoint.Cli.Output;
using Pinpoint.Cli.Parsing;
using Pinpoint.Workflows;

namespace Pinpoint.Cli.Commands;

/// <summary><c>pinpoint gather</c>: joins what the parts of a cohort, or of a cross-validation, left in a folder.</summary>
internal static class GatherCommand
{
    public static Command Create(Terminal terminal, CommandExamples examples)
    {
        var folder = new Argument<string>("OUT") { Description = "The folder that the parts of predict or cross-validate wrote to" };
        var scans = new Argument<string[]>("SCAN")
        {
            Description = "The scans that were to be searched, as predict was given them: then those in no manifest are told of",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var output = new Option<string?>("--output", "-o")
        {
            Description = $"A folder for table, document and report (OUT/{GatherCohort.FolderName}), or FILE.csv or FILE.parquet for the table alone",
            HelpName = "DIR",
        };
        Option<bool> json = CommonOptions.Json();
        Option<bool> force = CommonOptions.Force();
        var command = new Command("gather", "Join what the parts of a cohort or a cross-validation found.") { folder, scans, output, json, force };
        command.SetAction(parsed =>
        {
            string given = parsed.GetRequiredValue(folder);
            string[] named = parsed.GetValue(scans) ?? [];
            bool asJson = parsed.GetValue(json);
            if (CrossValidate.IsFolder(given) && !GatherCohort.IsFolder(given))
            {
                if (parsed.GetValue(output) is not null || named.Length > 0)
                {
                    throw new UsageException($"{given}: is a cross-validation, whose evaluation is written beside its folds; leave --output and scans out");
                }

                FoldPrinter.Print(terminal, CrossValidate.Join(given, terminal.Warn), asJson);
                return ExitCodes.Done;
            }

            GatherCohortOutcome outcome = GatherCohort.Run(
                new GatherCohortRequest(given)
                {
                    Scans = named,
                    Output = parsed.GetValue(output),
                    Overwrite = parsed.GetValue(force),
                    Command = CommandText.Of(parsed),
                },
                terminal.Cancellation);
            CohortPrinter.Print(terminal, outcome, asJson);
            return outcome.ExitCode;
        });
        examples.Add(
            command,
            "pinpoint gather answers/",
            "pinpoint gather answers/ scans/ -o table.parquet",
            "pinpoint gather answers/ cohort.csv -o results/ --json",
            "pinpoint gather runs/heads-cv");
        return command;
    }
}
