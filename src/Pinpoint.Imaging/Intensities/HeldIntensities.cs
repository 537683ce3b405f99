using System.Diagnostics;
using System.Numerics;

namespace Pinpoint.Imaging;

/// <summary>The intensities of a scan whose voxels are all held.</summary>
internal sealed class HeldIntensities(Volume volume) : IntensitySource
{
    public override VoxelType VoxelType => volume.VoxelType;

    public override double Slope => volume.Slope;

    public override double Intercept => volume.Intercept;

    public override double? PaddingValue => volume.PaddingValue;

    public override bool HasNonFinitePadding => volume.HasNonFinitePadding;

    public override SampledVoxels<T> Sample<T>(double[] fills) => new(volume.Voxels<T>(), volume.Size, volume.Slope < 0, fills);

    public override double BorderShareOf(double stored) => volume.VoxelType switch
    {
        VoxelType.UInt8 => Share<byte>(stored),
        VoxelType.Int8 => Share<sbyte>(stored),
        VoxelType.UInt16 => Share<ushort>(stored),
        VoxelType.Int16 => Share<short>(stored),
        VoxelType.UInt32 => Share<uint>(stored),
        VoxelType.Int32 => Share<int>(stored),
        VoxelType.UInt64 => Share<ulong>(stored),
        VoxelType.Int64 => Share<long>(stored),
        VoxelType.Float32 => Share<float>(stored),
        VoxelType.Float64 => Share<double>(stored),
        _ => throw new UnreachableException($"{volume.VoxelType} is no voxel type."),
    };

    public override double SameAsNeighbour()
    {
        var likeness = new NeighbourLikeness();
        volume.ForEachSlab(likeness.Add);
        return likeness.Share;
    }

    private double Share<T>(double stored)
        where T : unmanaged, INumberBase<T>
    {
        var value = T.CreateTruncating(stored);
        VolumeSize size = volume.Size;
        ReadOnlySpan<T> voxels = volume.Voxels<T>();
        long hits = 0;
        for (int z = 0; z < size.Z; z++)
        {
            hits += ScanBorder.Count(voxels.Slice(z * size.X * size.Y, size.X * size.Y), size, z, value);
        }

        return (double)hits / ScanBorder.VoxelsOf(size);
    }
}
