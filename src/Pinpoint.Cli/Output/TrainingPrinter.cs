using Pinpoint.Cli.Parsing;
using Pinpoint.Models;
using Pinpoint.Training;

namespace Pinpoint.Cli.Output;

/// <summary>How a training ended, as lines or JSON.</summary>
internal static class TrainingPrinter
{
    public static void Print(Terminal terminal, TrainingOutcome outcome, string modelPath, bool json)
    {
        terminal.Warn(outcome.Warnings);
        ModelProvenance from = outcome.Model.Provenance;
        if (json)
        {
            JsonDocumentPrinter.Print(terminal.Output, writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("model", modelPath);
                writer.WriteBoolean("completed", outcome.Completed);
                writer.WriteNumber("steps", from.Steps);
                writer.WriteNumber("chosen_step", from.ChosenStep);
                writer.WriteNumber("seconds", outcome.Elapsed.TotalSeconds);
                writer.WriteNumberOrNull("validation_mre_mm", from.ValidationErrorMm);
                writer.WriteStrings("landmark_names", outcome.Model.LandmarkNames);
                writer.WriteStrings("training_cases", from.TrainingCases);
                writer.WriteStrings("validation_cases", from.ValidationCases);
                writer.WriteStrings("warnings", outcome.Warnings);
                writer.WriteEndObject();
            });
            return;
        }

        string validation = from.ValidationErrorMm is { } error ? $", validation error {error:0.00} mm on {from.ValidationCases.Count} scans" : "";
        terminal.Output.WriteLine($"{outcome.Model.LandmarkNames.Count} landmarks learnt from {from.TrainingCases.Count} scans: {from.Steps} steps in {DurationText.Format(outcome.Elapsed)}{validation}");
        terminal.Output.WriteLine($"calibration: {ModelPrinter.Describe(outcome.Model.Calibration)}");
        terminal.Output.WriteLine($"model: {modelPath}");
    }
}
