using System.CommandLine;
using Pinpoint.Checks;
using Pinpoint.Cli.Output;
using Pinpoint.Cli.Parsing;
using Pinpoint.Documents;
using Pinpoint.Imaging;
using Pinpoint.Trust;

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
        var crossValidation = new Option<string?>("--cross-validation")
        {
            Description = "The folder of a cross-validation of this set: its models point at labels that are likely misplaced",
            HelpName = "DIR",
        };
        var command = new Command("check", "Look for what is wrong in a data set.") { dataset, output, json, noCodes, crossValidation };
        command.SetAction(parsed =>
        {
            var data = Dataset.Open(parsed.GetRequiredValue(dataset), ScanChoices.ForDataset(parsed.GetValue(noCodes)));
            DatasetReport report = DatasetDoctor.Examine(data, null, null, terminal.Cancellation);
            if (parsed.GetValue(crossValidation) is { } folder)
            {
                report = WithLabelDoubts(report, data, folder);
            }

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
        examples.Add(
            command,
            "pinpoint check heads/",
            "pinpoint check manifest.csv -o fingerprint.json",
            "pinpoint check heads/ --json",
            "pinpoint check heads/ --cross-validation runs/heads-cv");
        return command;
    }

    private static DatasetReport WithLabelDoubts(DatasetReport report, Dataset data, string folder)
    {
        string file = Path.Combine(folder, CalibrationSet.UsualName);
        CalibrationSet set = File.Exists(file)
            ? CalibrationSetFile.Read(file)
            : throw new BadInputException(folder, null, $"holds no {CalibrationSet.UsualName}; give the folder of a finished 'pinpoint cross-validate'");
        return report with { Findings = [.. report.Findings.Concat(LabelDoubts.Findings(set, data, file)).OrderBy(finding => finding.Severity)] };
    }
}
