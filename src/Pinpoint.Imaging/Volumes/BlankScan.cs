namespace Pinpoint.Imaging;

/// <summary>Scans in which nothing can be seen.</summary>
public static class BlankScan
{
    /// <summary>Refuses a scan whose voxels all have one value, as a broken or an all-NaN one has: whatever were answered on it would be made up.</summary>
    /// <param name="volume">The scan.</param>
    /// <param name="path">Its file, for the message.</param>
    /// <exception cref="BadInputException">All voxels have one value.</exception>
    public static void Refuse(Volume volume, string path)
    {
        ArgumentNullException.ThrowIfNull(volume);
        Refuse(volume.IntensityRange(), path);
    }

    /// <inheritdoc cref="Refuse(Volume, string)"/>
    /// <param name="scan">The scan.</param>
    /// <param name="path">Its file, for the message.</param>
    public static void Refuse(Scan scan, string path)
    {
        ArgumentNullException.ThrowIfNull(scan);
        Refuse(scan.IntensityRange(), path);
    }

    private static void Refuse((double Minimum, double Maximum) range, string path)
    {
        (double minimum, double maximum) = range;
        if (minimum == maximum)
        {
            throw new BadInputException(path, null, Message(minimum));
        }
    }

    /// <summary>What is wrong with such a scan, and what to do.</summary>
    /// <param name="value">The one value.</param>
    public static string Message(double value) =>
        Invariant($"all voxels have the value {value}; replace the scan, or leave the case out");
}
