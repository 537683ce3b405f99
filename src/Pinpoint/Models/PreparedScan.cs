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

    /// <summary>Brings a scan onto its grids, from one 8-bit copy.</summary>
    /// <param name="volume">The scan.</param>
    /// <param name="plan">The plan, its grid spacings filled in.</param>
    /// <param name="isRefined">Whether the refinement is to see it.</param>
    /// <param name="training">The training scans' window, where it is known and not this scan that makes it.</param>
    /// <exception cref="ResourceException">The scan is too large at a spacing.</exception>
    internal static PreparedScan Of(Volume volume, TrainingPlan plan, bool isRefined, TrainingWindow? training = null)
    {
        ByteVolume source = ByteVolume.Of(volume, plan.Intensities, training);
        WorkingGrid grid = WorkingGridBuilder.Build(source, plan.GridSpacingMm!.Value);
        return new PreparedScan(grid, isRefined ? RefinementView.Of(source, plan.Refinement!.GridSpacingMm!.Value) : null);
    }
}
