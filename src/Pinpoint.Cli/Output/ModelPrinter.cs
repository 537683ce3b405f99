using System.Text.Json;
using Pinpoint.Methods;
using Pinpoint.Models;
using Pinpoint.Shapes;

namespace Pinpoint.Cli.Output;

/// <summary>What a model holds, as lines or JSON.</summary>
internal static class ModelPrinter
{
    private const string Format = "Pinpoint model";

    public static void Print(Terminal terminal, LandmarkModel model, bool json)
    {
        ModelProvenance from = model.Provenance;
        if (json)
        {
            JsonDocumentPrinter.Print(terminal.Output, writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("format", Format);
                writer.WriteStrings("landmark_names", model.LandmarkNames);
                writer.WriteNumber("grid_spacing_mm", model.GridSpacing);
                writer.WriteNumber("coordinates", model.Space.Dimension);
                writer.WriteNumber("patch_landmarks", model.PatchLandmarks.Count);
                writer.WriteString("tool_version", from.ToolVersion);
                writer.WriteStrings("training_cases", from.TrainingCases);
                writer.WriteStrings("validation_cases", from.ValidationCases);
                writer.WriteString("data_fingerprint", from.DataFingerprint);
                writer.WriteNumber("steps", from.Steps);
                writer.WriteNumber("chosen_step", from.ChosenStep);
                writer.WriteNumberOrNull("validation_mre_mm", from.ValidationErrorMm);
                WriteAutoencoder(writer, model.Space.Prior?.Bend);
                WriteCalibration(writer, model.Calibration);
                writer.WritePropertyName("plan");
                writer.WriteRawValue(PlanJson.Write(model.Plan));
                writer.WriteEndObject();
            });
            return;
        }

        terminal.Output.WriteLine($"{Format}, made by pinpoint {from.ToolVersion}");
        terminal.Output.WriteLine($"landmarks    {model.LandmarkNames.Count}: {string.Join(", ", model.LandmarkNames)}");
        terminal.Output.WriteLine($"search       {LandmarkMethods.Of(model.Plan).Describe(model)}");
        if (model.Space.Prior?.Bend is { } prior)
        {
            terminal.Output.WriteLine($"shapes       an autoencoder's, {(prior.HiddenUnits > 0 ? $"bent by {prior.HiddenUnits} hidden units, which foretold {prior.ForetoldShare:0%} of what the modes drop of training shapes left out" : "which foretold nothing of training shapes left out and so are those of pca")}");
        }

        terminal.Output.WriteLine($"grid         {model.GridSpacing:0.####} mm");
        terminal.Output.WriteLine($"preset       {model.Plan.Preset}, seed {model.Plan.Seed}");
        terminal.Output.WriteLine($"trained on   {from.TrainingCases.Count} scans, {from.Steps} steps (weights of step {from.ChosenStep})");
        terminal.Output.WriteLine($"validation   {(from.ValidationErrorMm is { } error ? $"{error:0.00} mm on {from.ValidationCases.Count} scans" : "none")}");
        terminal.Output.WriteLine($"calibration  {Describe(model.Calibration)}");
    }

    private static void WriteAutoencoder(Utf8JsonWriter writer, ShapeBend? prior)
    {
        if (prior is null)
        {
            writer.WriteNull("autoencoder");
            return;
        }

        writer.WriteStartObject("autoencoder");
        writer.WriteNumber("hidden_units", prior.HiddenUnits);
        writer.WriteNumber("foretold_share", prior.ForetoldShare);
        writer.WriteEndObject();
    }

    /// <summary>A calibration in a few words.</summary>
    public static string Describe(Calibration? calibration) => calibration is null
        ? "none: answers have no error radius"
        : $"{calibration.Source}: {100 * calibration.Coverage:0.0} % of {calibration.Points} errors within the radius, each scan left out in turn; {calibration.MeanRadiusMm:0.00} mm on average; {(calibration.CaseLimits.Count > 0 ? "tells scans unlike the training set" : "too few scans to tell what is unlike the training set")}";

    /// <summary>Writes a calibration's figures as the object <c>calibration</c>, or null.</summary>
    public static void WriteCalibration(Utf8JsonWriter writer, Calibration? calibration)
    {
        if (calibration is null)
        {
            writer.WriteNull("calibration");
            return;
        }

        writer.WriteStartObject("calibration");
        writer.WriteString("source", calibration.Source);
        writer.WriteNumber("cases", calibration.Cases.Count);
        writer.WriteNumber("points", calibration.Points);
        writer.WriteNumber("coverage95", calibration.Coverage);
        writer.WriteNumber("mean_radius95_mm", calibration.MeanRadiusMm);
        writer.WriteNumber("uncertain_above_mm", calibration.UncertainAboveMm);
        writer.WriteStrings("evidence", calibration.Terms.Select(term => term.Name));
        writer.WriteStrings("case_measures", calibration.CaseLimits.Select(limit => limit.Name));
        writer.WriteEndObject();
    }
}
