using System.Text.Json.Serialization;
using Pinpoint.Patches;

namespace Pinpoint.Models;

/// <summary>Where a model comes from.</summary>
/// <param name="ToolVersion">The version that trained it.</param>
/// <param name="TrainingCases">The names of the scans it was trained on.</param>
/// <param name="ValidationCases">The names of the scans that chose its weights.</param>
/// <param name="DataFingerprint">SHA-256 over the training set's scans and landmarks.</param>
/// <param name="Steps">Training steps of the search.</param>
/// <param name="ChosenStep">The step whose weights were kept.</param>
/// <param name="RefinementSteps">Training steps of the refinement; 0 without one.</param>
/// <param name="ChosenRefinementStep">The refinement's step whose weights were kept.</param>
/// <param name="ValidationErrorMm">Mean radial error on the validation scans in mm, if there were any.</param>
public sealed record ModelProvenance(
    string ToolVersion,
    IReadOnlyList<string> TrainingCases,
    IReadOnlyList<string> ValidationCases,
    string DataFingerprint,
    long Steps,
    long ChosenStep,
    long RefinementSteps,
    long ChosenRefinementStep,
    double? ValidationErrorMm)
{
    /// <summary>The training scans in few numbers, in the order of <see cref="TrainingCases"/>; empty in models of earlier versions.</summary>
    [JsonInclude]
    internal IReadOnlyList<CaseDescriptor> CaseDescriptors { get; init; } = [];

    /// <summary>The intensities that became 0 and 255 in the training scans; null in models of earlier versions.</summary>
    [JsonInclude]
    internal TrainingWindow? TrainingWindow { get; init; }

    /// <summary>
    /// SHA-256 of the voxels of each training scan (<see cref="Imaging.ContentHash.OfVoxels(Imaging.Scan)"/>), in the order of
    /// <see cref="TrainingCases"/>; empty in models
    /// of earlier versions.
    /// </summary>
    public IReadOnlyList<string> TrainingHashes { get; init; } = [];

    /// <summary>SHA-256 of the voxels of each validation scan, in the order of <see cref="ValidationCases"/>; empty in models of earlier versions.</summary>
    public IReadOnlyList<string> ValidationHashes { get; init; } = [];

    /// <summary>The training and validation scans that were mirrored to the side of the others; null where the model knows one side.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? MirroredCases { get; init; }

    /// <summary>The side to which they were mirrored, <c>left</c> or <c>right</c>, where the manifest names it; null elsewhere.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Side { get; init; }

    /// <summary>
    /// The mean radial error in mm on the validation scans of the middle of the training set, told without a look at the scan; only in models whose own error
    /// is not clearly less. Null in all others, and where nothing was measured.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? MeanPositionErrorMm { get; init; }

    /// <summary>The training scans' names with their descriptors, where the model has them and they fit its search space.</summary>
    /// <param name="coordinates">The dimension of the model's search space.</param>
    internal IReadOnlyList<(string Name, CaseDescriptor Descriptor)> Described(int coordinates) =>
        CaseDescriptors.Count == TrainingCases.Count && CaseDescriptors.All(descriptor => descriptor.Shape.Count == coordinates)
            ? [.. TrainingCases.Zip(CaseDescriptors)]
            : [];
}
