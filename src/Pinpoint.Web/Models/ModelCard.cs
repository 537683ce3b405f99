using Pinpoint.Models;

namespace Pinpoint.Web.Models;

/// <summary>What the API tells of a model.</summary>
/// <param name="Id">Its name in addresses.</param>
/// <param name="LandmarkNames">The landmarks that it finds, in its own order.</param>
/// <param name="GridSpacingMm">Distance between the voxels of the working grid in mm.</param>
/// <param name="Preset">The plan's preset.</param>
/// <param name="Refines">Whether a second stage moves each landmark on its own.</param>
/// <param name="ToolVersion">The version that trained it.</param>
/// <param name="TrainingCases">How many scans it was trained on.</param>
/// <param name="ValidationCases">How many scans chose its weights.</param>
/// <param name="DataFingerprint">SHA-256 over the training set's scans and landmarks.</param>
/// <param name="Steps">Training steps.</param>
/// <param name="ValidationMreMm">Mean radial error on the validation scans in mm, if there were any.</param>
/// <param name="Calibration">How its error radii were calibrated; null where it gives none.</param>
/// <param name="Text">The Markdown card beside the model's file, where there is one.</param>
internal sealed record ModelCard(
    string Id,
    IReadOnlyList<string> LandmarkNames,
    double GridSpacingMm,
    string Preset,
    bool Refines,
    string ToolVersion,
    int TrainingCases,
    int ValidationCases,
    string DataFingerprint,
    long Steps,
    double? ValidationMreMm,
    CalibrationCard? Calibration,
    string? Text)
{
    public static ModelCard Of(ServedModel served)
    {
        LandmarkModel model = served.Model;
        ModelProvenance from = model.Provenance;
        return new ModelCard(
            served.Id,
            model.LandmarkNames,
            model.GridSpacing,
            model.Plan.Preset,
            model.Refinement is not null,
            from.ToolVersion,
            from.TrainingCases.Count,
            from.ValidationCases.Count,
            from.DataFingerprint,
            from.Steps,
            from.ValidationErrorMm,
            model.Calibration is { } calibration ? CalibrationCard.Of(calibration) : null,
            served.CardText);
    }
}
