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
    /// <param name="volume">The scan.</param>
    /// <param name="mapping">How its intensities become 8 bits.</param>
    /// <param name="training">The training scans' window, whose dark end stands in where fill hides the scan's; null without one.</param>
    public static IntensityWindow Of(Volume volume, IntensityMapping mapping, TrainingWindow? training = null)
    {
        ArgumentNullException.ThrowIfNull(volume);
        return mapping switch
        {
            IntensityMapping.AsStored when volume.VoxelType == VoxelType.UInt8 => volume.Slope < 0 ? new IntensityWindow(255, 0) : new IntensityWindow(0, 255),
            IntensityMapping.AsStored => RangeOf(volume, volume.Ordinary()),
            IntensityMapping.Percentiles => PercentilesOf(volume, volume.Ordinary()).WithDarkEndOf(training, volume),
            _ => throw new UnreachableException($"{mapping} is no mapping."),
        };
    }

    /// <summary>The intensities that become 0 and 255.</summary>
    public (double Low, double High) InIntensities(Volume volume) => ((Low * volume.Slope) + volume.Intercept, (High * volume.Slope) + volume.Intercept);

    private IntensityWindow WithDarkEndOf(TrainingWindow? training, Volume volume)
    {
        var (low, high) = InIntensities(volume);
        return training?.StandsIn(volume.Ordinary(), low, high) == true ? this with { Low = (training.Low - volume.Intercept) / volume.Slope } : this;
    }

    // A scan that is almost all background has both percentiles in it; its full range then says more.
    private static IntensityWindow PercentilesOf(Volume volume, OrdinaryIntensities ordinary) =>
        ordinary.Darkest == ordinary.Brightest
            ? RangeOf(volume, ordinary)
            : new IntensityWindow(ordinary.Darkest, ordinary.Brightest) { BrightFill = ordinary.BrightFill };

    private static IntensityWindow RangeOf(Volume volume, OrdinaryIntensities ordinary)
    {
        var (low, high) = ordinary.StoredRange(volume);
        high = Math.Max(high, low + 1);

        // Where intensities fall as stored values rise, the highest stored value is the darkest.
        return (volume.Slope < 0 ? new IntensityWindow(high, low) : new IntensityWindow(low, high)) with { BrightFill = ordinary.BrightFill };
    }
}
