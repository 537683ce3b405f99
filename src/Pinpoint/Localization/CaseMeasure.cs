namespace Pinpoint.Localization;

/// <summary>One measure of a <see cref="CaseEvidence"/> by which a scan may be unlike the training set.</summary>
/// <param name="Name">Its name in files.</param>
/// <param name="Value">Reads it; null where the model cannot tell.</param>
/// <param name="IsLength">Whether it is a length in mm, of which the logarithm is compared.</param>
/// <param name="LowIsBad">Whether a low value speaks against the scan; else a high one does.</param>
/// <param name="Words">What it means when it does.</param>
internal sealed record CaseMeasure(string Name, Func<CaseEvidence, double?> Value, bool IsLength, bool LowIsBad, string Words)
{
    /// <summary>All measures.</summary>
    public static IReadOnlyList<CaseMeasure> All { get; } =
    [
        new("presence", evidence => evidence.Presence, false, true, "the landmarks are not to be seen where the search puts them"),
        new("pose_distance", evidence => evidence.PoseDistance, false, false, "the anatomy lies in an unusual pose"),
        new("shape_distance", evidence => evidence.ShapeDistance, false, false, "the shape is an unusual one"),
        new("shape_residual_mm", evidence => evidence.ShapeResidualMm, true, false, "the landmarks do not form the shape that the training set has"),
        new("spread_mm", evidence => evidence.SpreadMm, true, false, "the search ends in different places from different starts"),
        new("moved_mm", evidence => evidence.MovedMm, true, false, "the refinement disagrees with the search"),
        new("predicted_error_mm", evidence => evidence.PredictedErrorMm, true, false, "the refinement expects large errors"),
        new("view_scatter_mm", evidence => evidence.ViewScatterMm, true, false, "the refinement's turned views disagree"),
    ];

    /// <summary>The value on the scale on which scans are compared; null where the model cannot tell.</summary>
    /// <param name="evidence">The scan's evidence.</param>
    /// <param name="floorMm">A length too small to matter, in mm: logarithms are those of the value plus this.</param>
    public double? Compared(CaseEvidence evidence, double floorMm) => Value(evidence) is { } value ? (IsLength ? Math.Log(value + floorMm) : value) : null;
}
