namespace Pinpoint.Imaging;

/// <summary>
/// A 3D scan: voxels of their native type in one flat array, x fastest (index = x + size.X * (y + size.Y * z)), and the map from voxel
/// indices to LPS millimetres. The intensity of a voxel is <c>stored * Slope + Intercept</c>.
/// </summary>
public sealed class Volume
{
    // What goes through all voxels more than once does so by pieces of this size, which stay in the cache.
    private const int SlabBytes = 1 << 22;
    private readonly Array _voxels;
    private OrdinaryIntensities? _ordinary;

    private Volume(Array voxels, VoxelType type, VolumeSize size, Affine voxelToWorld)
    {
        _voxels = voxels;
        VoxelType = type;
        Size = size;
        VoxelToWorld = voxelToWorld;
    }

    /// <summary>The number of voxels along each axis.</summary>
    public VolumeSize Size { get; }

    /// <summary>The type in which the voxels are stored.</summary>
    public VoxelType VoxelType { get; }

    /// <summary>The map from voxel indices to LPS millimetres.</summary>
    public Affine VoxelToWorld { get; }

    /// <summary>Which part of the file <see cref="VoxelToWorld"/> came from.</summary>
    public AffineSource AffineSource { get; init; } = AffineSource.Header;

    /// <summary>The factor from stored values to intensities.</summary>
    public double Slope { get; init; } = 1;

    /// <summary>The offset added after <see cref="Slope"/>.</summary>
    public double Intercept { get; init; }

    /// <summary>
    /// The stored value (before <see cref="Slope"/>) of voxels that were not scanned, where the file declares one or the reader set one; else null.
    /// </summary>
    public double? PaddingValue { get; init; }

    /// <summary>Whether <see cref="PaddingValue"/> stands for voxels that were NaN or infinite, of which <see cref="Warnings"/> tell.</summary>
    internal bool HasNonFinitePadding { get; init; }

    /// <summary>What the reader found odd but could live with, one line each (for example replaced NaN voxels).</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Creates a volume over <paramref name="voxels"/>, which is kept, not copied.</summary>
    /// <typeparam name="T">The native type: one of those in <see cref="Imaging.VoxelType"/>.</typeparam>
    /// <param name="voxels">The stored voxels, <c>[z, y, x]</c> with x fastest.</param>
    /// <param name="size">The number of voxels along each axis.</param>
    /// <param name="voxelToWorld">Voxel indices to LPS mm.</param>
    /// <param name="slope">The factor from stored values to intensities.</param>
    /// <param name="intercept">The offset added after <paramref name="slope"/>.</param>
    /// <param name="padding">The stored value of voxels that were not scanned; null where none is known.</param>
    /// <exception cref="ArgumentException">
    /// The array's length is not the product of the size, a dimension is not positive, the type is none of a voxel's, the slope is 0, or it or the intercept is
    /// not finite.
    /// </exception>
    public static Volume Create<T>(T[] voxels, VolumeSize size, Affine voxelToWorld, double slope = 1, double intercept = 0, double? padding = null)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(voxels);
        ArgumentNullException.ThrowIfNull(voxelToWorld);
        if (size.X < 1 || size.Y < 1 || size.Z < 1 || voxels.LongLength != size.Voxels)
        {
            throw new ArgumentException(Invariant($"{voxels.LongLength} voxels do not fill a volume of {size}."), nameof(voxels));
        }

        if (!double.IsFinite(slope) || slope == 0 || !double.IsFinite(intercept))
        {
            throw new ArgumentException(Invariant($"Intensities cannot be stored * {slope} + {intercept}."), nameof(slope));
        }

        return new Volume(voxels, VoxelTypes.Of<T>(), size, voxelToWorld) { Slope = slope, Intercept = intercept, PaddingValue = padding };
    }

    /// <summary>Creates a volume over an array of a voxel type whose length has been checked.</summary>
    internal static Volume FromArray(Array voxels, VolumeHeader header) => FromArray(voxels, header, header.PaddingValue, header.Warnings);

    /// <summary>The same with voxels that were not finite and hold <paramref name="padding"/> now.</summary>
    internal static Volume FromArray(Array voxels, VolumeHeader header, double? padding, IReadOnlyList<string> warnings) =>
        new(voxels, header.VoxelType, header.Size, header.VoxelToWorld)
        {
            AffineSource = header.AffineSource,
            Slope = header.Slope,
            Intercept = header.Intercept,
            PaddingValue = padding,
            HasNonFinitePadding = padding is not null && header.PaddingValue is null,
            Warnings = warnings,
        };

    /// <summary>The voxels as stored.</summary>
    /// <exception cref="InvalidOperationException"><typeparamref name="T"/> is not the stored type.</exception>
    public ReadOnlySpan<T> Voxels<T>()
        where T : unmanaged =>
        _voxels is T[] typed && VoxelTypes.Of<T>() == VoxelType
            ? typed
            : throw new InvalidOperationException($"The volume holds {VoxelType} voxels, not {typeof(T).Name}.");

    /// <summary>The voxels as stored, for work that several threads share.</summary>
    /// <exception cref="InvalidOperationException"><typeparamref name="T"/> is not the stored type.</exception>
    public ReadOnlyMemory<T> VoxelMemory<T>()
        where T : unmanaged =>
        _voxels is T[] typed && VoxelTypes.Of<T>() == VoxelType
            ? typed
            : throw new InvalidOperationException($"The volume holds {VoxelType} voxels, not {typeof(T).Name}.");

    /// <summary>The voxels' bytes in this machine's order, for writers.</summary>
    /// <exception cref="OverflowException">The voxels take more than 2 GiB; ask for a part with the other overload.</exception>
    public ReadOnlySpan<byte> Bytes() => Bytes(0, checked((int)Size.Voxels));

    /// <summary>The bytes, in this machine's order, of <paramref name="count"/> voxels from <paramref name="first"/> on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The volume does not hold these voxels.</exception>
    /// <exception cref="OverflowException">These voxels take more than 2 GiB.</exception>
    public ReadOnlySpan<byte> Bytes(long first, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first + count, Size.Voxels, nameof(count));
        return VoxelArrays.Bytes(_voxels, VoxelType, first, count);
    }

    /// <summary>Converts all voxels to intensities (stored * <see cref="Slope"/> + <see cref="Intercept"/>), in the order of the voxels.</summary>
    /// <param name="intensities">Takes one number per voxel, <c>[z, y, x]</c> with x fastest.</param>
    /// <exception cref="ArgumentException"><paramref name="intensities"/> is shorter than the volume.</exception>
    public void ReadIntensities(Span<float> intensities) => Intensities.Read(this, intensities);

    /// <summary>The intensities without fill and what else is no picture of the body. Worked out at the first call, by the voxels as they are then.</summary>
    public OrdinaryIntensities Ordinary()
    {
        if (Volatile.Read(ref _ordinary) is { } known)
        {
            return known;
        }

        var found = OrdinaryIntensities.Of(new HeldIntensities(this));
        Volatile.Write(ref _ordinary, found);
        return found;
    }

    /// <summary>Shows all slices, some at a time, from the first to the last.</summary>
    internal void ForEachSlab(Action<VoxelSlab> take)
    {
        int together = (int)Math.Clamp(SlabBytes / ((long)Size.X * Size.Y * VoxelTypes.BytesOf(VoxelType)), 1, Size.Z);
        for (int slice = 0; slice < Size.Z; slice += together)
        {
            take(new VoxelSlab(_voxels, slice * Size.X * Size.Y, VoxelType, Size, slice, Math.Min(together, Size.Z - slice)));
        }
    }

    /// <summary>The smallest and the greatest intensity of the volume, whatever it stands for.</summary>
    public (double Minimum, double Maximum) IntensityRange() => Intensities.Range(this);

    /// <summary>The world positions, in LPS mm, of the centres of the eight corner voxels; x runs fastest, then y, then z.</summary>
    public WorldPoint[] Corners() => Size.Corners(VoxelToWorld);

    /// <summary>The world position of a voxel point, in LPS mm.</summary>
    public WorldPoint ToWorld(VoxelPoint point) => VoxelToWorld.ToWorld(point);

    /// <summary>The voxel point at a world position.</summary>
    public VoxelPoint ToVoxel(WorldPoint point) => VoxelToWorld.ToVoxel(point);
}
