using System.Numerics;

namespace Pinpoint.Imaging;

/// <summary>What the statistics of intensities ask of a scan, be its voxels held or gone over.</summary>
internal abstract class IntensitySource
{
    /// <summary>The stored type.</summary>
    public abstract VoxelType VoxelType { get; }

    /// <summary>The factor from stored values to intensities.</summary>
    public abstract double Slope { get; }

    /// <summary>The offset added after <see cref="Slope"/>.</summary>
    public abstract double Intercept { get; }

    /// <summary>The stored value of voxels that were not scanned; null where none is known.</summary>
    public abstract double? PaddingValue { get; }

    /// <summary>Whether <see cref="PaddingValue"/> stands for voxels that were not finite.</summary>
    public abstract bool HasNonFinitePadding { get; }

    /// <summary>An even sample of the voxels; only those of a scan's own type can be had.</summary>
    /// <param name="fills">Stored values of fill: the sample knows which of its voxels hold one of them or touch one that does.</param>
    public abstract SampledVoxels<T> Sample<T>(double[] fills)
        where T : unmanaged, INumberBase<T>;

    /// <summary>The share, 0 to 1, of the voxels on the six faces that hold a value.</summary>
    public abstract double BorderShareOf(double stored);

    /// <summary>The share of the voxels that are no background, or lie beside one that is none, and have the value of the voxel before them.</summary>
    public abstract double SameAsNeighbour();
}
