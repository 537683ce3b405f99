using Pinpoint.Imaging;

namespace Pinpoint.Patches;

/// <summary>
/// The intensities that became 0 and 255 in the training scans. Where fill hides all dark voxels of a scan whose unit is theirs, its own dark end would be that
/// of its darkest tissue, and the network would see a picture that it never saw; theirs stands in then.
/// </summary>
/// <param name="Low">The intensity that became 0: the median of the training scans.</param>
/// <param name="High">The intensity that became 255: the median of the training scans.</param>
/// <param name="Deviation">The median distance of a training scan's own <paramref name="Low"/> from the median.</param>
internal sealed record TrainingWindow(double Low, double High, double Deviation)
{
    // Parts of the span from Low to High. Training scans without a common unit deviate by more, and so does the bright end of a scan of another unit; a scan
    // whose own dark end is nearer needs no other.
    private const double MostDeviation = 0.05;
    private const double MostBrightStep = 0.25;
    private const double LeastDarkStep = 0.1;

    /// <summary>What the windows of training scans, in intensities, have in common; null where there are none.</summary>
    public static TrainingWindow? Of(IReadOnlyCollection<(double Low, double High)> windows)
    {
        if (windows.Count == 0)
        {
            return null;
        }

        double low = MedianOf(windows.Select(window => window.Low));
        return new TrainingWindow(low, MedianOf(windows.Select(window => window.High)), MedianOf(windows.Select(window => Math.Abs(window.Low - low))));
    }

    /// <summary>Whether <see cref="Low"/> stands in for the dark end of a scan.</summary>
    /// <param name="ordinary">What was set aside of the scan.</param>
    /// <param name="low">The scan's own dark end, an intensity.</param>
    /// <param name="high">Its bright end.</param>
    public bool StandsIn(OrdinaryIntensities ordinary, double low, double high)
    {
        double span = High - Low;
        return ordinary.FillValue is not null
            && Deviation <= MostDeviation * span
            && Math.Abs(high - High) <= MostBrightStep * span
            && low - Low > LeastDarkStep * span;
    }

    private static double MedianOf(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
