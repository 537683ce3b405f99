using System.Diagnostics;
using Pinpoint.Imaging;

namespace Pinpoint.Patches;

/// <summary>
/// The scan as the method sees it: 8-bit intensities on an isotropic grid along the LPS axes. The method's coordinates are grid voxels
/// counted from the grid's centre, so that scans of different fields of view share one frame.
/// </summary>
internal sealed class WorkingGrid
{
    private readonly byte[] _intensities = [];
    private readonly Lock _preparation = new();
    private byte[]? _depthOrder;

    /// <summary>Creates a grid over <paramref name="intensities"/>, which are kept, not copied.</summary>
    /// <param name="intensities">Voxels, x fastest.</param>
    /// <param name="size">Voxels along each axis.</param>
    /// <param name="spacing">Distance between voxels in mm.</param>
    /// <param name="origin">Position of voxel (0, 0, 0) in LPS mm.</param>
    /// <exception cref="ArgumentException">The array's length is not the product of the size.</exception>
    public WorkingGrid(byte[] intensities, VolumeSize size, double spacing, WorldPoint origin)
    {
        ArgumentNullException.ThrowIfNull(intensities);
        if (intensities.LongLength != size.Voxels)
        {
            throw new ArgumentException(Invariant($"{intensities.LongLength} voxels do not fill a grid of {size}."), nameof(intensities));
        }

        _intensities = intensities;
        Size = size;
        Spacing = spacing;
        Origin = origin;
    }

    /// <summary>Creates a grid whose voxels lie in a file.</summary>
    /// <param name="stored">The voxels.</param>
    /// <param name="frame">Where the grid lies.</param>
    public WorkingGrid(StoredVoxels stored, GridFrame frame)
    {
        Stored = stored;
        (Size, Spacing, Origin) = (frame.Size, frame.Spacing, frame.Origin);
    }

    /// <summary>Voxels along each axis.</summary>
    public VolumeSize Size { get; }

    /// <summary>Distance between voxels in mm.</summary>
    public double Spacing { get; }

    /// <summary>Position of voxel (0, 0, 0) in LPS mm.</summary>
    public WorldPoint Origin { get; }

    /// <summary>The voxels in a file; null where they are in memory.</summary>
    internal StoredVoxels? Stored { get; }

    /// <summary>The voxels, x fastest.</summary>
    /// <exception cref="InvalidOperationException">They lie in a file: <see cref="Loaded"/> first.</exception>
    public ReadOnlySpan<byte> Intensities => Stored is null ? _intensities : throw new InvalidOperationException("The grid's voxels lie in a file.");

    /// <summary>The voxels in depth order (z fastest, then y), in which the planes along z lie line by line; empty before <see cref="Prepare"/>.</summary>
    internal ReadOnlySpan<byte> DepthOrder => Volatile.Read(ref _depthOrder);

    /// <summary>The grid with its voxels in memory: itself where they are, else read.</summary>
    /// <exception cref="ResourceException">The file is gone or damaged.</exception>
    public WorkingGrid Loaded()
    {
        if (Stored is null)
        {
            return this;
        }

        byte[] room = [];
        byte[] voxels = GC.AllocateUninitializedArray<byte>(checked((int)Size.Voxels));
        Stored.Read(VoxelBox.All(Size), voxels, ref room);
        return new WorkingGrid(voxels, Size, Spacing, Origin);
    }

    /// <summary>Where the grid lies.</summary>
    public GridFrame Frame => new(Size, Spacing, Origin);

    /// <summary>The grid's centre in voxel indices: the origin of the method's coordinates.</summary>
    public VoxelPoint Centre => Frame.Centre;

    /// <summary>The LPS position in mm of a point given in voxels from the centre.</summary>
    public WorldPoint ToWorld(double x, double y, double z) => Frame.ToWorld(x, y, z);

    /// <summary>The point in voxels from the centre at an LPS position in mm.</summary>
    public (double X, double Y, double Z) FromWorld(WorldPoint point) => (
        ((point.X - Origin.X) / Spacing) - Centre.X,
        ((point.Y - Origin.Y) / Spacing) - Centre.Y,
        ((point.Z - Origin.Z) / Spacing) - Centre.Z);

    /// <summary>Whether a position in LPS mm lies within half a voxel of the grid.</summary>
    public bool Contains(WorldPoint position) => Size.Contains(new VoxelPoint(
        (position.X - Origin.X) / Spacing, (position.Y - Origin.Y) / Spacing, (position.Z - Origin.Z) / Spacing));

    /// <summary>The mirror image of the grid, about a plane across an axis.</summary>
    /// <param name="axis">The axis, 0 to 2.</param>
    /// <param name="about">A point of the plane, in LPS mm.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="axis"/> is no axis.</exception>
    public WorkingGrid Mirrored(int axis, WorldPoint about)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(axis);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(axis, 2);

        // What lies along the axis within a block of the voxels that follow each other: x within a row, y within a plane, z within all.
        int run = axis == 0 ? 1 : axis == 1 ? Size.X : Size.X * Size.Y;
        int runs = axis == 0 ? Size.X : axis == 1 ? Size.Y : Size.Z;
        byte[] mirrored = GC.AllocateUninitializedArray<byte>(_intensities.Length);
        for (int block = 0; block < _intensities.Length; block += run * runs)
        {
            for (int i = 0; i < runs; i++)
            {
                _intensities.AsSpan(block + (i * run), run).CopyTo(mirrored.AsSpan(block + ((runs - 1 - i) * run), run));
            }
        }

        WorldPoint origin = axis switch
        {
            0 => Origin with { X = (2 * about.X) - Origin.X - ((Size.X - 1) * Spacing) },
            1 => Origin with { Y = (2 * about.Y) - Origin.Y - ((Size.Y - 1) * Spacing) },
            2 => Origin with { Z = (2 * about.Z) - Origin.Z - ((Size.Z - 1) * Spacing) },
            _ => throw new UnreachableException(Invariant($"A grid has no axis {axis}.")),
        };
        return new WorkingGrid(mirrored, Size, Spacing, origin);
    }

    /// <summary>
    /// Makes the depth order of a grid in memory, once: a second copy of the voxels, without which a plane along y and z would touch a cache line for every
    /// voxel. The scan keeps to its 8 bits, so both copies together take what a 16-bit scan takes alone.
    /// </summary>
    internal void Prepare()
    {
        if (Stored is not null || Volatile.Read(ref _depthOrder) is not null)
        {
            return;
        }

        lock (_preparation)
        {
            if (_depthOrder is null)
            {
                Volatile.Write(ref _depthOrder, Turned());
            }
        }
    }

    /// <summary>The voxels in depth order, made anew.</summary>
    internal unsafe byte[] Turned()
    {
        // Apart from Prepare, which would otherwise allocate the closure on every call.
        byte[] turned = GC.AllocateUninitializedArray<byte>(_intensities.Length);
        Parallel.For(0, Size.Y, y =>
        {
            fixed (byte* source = _intensities, target = turned)
            {
                ByteTransposition.Turn(
                    source + ((nint)y * Size.X), (nint)Size.X * Size.Y, Size.Z, Size.X, target + ((nint)y * Size.Z), (nint)Size.Z * Size.Y);
            }
        });
        return turned;
    }
}
