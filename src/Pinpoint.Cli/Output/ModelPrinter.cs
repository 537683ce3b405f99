using Pinpoint.Documents;
using Pinpoint.Methods;
using Pinpoint.Models;

namespace Pinpoint.Cli.Output;

/// <summary>What a model holds, as lines or JSON.</summary>
internal static class ModelPrinter
{
    public static void Print(Terminal terminal, string path, LandmarkModel model, bool json)
    {
        string? card = ModelCard.TextFor(path);
        if (json)
        {
            JsonDocumentPrinter.Print(terminal, ModelDocument.Of(path, model, card));
            return;
        }

        terminal.Warn(model.Warnings);
        ModelProvenance from = model.Provenance;
        terminal.Output.WriteLine($"{ModelDocument.FormatName}, made by pinpoint {from.ToolVersion}");
        if (ModelCard.KnowFirst(card) is { } words)
        {
            terminal.Output.WriteLine($"know first   {words}");
        }

        terminal.Output.WriteLine($"landmarks    {model.LandmarkNames.Count}: {string.Join(", ", model.LandmarkNames)}");
        terminal.Output.WriteLine($"search       {LandmarkMethods.Of(model.Plan).Describe(model)}");
        if (model.Space.Prior?.Bend is { } prior)
        {
            terminal.Output.WriteLine(
                "shapes       an autoencoder's, " +
                $"{(prior.HiddenUnits > 0 ? $"bent by {prior.HiddenUnits} hidden units, which foretold {prior.ForetoldShare:0%} of what the modes drop of " +
                    "training shapes left out" : "which foretold nothing of training shapes left out and so are those of pca")}");
        }

        terminal.Output.WriteLine($"grid         {model.GridSpacing:0.####} mm");
        terminal.Output.WriteLine($"preset       {model.Plan.Preset}, seed {model.Plan.Seed}");
        terminal.Output.WriteLine($"trained on   {from.TrainingCases.Count} scans, {from.Steps} steps (weights of step {from.ChosenStep})");
        if (MirrorRules.MirrorOf(model.Plan.Mirror) is not null)
        {
            terminal.Output.WriteLine(
                $"sides        both: {from.MirroredCases?.Count ?? 0} of {from.TrainingCases.Count + from.ValidationCases.Count} scans were mirrored across " +
                $"{ModelDocument.MirrorOf(model)}{(from.Side is { } side ? $", so that all show the {side} side" : "")}; answers tell the side");
        }

        terminal.Output.WriteLine($"validation   {Validation(from)}");
        terminal.Output.WriteLine($"calibration  {Describe(model.Calibration)}");
    }

    private static string Validation(ModelProvenance from) => from switch
    {
        { ValidationErrorMm: { } error, MeanPositionErrorMm: { } mean } =>
            $"{error:0.00} mm on {from.ValidationCases.Count} scans, and the middle of the training set {mean:0.00} mm: the model has learnt nearly nothing",
        { ValidationErrorMm: { } error } => $"{error:0.00} mm on {from.ValidationCases.Count} scans",
        { ValidationErrorMm: null } => "none, so how far off the model is is not known",
    };

    /// <summary>A calibration in a few words.</summary>
    public static string Describe(Calibration? calibration) => calibration is null
        ? "none: answers have no error radius"
        : $"{calibration.Source}: {100 * calibration.Coverage:0.0} % of {calibration.Points} errors within the radius, each scan left out in turn; " +
            $"{calibration.MeanRadiusMm:0.00} mm on average; " +
            $"{(calibration.CaseLimits.Count > 0 ? "tells scans unlike the training set" : "too few scans to tell what is unlike the training set")}";
}
