namespace Pinpoint.Imaging;

/// <summary>The stored values of a scan's voxels, or of an even sample of them, in the order of their brightness: rank 0 is the darkest.</summary>
/// <remarks>Where intensities fall as stored values rise (a negative slope), the values here are the stored ones with their sign turned.</remarks>
internal abstract class IntensityOrder
{
    private const int MostSamples = 1 << 20;

    /// <summary>The values that are ordered; none that is not finite.</summary>
    public abstract int Count { get; }

    /// <summary>The value at a place of the order.</summary>
    public abstract double At(int rank);

    /// <summary>How many values are at most <paramref name="value"/>.</summary>
    public abstract int CountUpTo(double value);

    /// <summary>
    /// The widest step between two values that follow each other in the order, from a rank on, measured by the height of its foot above <paramref name="low"/>.
    /// </summary>
    /// <param name="first">The rank of the lowest foot; its value is above <paramref name="low"/>.</param>
    /// <param name="end">The rank behind the last head.</param>
    /// <param name="low">The value from which heights are measured.</param>
    /// <returns>The rank of the step's head, and (head - foot) / (foot - low).</returns>
    public abstract (int Head, double Ratio) WidestStep(int first, int end, double low);

    /// <summary>The order of a scan's voxels; the same voxels always give the same.</summary>
    public static IntensityOrder Of(Volume volume)
    {
        bool falling = volume.Slope < 0;
        return volume.VoxelType switch
        {
            VoxelType.UInt8 => CountedOrder.Of(volume.Voxels<byte>(), falling),
            VoxelType.UInt16 => CountedOrder.Of(volume.Voxels<ushort>(), falling),
            VoxelType.Int16 => CountedOrder.Of(volume.Voxels<short>(), falling),
            VoxelType.Int8 => CountedOrder.Of(volume.Voxels<sbyte>(), falling),
            VoxelType.UInt32 => SampledOrder.Of(volume.Voxels<uint>(), falling),
            VoxelType.Int32 => SampledOrder.Of(volume.Voxels<int>(), falling),
            VoxelType.UInt64 => SampledOrder.Of(volume.Voxels<ulong>(), falling),
            VoxelType.Int64 => SampledOrder.Of(volume.Voxels<long>(), falling),
            VoxelType.Float32 => SampledOrder.Of(volume.Voxels<float>(), falling),
            VoxelType.Float64 => SampledOrder.Of(volume.Voxels<double>(), falling),
            _ => throw new System.Diagnostics.UnreachableException($"{volume.VoxelType} is no voxel type."),
        };
    }

    // An odd stride, so that the sample does not walk along one column of the usual even rows.
    protected static int StrideOf(int voxels) => Math.Max(1, (voxels / MostSamples) | 1);
}
