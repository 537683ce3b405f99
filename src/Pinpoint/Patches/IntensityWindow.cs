using Pinpoint.Imaging;

namespace Pinpoint.Patches;

/// <summary>The stored values that become 0 and 255 in the working grid.</summary>
/// <param name="Low">The value that becomes 0.</param>
/// <param name="High">The value that becomes 255.</param>
public readonly record struct IntensityWindow(double Low, double High)
{
    private const int MostSamples = 1 << 20;
    private const double LowShare = 0.005;

    /// <summary>Finds the window of a scan, in stored values; the same voxels always give the same window.</summary>
    public static IntensityWindow Of(Volume volume, IntensityMapping mapping)
    {
        ArgumentNullException.ThrowIfNull(volume);
        IntensityWindow window = volume.VoxelType switch
        {
            VoxelType.UInt8 when mapping == IntensityMapping.AsStored => new IntensityWindow(0, 255),
            VoxelType.UInt8 when mapping == IntensityMapping.Percentiles => ByCounting(volume.Voxels<byte>()),
            VoxelType.UInt16 when mapping == IntensityMapping.Percentiles => ByCounting(volume.Voxels<ushort>()),
            VoxelType.Int16 when mapping == IntensityMapping.Percentiles => ByCounting(volume.Voxels<short>()),
            VoxelType.UInt8 => Find(volume.Voxels<byte>(), mapping),
            VoxelType.Int8 => Find(volume.Voxels<sbyte>(), mapping),
            VoxelType.UInt16 => Find(volume.Voxels<ushort>(), mapping),
            VoxelType.Int16 => Find(volume.Voxels<short>(), mapping),
            VoxelType.UInt32 => Find(volume.Voxels<uint>(), mapping),
            VoxelType.Int32 => Find(volume.Voxels<int>(), mapping),
            VoxelType.UInt64 => Find(volume.Voxels<ulong>(), mapping),
            VoxelType.Int64 => Find(volume.Voxels<long>(), mapping),
            VoxelType.Float32 => Find(volume.Voxels<float>(), mapping),
            _ => Find(volume.Voxels<double>(), mapping),
        };

        // Where intensities fall as stored values rise, the highest stored value is the darkest.
        return volume.Slope < 0 ? new IntensityWindow(window.High, window.Low) : window;
    }

    private static IntensityWindow ByCounting(ReadOnlySpan<byte> voxels)
    {
        int stride = StrideOf(voxels.Length);
        int[] counts = new int[256];
        for (int i = 0; i < voxels.Length; i += stride)
        {
            counts[voxels[i]]++;
        }

        return Percentiles(counts, 0) ?? RangeOf(voxels);
    }

    private static IntensityWindow ByCounting(ReadOnlySpan<ushort> voxels)
    {
        int stride = StrideOf(voxels.Length);
        int[] counts = new int[1 << 16];
        for (int i = 0; i < voxels.Length; i += stride)
        {
            counts[voxels[i]]++;
        }

        return Percentiles(counts, 0) ?? RangeOf(voxels);
    }

    private static IntensityWindow ByCounting(ReadOnlySpan<short> voxels)
    {
        int stride = StrideOf(voxels.Length);
        int[] counts = new int[1 << 16];
        for (int i = 0; i < voxels.Length; i += stride)
        {
            counts[voxels[i] - short.MinValue]++;
        }

        return Percentiles(counts, short.MinValue) ?? RangeOf(voxels);
    }

    // A stride that is prime to common row lengths, so that the sample does not walk along one column of the scan.
    private static int StrideOf(int voxels) => Math.Max(1, (voxels / MostSamples) | 1);

    private static (int Low, int High) Ranks(int samples) => ((int)(LowShare * (samples - 1)), (int)Math.Ceiling((1 - LowShare) * (samples - 1)));

    // Null for a scan that is almost all background and has both percentiles in it; its full range then says more.
    private static IntensityWindow? Percentiles(int[] counts, int lowest)
    {
        int samples = 0;
        foreach (int count in counts)
        {
            samples += count;
        }

        var (lowRank, highRank) = Ranks(samples);
        int low = ValueAt(counts, lowRank);
        int high = ValueAt(counts, highRank);
        return high > low ? new IntensityWindow(low + lowest, high + lowest) : null;
    }

    private static int ValueAt(int[] counts, int rank)
    {
        int value = 0;
        for (int below = counts[0]; below <= rank; below += counts[value])
        {
            value++;
        }

        return value;
    }

    private static IntensityWindow Find<T>(ReadOnlySpan<T> voxels, IntensityMapping mapping)
        where T : unmanaged, System.Numerics.INumberBase<T>
    {
        if (mapping == IntensityMapping.AsStored)
        {
            return RangeOf(voxels);
        }

        int stride = StrideOf(voxels.Length);
        double[] sample = new double[(voxels.Length + stride - 1) / stride];
        for (int i = 0; i < sample.Length; i++)
        {
            sample[i] = double.CreateTruncating(voxels[i * stride]);
        }

        var (lowRank, highRank) = Ranks(sample.Length);
        double low = OrderStatistic.Select(sample, lowRank);
        double high = OrderStatistic.Select(sample, highRank);
        return high > low ? new IntensityWindow(low, high) : RangeOf(voxels);
    }

    private static IntensityWindow RangeOf<T>(ReadOnlySpan<T> voxels)
        where T : unmanaged, System.Numerics.INumberBase<T>
    {
        double low = double.PositiveInfinity;
        double high = double.NegativeInfinity;
        foreach (T voxel in voxels)
        {
            double value = double.CreateTruncating(voxel);
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }

        return new IntensityWindow(low, Math.Max(high, low + 1));
    }
}
