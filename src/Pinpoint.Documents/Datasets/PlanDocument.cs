using System.Text.Json;
using Pinpoint.Training;

namespace Pinpoint.Documents;

/// <summary>A data set's facts and the plan that follows: <c>pinpoint plan --json</c>.</summary>
/// <param name="Facts">What of the set decides the plan.</param>
/// <param name="MemoryBytes">About how much memory the training takes, in bytes.</param>
/// <param name="Choices">Why the keys of the plan have their values, a row for each key that matters.</param>
/// <param name="Plan">The plan (docs/reference/plan.md), as <c>train --config</c> takes it.</param>
/// <param name="Warnings">What is odd but can be lived with, one line each.</param>
public sealed record PlanDocument(PlanFacts Facts, long MemoryBytes, IReadOnlyList<PlanChoice> Choices, JsonElement Plan, IReadOnlyList<string> Warnings)
    : Document("plan", 1)
{
    /// <summary>About how many bytes the prepared scans take in the cache; null where the training holds its scans in memory.</summary>
    public long? CacheBytes { get; init; }

    /// <summary>A plan with the facts that it follows from.</summary>
    internal static PlanDocument Of(PlannedTraining planned, IntensityFacts intensities, IReadOnlyList<string> warnings)
    {
        ArgumentNullException.ThrowIfNull(planned);
        return new PlanDocument(
            PlanFacts.Of(planned.Facts, intensities),
            planned.MemoryBytes,
            [.. planned.Reasons.Select(reason => new PlanChoice(reason.Key, reason.Value, reason.Reason))],
            PlanElement.Of(planned.Plan),
            warnings)
        {
            CacheBytes = planned.CacheBytes,
        };
    }
}

/// <summary>Why a key of a plan has its value.</summary>
/// <param name="Key">The plan's key.</param>
/// <param name="Chosen">Its value, as text.</param>
/// <param name="Reason">What of the data, or which measurement, speaks for it.</param>
public sealed record PlanChoice(string Key, string Chosen, string Reason);

/// <summary>What of a training set decides its plan; medians over the cases to train on.</summary>
/// <param name="TrainingCaseCount">The number of scans to train on.</param>
/// <param name="ValidationCaseCount">The number of scans that choose the weights.</param>
/// <param name="MedianSize">The median number of voxels along each axis: x, y, z.</param>
/// <param name="MedianSpacingMm">The median distance of voxels along each axis in mm.</param>
/// <param name="VoxelTypes">The stored types that occur.</param>
/// <param name="IntensityKind">What the intensities are like, in words.</param>
/// <param name="IntensityWindow">The intensities that become 0 and 255.</param>
/// <param name="LandmarkCount">The number of landmarks.</param>
/// <param name="MissingShare">The share of the training points that is not marked, from 0 to 1.</param>
/// <param name="ExtentMm">The median of the largest distance of two landmarks in mm; 0 for one landmark.</param>
/// <param name="ScanExtentMm">The median of the scan's longest side in mm.</param>
/// <param name="PoseSpread">How the poses vary; null where the search space knows no pose.</param>
/// <param name="Modes">Shape modes that the plan keeps; 0 for one landmark.</param>
/// <param name="ShapeShare">The share of the shape variance that they keep, from 0 to 1.</param>
public sealed record PlanFacts(
    int TrainingCaseCount,
    int ValidationCaseCount,
    IReadOnlyList<int> MedianSize,
    IReadOnlyList<double> MedianSpacingMm,
    IReadOnlyList<string> VoxelTypes,
    string IntensityKind,
    IReadOnlyList<double> IntensityWindow,
    int LandmarkCount,
    double MissingShare,
    double ExtentMm,
    double ScanExtentMm,
    PoseSpreadItem? PoseSpread,
    int Modes,
    double? ShapeShare)
{
    internal static PlanFacts Of(DataFacts facts, IntensityFacts intensities) => new(
        facts.TrainingCases,
        facts.ValidationCases,
        [facts.Size.X, facts.Size.Y, facts.Size.Z],
        DocumentNumbers.Of(facts.SpacingMm),
        [.. facts.VoxelTypes.Select(VolumeNames.Of)],
        intensities.Kind,
        [intensities.Low, intensities.High],
        facts.Landmarks,
        facts.MissingShare,
        facts.ExtentMm,
        facts.ScanExtentMm,
        facts.Pose is { } pose ? new PoseSpreadItem(pose.Translation, pose.Rotation * 180 / Math.PI, pose.LogScale) : null,
        facts.Modes,
        DocumentNumbers.FiniteOrNull(facts.ShapeShare));
}

/// <summary>How poses vary: standard deviations.</summary>
/// <param name="TranslationMm">Of the translation, in mm.</param>
/// <param name="RotationDegrees">Of the rotation, in degrees.</param>
/// <param name="LogScale">Of the logarithm of the scale.</param>
public sealed record PoseSpreadItem(double TranslationMm, double RotationDegrees, double LogScale);
