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
    public static IntensityWindow Of(Volume volume, IntensityMapping mapping)
    {
        ArgumentNullException.ThrowIfNull(volume);
        return mapping switch
        {
            IntensityMapping.AsStored when volume.VoxelType == VoxelType.UInt8 => volume.Slope < 0 ? new IntensityWindow(255, 0) : new IntensityWindow(0, 255),
            IntensityMapping.AsStored => RangeOf(volume, volume.Ordinary()),
            IntensityMapping.Percentiles => PercentilesOf(volume, volume.Ordinary()),
            _ => throw new UnreachableException($"{mapping} is no mapping."),
        };
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
