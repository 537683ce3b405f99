using Pinpoint.Imaging;

namespace Pinpoint.Patches;

/// <summary>
/// Brings scans of any orientation and spacing onto working grids. A scan whose axes lie along LPS (in any order and direction) at a grid's own spacing is
/// copied voxel by voxel; any other is averaged down where the grid is coarser, then read trilinearly. The scan is gone over once for all its grids, and no
/// more of it than a few slices is held in 8 bits.
/// </summary>
internal static class WorkingGridBuilder
{
    /// <summary>Builds the grid that covers a scan.</summary>
    /// <param name="volume">The scan.</param>
    /// <param name="spacing">The grid's spacing in mm.</param>
    /// <param name="mapping">How intensities become 8 bits.</param>
    /// <exception cref="ResourceException">The grid would take more than 2^30 voxels.</exception>
    public static WorkingGrid Build(Volume volume, double spacing, IntensityMapping mapping)
    {
        var scan = Scan.Of(volume);
        return Build(scan, IntensityWindow.Of(scan, mapping), null, spacing)[0];
    }

    /// <summary>Builds grids that cover a scan.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="window">The stored values that become 0 and 255.</param>
    /// <param name="also">Is shown each slab of the scan too; null shows nobody.</param>
    /// <param name="spacings">Each grid's spacing in mm.</param>
    /// <exception cref="ResourceException">A grid would take more than 2^30 voxels.</exception>
    /// <exception cref="BadInputException">The scan's file was changed, cut or damaged since it was read first.</exception>
    public static WorkingGrid[] Build(Scan scan, IntensityWindow window, Action<VoxelSlab>? also, params ReadOnlySpan<double> spacings)
    {
        ArgumentNullException.ThrowIfNull(scan);
        var fillers = new (SliceShrinker Shrinker, IGridFiller Filler)[spacings.Length];
        for (int i = 0; i < fillers.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(spacings[i]);
            var frame = ShrunkFrame.Of(scan.Size, scan.VoxelToWorld, spacings[i]);
            IGridFiller filler = StraightCopy.TryPlan(frame, spacings[i]) is { } copy ? copy : new TrilinearRows(frame, spacings[i]);
            fillers[i] = (new SliceShrinker(scan.Size, frame), filler);
        }

        var bytes = new IntensityBytes(scan.VoxelType, window);
        scan.ForEachSlab(slab =>
        {
            also?.Invoke(slab);
            ReadOnlyMemory<byte> voxels = bytes.Map(slab);
            foreach (var (shrinker, filler) in fillers)
            {
                filler.Take(shrinker.Take(voxels, slab.FirstSlice, slab.Slices));
            }
        });
        return Array.ConvertAll(fillers, item => item.Filler.Finish());
    }
}
