using Pinpoint.Cli.Parsing;
using Pinpoint.Documents;
using Pinpoint.Models;
using Pinpoint.Preparation;
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
        string validation = from.ValidationErrorMm is { } error
            ? $", validation error {error:0.00} mm on {from.ValidationCases.Count} scans (the middle of the training set: " +
                $"{outcome.MeanPositionErrorMm:0.00} mm)"
            : ", no validation scans: how far off the model is, and whether it is better than the middle of the training set, is not known";
        terminal.Output.WriteLine(
            $"{outcome.Model.LandmarkNames.Count} landmarks learnt from {from.TrainingCases.Count} scans: {from.Steps + from.RefinementSteps} steps in " +
            $"{DurationText.Format(outcome.Elapsed)}{validation}");
        foreach (TrainedStage stage in outcome.Stages)
        {
            terminal.Output.WriteLine(
                $"{stage.Name}: {stage.Steps} steps, weights of step {stage.ChosenStep}" +
                $"{(stage.ValidationErrorMm is { } after ? $", validation error {after:0.00} mm" : "")}" +
                $"{(stage.IsKept ? "" : "; left out of the model, for it is no better than the search")}");
        }

        terminal.Output.WriteLine($"calibration: {ModelPrinter.Describe(outcome.Model.Calibration)}");
        foreach (CaseFailure failure in outcome.Failures)
        {
            terminal.Output.WriteLine($"left out: {failure.Case}: {failure.Problem.Message}");
        }

        if (outcome.CacheFolder is { } cache)
        {
            terminal.Output.WriteLine($"prepared scans: {cache}, for --resume and, with --cache, for other runs; delete it when it is not needed any more");
        }

        terminal.Output.WriteLine($"model: {modelPath}");
    }
}
