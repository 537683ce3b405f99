using System.CommandLine;
using Pinpoint.Checks;
using Pinpoint.Cli.Output;
using Pinpoint.Cli.Parsing;
using Pinpoint.Documents;
using Pinpoint.Imaging;

namespace Pinpoint.Cli.Commands;

/// <summary><c>pinpoint check</c>: looks for what is wrong in a data set before anything is trained on it.</summary>
internal static class CheckCommand
{
    public static Command Create(Terminal terminal, CommandExamples examples)
    {
        Argument<string> dataset = CommonOptions.Dataset();
        var output = new Option<string?>("--output", "-o") { Description = "The file that receives the set's fingerprint (JSON)", HelpName = "FILE" };
        Option<bool> json = CommonOptions.Json();
        Option<NiftiNoCodes?> noCodes = ScanChoices.NoCodes();
        var command = new Command("check", "Look for what is wrong in a data set.") { dataset, output, json, noCodes };
        command.SetAction(parsed =>
        {
            var data = Dataset.Open(parsed.GetRequiredValue(dataset), ScanChoices.ForDataset(parsed.GetValue(noCodes)));
            DatasetReport report = DatasetDoctor.Examine(data, null, null, terminal.Cancellation);
            if (parsed.GetValue(output) is { } file)
            {
                DocumentFile.Write(file, FingerprintDocument.Of(report.Fingerprint));
            }

            if (parsed.GetValue(json))
            {
                JsonDocumentPrinter.Print(terminal, CheckDocument.Of(report));
            }
            else
            {
                DatasetReportPrinter.Print(terminal, report);
            }

            return report.Errors == 0
                ? ExitCodes.Done
                : throw new BadInputException(
                    parsed.GetRequiredValue(dataset), null, $"has {report.Errors} {(report.Errors == 1 ? "error" : "errors")}; mend the files named above");
        });
        examples.Add(command, "pinpoint check heads/", "pinpoint check manifest.csv -o fingerprint.json", "pinpoint check heads/ --json");
        return command;
    }
}
