using Pinpoint.Imaging;
using Pinpoint.Patches;

namespace Pinpoint.Models;

/// <summary>A scan as search and refinement see it. Training and prediction both prepare scans here.</summary>
/// <param name="Grid">The scan on the working grid.</param>
/// <param name="View">The scan as the refinement sees it; null where there is none.</param>
internal sealed record PreparedScan(WorkingGrid Grid, RefinementView? View)
{
    /// <summary>The scan in the mirrored world.</summary>
    public PreparedScan Mirrored(WorldMirror mirror) => new(Grid.Mirrored(mirror.Axis, default), View?.Mirrored(mirror.Axis, default));

    /// <summary>Brings a scan onto its grids, going over it once.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="plan">The plan, its grid spacings filled in.</param>
    /// <param name="isRefined">Whether the refinement is to see it.</param>
    /// <param name="training">The training scans' window, where it is known and not this scan that makes it.</param>
    /// <exception cref="ResourceException">The scan is too large at a spacing.</exception>
    /// <exception cref="BadInputException">The scan's file was changed, cut or damaged since it was read first.</exception>
    internal static PreparedScan Of(Scan scan, TrainingPlan plan, bool isRefined, TrainingWindow? training = null) =>
        Of(scan, IntensityWindow.Of(scan, plan.Intensities, training), plan, isRefined);

    /// <inheritdoc cref="Of(Scan, TrainingPlan, bool, TrainingWindow?)"/>
    internal static PreparedScan Of(Volume volume, TrainingPlan plan, bool isRefined, TrainingWindow? training = null) =>
        Of(Scan.Of(volume), plan, isRefined, training);

    /// <summary>Brings a scan onto its grids through a window that was found before.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="window">The stored values that become 0 and 255.</param>
    /// <param name="plan">The plan, its grid spacings filled in.</param>
    /// <param name="isRefined">Whether the refinement is to see it.</param>
    /// <param name="also">Is shown each slab of the scan in the same pass, as for its hash; null shows nobody.</param>
    /// <exception cref="ResourceException">The scan is too large at a spacing.</exception>
    /// <exception cref="BadInputException">The scan's file was changed, cut or damaged since it was read first.</exception>
    internal static PreparedScan Of(Scan scan, IntensityWindow window, TrainingPlan plan, bool isRefined, Action<VoxelSlab>? also = null)
    {
        double coarse = plan.GridSpacingMm!.Value;
        if (!isRefined)
        {
            return new PreparedScan(WorkingGridBuilder.Build(scan, window, also, coarse)[0], null);
        }

        double fine = plan.Refinement!.GridSpacingMm!.Value;
        WorkingGrid[] grids = WorkingGridBuilder.Build(scan, window, also, coarse, fine, 2 * fine);
        return new PreparedScan(grids[0], new RefinementView(grids[1], grids[2]));
    }
}
