using Pinpoint.Localization;

namespace Pinpoint.Trust;

/// <summary>A labelled scan that a model was not trained on: its evidence, and how far off it was.</summary>
/// <param name="Name">The case's name.</param>
/// <param name="Group">The fold whose model answered; null outside a cross-validation.</param>
/// <param name="Evidence">The evidence of every landmark, in the model's order.</param>
/// <param name="CaseEvidence">The evidence of the scan.</param>
/// <param name="ErrorsMm">The radial error of every landmark in mm; null where it was not marked.</param>
internal sealed record CalibrationCase(
    string Name, int? Group, IReadOnlyList<LandmarkEvidence> Evidence, CaseEvidence CaseEvidence, IReadOnlyList<double?> ErrorsMm)
{
    /// <summary>Which way the errors point; null in sets of earlier versions, and where a landmark was not found.</summary>
    public ErrorDirections? Directions { get; init; }
}
