using System.Diagnostics;

namespace Pinpoint.Imaging;

/// <summary>The stored values of a scan's voxels, or of an even sample of them, in the order of their brightness: rank 0 is the darkest.</summary>
/// <remarks>Where intensities fall as stored values rise (a negative slope), the values here are the stored ones with their sign turned.</remarks>
internal abstract class IntensityOrder
{
    /// <summary>The values that are ordered; none that is not finite.</summary>
    public abstract int Count { get; }

    /// <summary>The value at a place of the order.</summary>
    public abstract double At(int rank);

    /// <summary>The value near a place of the order, at little cost: good for telling near from far.</summary>
    public abstract double Near(int rank);

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
    /// <param name="source">The scan.</param>
    /// <param name="fills">Stored values of fill: voxels that hold one of them, or touch one that does, are left out, for resampling mixed those.</param>
    public static IntensityOrder Of(IntensitySource source, double[] fills) => source.VoxelType switch
    {
        VoxelType.UInt8 => CountedOrder.Of(source.Sample<byte>(fills), byte.MinValue, byte.MaxValue),
        VoxelType.Int8 => CountedOrder.Of(source.Sample<sbyte>(fills), sbyte.MinValue, sbyte.MaxValue),
        VoxelType.UInt16 => CountedOrder.Of(source.Sample<ushort>(fills), ushort.MinValue, ushort.MaxValue),
        VoxelType.Int16 => CountedOrder.Of(source.Sample<short>(fills), short.MinValue, short.MaxValue),
        VoxelType.UInt32 => SampledOrder.Of(source.Sample<uint>(fills)),
        VoxelType.Int32 => SampledOrder.Of(source.Sample<int>(fills)),
        VoxelType.UInt64 => SampledOrder.Of(source.Sample<ulong>(fills)),
        VoxelType.Int64 => SampledOrder.Of(source.Sample<long>(fills)),
        VoxelType.Float32 => SampledOrder.Of(source.Sample<float>(fills)),
        VoxelType.Float64 => SampledOrder.Of(source.Sample<double>(fills)),
        _ => throw new UnreachableException(Invariant($"{source.VoxelType} is no voxel type.")),
    };
}
