namespace Pinpoint.Imaging;

/// <summary>How a scan's intensities are spread: extremes of all voxels, percentiles of a sample.</summary>
/// <param name="Minimum">The smallest intensity.</param>
/// <param name="Maximum">The greatest intensity.</param>
/// <param name="Percentiles">The percentiles 1, 5, 25, 50, 75, 95 and 99, interpolated linearly.</param>
public sealed record IntensityFingerprint(double Minimum, double Maximum, IReadOnlyDictionary<int, double> Percentiles)
{
    private const int Samples = 1 << 18;
    private static readonly int[] Ranks = [1, 5, 25, 50, 75, 95, 99];

    /// <summary>Takes the figures of a volume. The sample is one voxel at a random place in each of 2^18 equal parts, always the same for a size.</summary>
    public static IntensityFingerprint Of(Volume volume)
    {
        ArgumentNullException.ThrowIfNull(volume);
        (double minimum, double maximum) = volume.IntensityRange();
        double[] sorted = Sample(volume);
        Array.Sort(sorted);
        var percentiles = new SortedDictionary<int, double>();
        foreach (int rank in Ranks)
        {
            double position = rank / 100.0 * (sorted.Length - 1);
            int low = (int)position;
            int high = Math.Min(low + 1, sorted.Length - 1);
            percentiles[rank] = sorted[low] + ((position - low) * (sorted[high] - sorted[low]));
        }

        return new IntensityFingerprint(minimum, maximum, percentiles);
    }

    private static double[] Sample(Volume volume)
    {
        long voxels = volume.Size.Voxels;
        int count = (int)Math.Min(voxels, Samples);
        // A fixed step could keep hitting the same column of every row.
        var random = new SplitMixRandom(0);
        double[] values = new double[count];
        for (int i = 0; i < count; i++)
        {
            long index = count == voxels ? i : Math.Min(voxels - 1, (long)((i + random.NextUniform()) * voxels / count));
            values[i] = (VoxelBytes.Read(volume.VoxelType, volume.Bytes(index, 1)) * volume.Slope) + volume.Intercept;
        }

        return values;
    }
}
