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

    // The scans of a set are often of one size.
    private static (VolumeSize Size, ProbePlaces Places)? _last;
    private static readonly Lock Last = new();

    /// <summary>The intensity of the fill that was set aside; null where there is none.</summary>
    public double? FillValue { get; init; }

    /// <summary>The share of the voxels that are fill, 0 to 1.</summary>
    public double FillShare { get; init; }

    /// <summary>Takes the figures of a volume. The sample is one voxel at a random place in each of 2^18 equal parts, always the same for a size.</summary>
    public static IntensityFingerprint Of(Volume volume)
    {
        ArgumentNullException.ThrowIfNull(volume);
        var scan = Scan.Of(volume);
        var sample = new VoxelProbes(PlacesIn(scan.Size));
        scan.ForEachSlab(sample.Add);
        return Of(scan, scan.OrdinaryRange(), sample.Stored);
    }

    /// <summary>The figures of a scan.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="range">The least and the greatest stored value of its ordinary voxels.</param>
    /// <param name="stored">The stored values at <see cref="PlacesIn"/>.</param>
    internal static IntensityFingerprint Of(Scan scan, (double Low, double High) range, ReadOnlySpan<double> stored)
    {
        var ordinary = scan.Ordinary();
        double[] ends = [(range.Low * scan.Slope) + scan.Intercept, (range.High * scan.Slope) + scan.Intercept];
        double[] values = new double[stored.Length];
        int kept = 0;
        foreach (double value in stored)
        {
            if (ordinary.Contains(value))
            {
                values[kept++] = value;
            }
        }

        double[] sorted = kept > 0 ? values[..kept] : throw new System.Diagnostics.UnreachableException("A scan without ordinary voxels.");
        Sort(sorted, scan.VoxelType);
        if (scan.Slope < 0)
        {
            Array.Reverse(sorted);
        }

        for (int i = 0; i < sorted.Length; i++)
        {
            sorted[i] = (sorted[i] * scan.Slope) + scan.Intercept;
        }

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

    /// <summary>The indices of the voxels of the sample.</summary>
    internal static ProbePlaces PlacesIn(VolumeSize size)
    {
        lock (Last)
        {
            if (_last?.Size != size)
            {
                _last = (size, new ProbePlaces(size, DrawnIn(size)));
            }

            return _last.Value.Places;
        }
    }

    // Stored values of few bits are counted, which is some ten times as fast.
    private static void Sort(double[] stored, VoxelType type)
    {
        if (VoxelTypes.BytesOf(type) > sizeof(ushort))
        {
            Array.Sort(stored);
            return;
        }

        int[] counts = new int[ushort.MaxValue - short.MinValue + 1];
        foreach (double value in stored)
        {
            counts[(int)value - short.MinValue]++;
        }

        int place = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            stored.AsSpan(place, counts[i]).Fill(i + short.MinValue);
            place += counts[i];
        }
    }

    private static long[] DrawnIn(VolumeSize size)
    {
        long voxels = size.Voxels;
        int count = (int)Math.Min(voxels, Samples);

        // A fixed step could keep hitting the same column of every row.
        var random = new SplitMixRandom(0);
        long[] places = new long[count];
        for (int i = 0; i < count; i++)
        {
            places[i] = count == voxels ? i : Math.Min(voxels - 1, (long)((i + random.NextUniform()) * voxels / count));
        }

        return places;
    }
}
