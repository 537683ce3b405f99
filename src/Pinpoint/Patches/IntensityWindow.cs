using System.Diagnostics;
using Pinpoint.Imaging;

namespace Pinpoint.Patches;

/// <summary>The stored values that become 0 and 255 in the working grid.</summary>
/// <param name="Low">The value that becomes 0.</param>
/// <param name="High">The value that becomes 255.</param>
internal readonly record struct IntensityWindow(double Low, double High)
{
    /// <summary>
    /// The stored value of fill that is brighter than <see cref="High"/> and yet becomes 0, as all that was not scanned; null where there is none.
    /// </summary>
    public double? BrightFill { get; init; }

    /// <summary>
    /// Finds the window of a scan, in stored values; the same voxels always give the same window. Fill and voxels that are far too bright have no part in it
    /// (<see cref="OrdinaryIntensities"/>): fill becomes 0, as what lies outside the grid, and the others 255.
    /// </summary>
    /// <param name="scan">The scan.</param>
    /// <param name="mapping">How its intensities become 8 bits.</param>
    /// <param name="training">The training scans' window, whose dark end stands in where fill hides the scan's; null without one.</param>
    /// <exception cref="BadInputException">The scan's file had to be read again, and was changed.</exception>
    public static IntensityWindow Of(Scan scan, IntensityMapping mapping, TrainingWindow? training = null)
    {
        ArgumentNullException.ThrowIfNull(scan);
        return mapping switch
        {
            IntensityMapping.AsStored when scan.VoxelType == VoxelType.UInt8 => scan.Slope < 0 ? new IntensityWindow(255, 0) : new IntensityWindow(0, 255),
            IntensityMapping.AsStored => RangeOf(scan),
            IntensityMapping.Percentiles => PercentilesOf(scan).WithDarkEndOf(training, scan),
            _ => throw new UnreachableException($"{mapping} is no mapping."),
        };
    }

    /// <inheritdoc cref="Of(Scan, IntensityMapping, TrainingWindow?)"/>
    public static IntensityWindow Of(Volume volume, IntensityMapping mapping, TrainingWindow? training = null) => Of(Scan.Of(volume), mapping, training);

    /// <summary>The intensities that become 0 and 255.</summary>
    public (double Low, double High) InIntensities(Scan scan) => ((Low * scan.Slope) + scan.Intercept, (High * scan.Slope) + scan.Intercept);

    private IntensityWindow WithDarkEndOf(TrainingWindow? training, Scan scan)
    {
        var (low, high) = InIntensities(scan);
        return training?.StandsIn(scan.Ordinary(), low, high) == true ? this with { Low = (training.Low - scan.Intercept) / scan.Slope } : this;
    }

    // A scan that is almost all background has both percentiles in it; its full range then says more.
    private static IntensityWindow PercentilesOf(Scan scan)
    {
        OrdinaryIntensities ordinary = scan.Ordinary();
        return ordinary.Darkest == ordinary.Brightest
            ? RangeOf(scan)
            : new IntensityWindow(ordinary.Darkest, ordinary.Brightest) { BrightFill = ordinary.BrightFill };
    }

    private static IntensityWindow RangeOf(Scan scan)
    {
        var (low, high) = scan.OrdinaryRange();
        high = Math.Max(high, low + 1);

        // Where intensities fall as stored values rise, the highest stored value is the darkest.
        return (scan.Slope < 0 ? new IntensityWindow(high, low) : new IntensityWindow(low, high)) with { BrightFill = scan.Ordinary().BrightFill };
    }
}
