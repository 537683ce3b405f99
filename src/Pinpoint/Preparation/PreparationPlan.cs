using Pinpoint.Models;
using Pinpoint.Patches;

namespace Pinpoint.Preparation;

/// <summary>What of a plan decides how a scan is prepared: two plans that agree in it share prepared scans.</summary>
/// <param name="Intensities">How intensities become 8 bits.</param>
/// <param name="GridSpacingMm">The spacing of the search's grid.</param>
/// <param name="FineSpacingMm">The spacing of the refinement's fine grid; null where there is no refinement.</param>
/// <param name="HasDepth">Whether the search cuts patches along the grid's own axes, which takes the voxels in both orders.</param>
internal sealed record PreparationPlan(IntensityMapping Intensities, double GridSpacingMm, double? FineSpacingMm, bool HasDepth)
{
    /// <summary>Takes it from a plan whose spacings are filled in.</summary>
    public static PreparationPlan Of(TrainingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new PreparationPlan(
            plan.Intensities, plan.GridSpacingMm!.Value, plan.Refinement?.GridSpacingMm, plan.SearchSpace != SearchSpaceKind.PosedModes);
    }

    /// <summary>Bytes of a scan's grids in a file.</summary>
    /// <param name="cubicMm">The scan's volume in cubic mm.</param>
    public double BytesOf(double cubicMm)
    {
        double grid = cubicMm / Math.Pow(GridSpacingMm, 3);

        // The fine grid, and the wide one of twice its spacing.
        return (HasDepth ? 2 * grid : grid) + (FineSpacingMm is { } fine ? 1.125 * cubicMm / Math.Pow(fine, 3) : 0);
    }
}
