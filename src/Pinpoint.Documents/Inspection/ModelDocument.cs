using System.Text.Json;
using Pinpoint.Models;

namespace Pinpoint.Documents;

/// <summary>
/// What a model holds: <c>pinpoint inspect MODEL --json</c>, and a model's card from the server, which keeps the names of cases and the plan to itself.
/// </summary>
/// <param name="Model">The model: its path as given, or its name on the server.</param>
/// <param name="Format">The file's format.</param>
/// <param name="LandmarkNames">The landmarks' names, in the model's own order.</param>
/// <param name="GridSpacingMm">The distance of the working grid's voxels in mm.</param>
/// <param name="Coordinates">The dimension of its search space.</param>
/// <param name="PatchLandmarks">The number of landmarks around which patches are cut.</param>
/// <param name="Preset">The plan's preset.</param>
/// <param name="Refines">Whether a second stage moves each landmark on its own.</param>
/// <param name="ToolVersion">The version of this software, when it trained the model.</param>
/// <param name="TrainingCaseCount">The number of scans to train on.</param>
/// <param name="TrainingCases">The names of the scans that it was trained on; null where a server does not tell.</param>
/// <param name="ValidationCaseCount">The number of scans that choose the weights.</param>
/// <param name="ValidationCases">The names of the scans that chose its weights; null where a server does not tell.</param>
/// <param name="TrainingFingerprint">SHA-256 over the scans and landmarks that it was trained on.</param>
/// <param name="Steps">Training steps of the search.</param>
/// <param name="ChosenStep">The step whose weights were kept.</param>
/// <param name="ValidationMreMm">The mean radial error on the validation scans in mm; null where there were none.</param>
/// <param name="Autoencoder">The shape prior, where it is an autoencoder; null otherwise.</param>
/// <param name="Calibration">How its error radii were calibrated; null where it gives none.</param>
/// <param name="Plan">The plan (docs/reference/plan.md), by which it was trained; null where a server does not tell.</param>
/// <param name="MeanPositionMreMm">
/// The mean radial error in mm on the validation scans of the middle of the training set, told without a look at the scan; null for a model that is clearly
/// better, and where it was not measured.
/// </param>
/// <param name="Warnings">What is odd but can be lived with, one line each.</param>
/// <param name="Text">The Markdown card beside the model's file; null where there is none.</param>
/// <param name="KnowFirst">What its maker wants everybody to know before anything else: the first words in bold on the card; null where there are none.</param>
/// <param name="Mirror">The axis across which scans of the other side are mirrored, <c>x</c>, <c>y</c> or <c>z</c>; null where the model knows one side
/// only.</param>
/// <param name="TrainingSide">The side that the model was trained on, <c>left</c> or <c>right</c>; null where nobody named it.</param>
public sealed record ModelDocument(
    string Model,
    string Format,
    IReadOnlyList<string> LandmarkNames,
    double GridSpacingMm,
    int Coordinates,
    int PatchLandmarks,
    string Preset,
    bool Refines,
    string ToolVersion,
    int TrainingCaseCount,
    IReadOnlyList<string>? TrainingCases,
    int ValidationCaseCount,
    IReadOnlyList<string>? ValidationCases,
    string TrainingFingerprint,
    long Steps,
    long ChosenStep,
    double? ValidationMreMm,
    AutoencoderItem? Autoencoder,
    CalibrationItem? Calibration,
    JsonElement? Plan,
    double? MeanPositionMreMm,
    IReadOnlyList<string> Warnings,
    string? Text,
    string? KnowFirst,
    string? Mirror,
    string? TrainingSide) : Document("model", 1)
{
    /// <summary>The name of the file format of models.</summary>
    public const string FormatName = "Pinpoint model";

    /// <summary>All that a model says.</summary>
    /// <param name="name">Its path as given.</param>
    /// <param name="model">The model.</param>
    /// <param name="text">The Markdown text of the card beside the model's file, where there is one.</param>
    public static ModelDocument Of(string name, LandmarkModel model, string? text) => Card(name, model, text) with
    {
        TrainingCases = model.Provenance.TrainingCases,
        ValidationCases = model.Provenance.ValidationCases,
        Plan = PlanElement.Of(model.Plan),
    };

    /// <summary>What may be told to anybody: neither the names of cases nor the plan.</summary>
    /// <param name="name">Its name on the server.</param>
    /// <param name="model">The model.</param>
    /// <param name="text">The Markdown text of the card beside the model's file, where there is one.</param>
    public static ModelDocument Card(string name, LandmarkModel model, string? text)
    {
        ArgumentNullException.ThrowIfNull(model);
        ModelProvenance from = model.Provenance;
        return new ModelDocument(
            name,
            FormatName,
            model.LandmarkNames,
            model.GridSpacing,
            model.Space.Dimension,
            model.PatchLandmarks.Count,
            model.Plan.Preset,
            model.Refinement is not null,
            from.ToolVersion,
            from.TrainingCases.Count,
            null,
            from.ValidationCases.Count,
            null,
            from.DataFingerprint,
            from.Steps,
            from.ChosenStep,
            DocumentNumbers.FiniteOrNull(from.ValidationErrorMm),
            model.Space.Prior?.Bend is { } prior ? new AutoencoderItem(prior.HiddenUnits, DocumentNumbers.FiniteOrNull(prior.ForetoldShare)) : null,
            CalibrationItem.Of(model.Calibration),
            null,
            DocumentNumbers.FiniteOrNull(from.MeanPositionErrorMm),
            model.Warnings,
            text,
            ModelCard.KnowFirst(text),
            MirrorOf(model),
            from.Side);
    }

    /// <summary>The axis across which a model mirrors; null where it knows one side only.</summary>
    internal static string? MirrorOf(LandmarkModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return MirrorRules.MirrorOf(model.Plan.Mirror) is { } mirror ? "xyz"[mirror.Axis].ToString() : null;
    }
}

/// <summary>An autoencoder of shapes in figures.</summary>
/// <param name="HiddenUnits">The hidden units that bend it; 0 where it is that of principal components.</param>
/// <param name="ForetoldShare">The share of what the modes drop of training shapes left out that it foretold, from 0 to 1.</param>
public sealed record AutoencoderItem(int HiddenUnits, double? ForetoldShare);
