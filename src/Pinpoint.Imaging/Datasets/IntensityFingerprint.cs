namespace Pinpoint.Imaging;

/// <summary>
/// How a scan's intensities are spread: extremes of all ordinary voxels (no fill, no metal; see <see cref="OrdinaryIntensities"/>), percentiles of a sample of
/// them.
/// </summary>
/// <param name="Minimum">The smallest intensity.</param>
/// <param name="Maximum">The greatest intensity.</param>
/// <param name="Percentiles">The percentiles 1, 5, 25, 50, 75, 95 and 99, interpolated linearly.</param>
public sealed record IntensityFingerprint(double Minimum, double Maximum, IReadOnlyDictionary<int, double> Percentiles)
{
    private const int Samples = 1 << 18;
    private static readonly int[] Ranks = [1, 5, 25, 50, 75, 95, 99];

    /// <summary>The intensity of the fill that was set aside; null where there is none.</summary>
    public double? FillValue { get; init; }

    /// <summary>The share of the voxels that are fill, 0 to 1.</summary>
    public double FillShare { get; init; }

    /// <summary>Takes the figures of a volume. The sample is one voxel at a random place in each of 2^18 equal parts, always the same for a size.</summary>
    public static IntensityFingerprint Of(Volume volume)
    {
        ArgumentNullException.ThrowIfNull(volume);
        var ordinary = volume.Ordinary();
        var (low, high) = ordinary.StoredRange(volume);
        double[] ends = [(low * volume.Slope) + volume.Intercept, (high * volume.Slope) + volume.Intercept];
        double[] sorted = Sample(volume, ordinary);
        Array.Sort(sorted);
        var percentiles = new SortedDictionary<int, double>();
        foreach (int rank in Ranks)
        {
            double position = rank / 100.0 * (sorted.Length - 1);
            int below = (int)position;
            int above = Math.Min(below + 1, sorted.Length - 1);
            percentiles[rank] = sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
        }

        return new IntensityFingerprint(ends.Min(), ends.Max(), percentiles) { FillValue = ordinary.FillValue, FillShare = ordinary.FillShare };
    }

    private static double[] Sample(Volume volume, OrdinaryIntensities ordinary)
    {
        long voxels = volume.Size.Voxels;
        int count = (int)Math.Min(voxels, Samples);
        // A fixed step could keep hitting the same column of every row.
        var random = new SplitMixRandom(0);
        double[] values = new double[count];
        int kept = 0;
        for (int i = 0; i < count; i++)
        {
            long index = count == voxels ? i : Math.Min(voxels - 1, (long)((i + random.NextUniform()) * voxels / count));
            double stored = VoxelBytes.Read(volume.VoxelType, volume.Bytes(index, 1));
            if (ordinary.Contains(stored))
            {
                values[kept++] = (stored * volume.Slope) + volume.Intercept;
            }
        }

        return kept > 0 ? values[..kept] : throw new System.Diagnostics.UnreachableException("A scan without ordinary voxels.");
    }
}
