using Pinpoint.Cli.Parsing;
using Pinpoint.Documents;
using Pinpoint.Models;
using Pinpoint.Training;

namespace Pinpoint.Cli.Output;

/// <summary>How a training ended, as lines or JSON.</summary>
internal static class TrainingPrinter
{
    public static void Print(Terminal terminal, TrainingOutcome outcome, string modelPath, bool json)
    {
        terminal.Warn(outcome.Warnings);
        if (json)
        {
            JsonDocumentPrinter.Print(terminal, TrainingDocument.Of(modelPath, outcome));
            return;
        }

        ModelProvenance from = outcome.Model.Provenance;
        string validation = from.ValidationErrorMm is { } error ? $", validation error {error:0.00} mm on {from.ValidationCases.Count} scans" : "";
        terminal.Output.WriteLine(
            $"{outcome.Model.LandmarkNames.Count} landmarks learnt from {from.TrainingCases.Count} scans: {from.Steps} steps in " +
            $"{DurationText.Format(outcome.Elapsed)}{validation}");
        terminal.Output.WriteLine($"calibration: {ModelPrinter.Describe(outcome.Model.Calibration)}");
        terminal.Output.WriteLine($"model: {modelPath}");
    }
}
