namespace Pinpoint.Imaging;

/// <summary>Some slices of a scan that follow each other, z being the axis that runs slowest. It holds while it is shown, no longer.</summary>
public readonly struct VoxelSlab
{
    private readonly Array _voxels;
    private readonly int _start;

    /// <summary>A slab.</summary>
    /// <param name="voxels">An array of the scan's voxel type, in which the slices lie.</param>
    /// <param name="start">Where in the array they begin.</param>
    /// <param name="type">The voxel type.</param>
    /// <param name="size">The voxels of the whole scan along each axis.</param>
    /// <param name="firstSlice">The first slice.</param>
    /// <param name="slices">How many slices.</param>
    internal VoxelSlab(Array voxels, int start, VoxelType type, VolumeSize size, int firstSlice, int slices)
    {
        _voxels = voxels;
        _start = start;
        VoxelType = type;
        Size = size;
        FirstSlice = firstSlice;
        Slices = slices;
    }

    /// <summary>The type in which the voxels are stored.</summary>
    public VoxelType VoxelType { get; }

    /// <summary>The voxels of the whole scan along each axis.</summary>
    public VolumeSize Size { get; }

    /// <summary>The z of the first slice.</summary>
    public int FirstSlice { get; }

    /// <summary>How many slices there are.</summary>
    public int Slices { get; }

    /// <summary>The index, in the whole scan, of the first voxel.</summary>
    public long First => (long)FirstSlice * SliceVoxels;

    /// <summary>How many voxels there are.</summary>
    public int Count => Slices * SliceVoxels;

    /// <summary>How many voxels a slice has.</summary>
    public int SliceVoxels => Size.X * Size.Y;

    /// <summary>The voxels as stored, x fastest, then y, then z.</summary>
    /// <typeparam name="T">The stored type.</typeparam>
    /// <exception cref="InvalidOperationException"><typeparamref name="T"/> is not the stored type.</exception>
    public ReadOnlyMemory<T> Voxels<T>()
        where T : unmanaged =>
        _voxels is T[] typed && VoxelTypes.Of<T>() == VoxelType
            ? typed.AsMemory(_start, Count)
            : throw new InvalidOperationException($"The scan holds {VoxelType} voxels, not {typeof(T).Name}.");

    /// <summary>The bytes of voxels in this machine's order.</summary>
    /// <param name="first">The first voxel, counted from the slab's own.</param>
    /// <param name="count">How many voxels.</param>
    /// <exception cref="ArgumentOutOfRangeException">The slab does not hold these voxels.</exception>
    public ReadOnlySpan<byte> Bytes(int first, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)first + count, Count, nameof(count));
        return VoxelArrays.Bytes(_voxels, VoxelType, (long)_start + first, count);
    }
}
