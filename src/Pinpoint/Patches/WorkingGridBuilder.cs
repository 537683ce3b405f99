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
    /// <param name="spacings">Each grid's spacing in mm; those of one spacing are one grid.</param>
    /// <exception cref="ResourceException">A grid would take more than 2^30 voxels.</exception>
    /// <exception cref="BadInputException">The scan's file was changed, cut or damaged since it was read first.</exception>
    public static WorkingGrid[] Build(Scan scan, IntensityWindow window, Action<VoxelSlab>? also, params ReadOnlySpan<double> spacings)
    {
        ArgumentNullException.ThrowIfNull(scan);
        var fillers = new OrderedDictionary<double, (SliceShrinker Shrinker, IGridFiller Filler)>();
        foreach (double spacing in spacings)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(spacing);
            if (!fillers.ContainsKey(spacing))
            {
                var frame = ShrunkFrame.Of(scan.Size, scan.VoxelToWorld, spacing);
                IGridFiller filler = StraightCopy.TryPlan(frame, spacing) is { } copy ? copy : new TrilinearRows(frame, spacing);
                fillers[spacing] = (new SliceShrinker(scan.Size, frame), filler);
            }
        }

        var bytes = new IntensityBytes(scan.VoxelType, window);
        scan.ForEachSlab(slab =>
        {
            also?.Invoke(slab);
            ReadOnlyMemory<byte> voxels = bytes.Map(slab);
            foreach (var (shrinker, filler) in fillers.Values)
            {
                filler.Take(shrinker.Take(voxels, slab.FirstSlice, slab.Slices));
            }
        });
        var grids = fillers.ToDictionary(item => item.Key, item => item.Value.Filler.Finish());
        return Array.ConvertAll(spacings.ToArray(), spacing => grids[spacing]);
    }
}
