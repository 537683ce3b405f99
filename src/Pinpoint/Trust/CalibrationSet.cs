namespace Pinpoint.Trust;

/// <summary>The scans from which a calibration is learnt.</summary>
/// <param name="LandmarkNames">The landmarks in the order of the cases' evidence.</param>
/// <param name="FloorMm">A length too small to matter, in mm.</param>
/// <param name="Cases">The scans.</param>
public sealed record CalibrationSet(IReadOnlyList<string> LandmarkNames, double FloorMm, IReadOnlyList<CalibrationCase> Cases)
{
    /// <summary>The file's name inside a cross-validation's folder.</summary>
    public const string UsualName = "calibration.json";

    /// <summary>The length that is too small to matter to a model: a tenth of its finest voxel, in mm.</summary>
    public static double FloorOf(Models.LandmarkModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return 0.1 * (model.Plan.Refinement?.GridSpacingMm ?? model.GridSpacing);
    }
}
