using System.CommandLine;
using Pinpoint.Cli.Output;
using Pinpoint.Cli.Parsing;
using Pinpoint.Documents;
using Pinpoint.Imaging;
using Pinpoint.Workflows;

namespace Pinpoint.Cli.Commands;

/// <summary><c>pinpoint calibrate</c>: teaches a model how far off its answers may be.</summary>
internal static class CalibrateCommand
{
    public static Command Create(Terminal terminal, CommandExamples examples)
    {
        Argument<string> model = CommonOptions.Model();
        var from = new Argument<string>("FROM") { Description = "The folder of a cross-validation, or a labelled data set that the model was not trained on" };
        var output = new Option<string?>("--output", "-o") { Description = "The file of the calibrated model; none: the model's own file", HelpName = "FILE" };
        Option<bool> force = CommonOptions.Force();
        var split = new Option<string?>("--split") { Description = "Only cases of the data set that its manifest marks so", HelpName = "NAME" };
        Option<string[]> cases = CommonOptions.Names("--cases", "Only these cases of the data set", "NAME,..");
        Option<int?> threads = CommonOptions.Threads();
        Option<bool> json = CommonOptions.Json();
        Option<NiftiNoCodes?> noCodes = ScanChoices.NoCodes();
        var command = new Command("calibrate", "Teach a model how far off its answers may be.")
        {
            model, from, output, force, split, cases, threads, json, noCodes,
        };
        command.SetAction(parsed =>
        {
            CalibrateModelOutcome outcome = CalibrateModel.Run(
                new CalibrateModelRequest(parsed.GetRequiredValue(model), parsed.GetRequiredValue(from))
                {
                    OutputFile = parsed.GetValue(output),
                    Overwrite = parsed.GetValue(force),
                    Split = parsed.GetValue(split),
                    Cases = parsed.GetValue(cases) is { Length: > 0 } given ? given : null,
                    NiftiNoCodes = parsed.GetValue(noCodes),
                    Threads = parsed.GetValue(threads),
                    Warn = terminal.Warn,
                },
                progress: null,
                terminal.Cancellation);
            if (parsed.GetValue(json))
            {
                JsonDocumentPrinter.Print(
                    terminal, new CalibrationDocument(outcome.ModelFile, CalibrationItem.Of(outcome.Calibration)!, terminal.Warnings));
            }
            else
            {
                terminal.Output.WriteLine($"calibrated on {ModelPrinter.Describe(outcome.Calibration)}");
                terminal.Output.WriteLine($"model: {outcome.ModelFile}");
            }

            return ExitCodes.Done;
        });
        examples.Add(
            command,
            "pinpoint calibrate runs/heads runs/heads-cv",
            "pinpoint calibrate runs/heads unseen/ -o heads-calibrated.safetensors",
            "pinpoint calibrate heads.safetensors manifest.csv --split calibration --json");
        return command;
    }
}
