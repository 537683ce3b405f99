namespace Pinpoint.Imaging;

/// <summary>
/// A scan, and what the statistics of its intensities say. The voxels of an ordinary one are held; those of a very large one stay in their file, where they are
/// gone over slab by slab whenever they are needed.
/// </summary>
public sealed class Scan
{
    /// <summary>
    /// Voxels of so many bytes are held, 512 x 512 x 512 of 16 bits: their memory is on every machine, and a packed file need not be unpacked twice.
    /// </summary>
    public const long MostHeldBytes = 1L << 28;

    // A slab is large enough to be worth a task, and small enough to stay in the cache until it has been looked at.
    private const int SlabBytes = 1 << 22;

    // Two slabs in the scan's type and what is made of them, each of at least a slice.
    private const int SlabsHeld = 4;
    private const int SlicesHeld = 4;

    // Of a scan that is gone over the border is held, which should be a small part of all.
    private const int LeastSlices = 16;
    private const int LeastInside = 8;
    private readonly Volume? _volume;
    private readonly VoxelSlabs? _slabs;
    private readonly string _path = "";
    private readonly VolumeHeader _header;
    private readonly OrdinaryIntensities? _ordinary;
    private readonly (double Low, double High) _storedRange;

    private Scan(Volume volume, VolumeHeader header)
    {
        _volume = volume;
        _header = header;
        PaddingValue = volume.PaddingValue;
        Warnings = volume.Warnings;
    }

    private Scan(VoxelSlabs slabs, string path)
    {
        _slabs = slabs;
        _path = path;
        _header = slabs.Header;
        using var survey = VoxelSurvey.Of(slabs);
        _storedRange = survey.StoredRange;
        _ordinary = OrdinaryIntensities.Of(survey);
        PaddingValue = survey.PaddingValue;
        Warnings = slabs.NotFinite == 0 ? _header.Warnings : [.. _header.Warnings, NonFiniteVoxels.WarningOf(path, slabs.NotFinite)];
    }

    /// <summary>Whether the voxels are in memory; else they are in their file.</summary>
    public bool IsHeld => _volume is not null;

    /// <summary>What the file says; of a volume that was made, what it would say.</summary>
    public VolumeHeader Header => _header;

    /// <summary>The number of voxels along each axis.</summary>
    public VolumeSize Size => _header.Size;

    /// <summary>The type in which the voxels are stored.</summary>
    public VoxelType VoxelType => _header.VoxelType;

    /// <summary>The map from voxel indices to LPS millimetres.</summary>
    public Affine VoxelToWorld => _header.VoxelToWorld;

    /// <summary>Which part of the file <see cref="VoxelToWorld"/> came from.</summary>
    public AffineSource AffineSource => _header.AffineSource;

    /// <summary>The factor from stored values to intensities.</summary>
    public double Slope => _header.Slope;

    /// <summary>The offset added after <see cref="Slope"/>.</summary>
    public double Intercept => _header.Intercept;

    /// <summary>The stored value of voxels that were not scanned, as <see cref="Volume.PaddingValue"/> has it.</summary>
    public double? PaddingValue { get; }

    /// <summary>What the reader found odd but could live with, one line each.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>A scan whose voxels are held.</summary>
    public static Scan Of(Volume volume)
    {
        ArgumentNullException.ThrowIfNull(volume);
        return new Scan(volume, HeaderOf(volume));
    }

    /// <summary>
    /// Reads a scan: whole where its voxels take at most <see cref="MostHeldBytes"/> or cannot be read a second time (a pipe), else once, keeping but the
    /// statistics.
    /// </summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="options">How to read.</param>
    /// <exception cref="BadInputException">The file is missing, damaged, of no supported format, or has several frames and none was chosen.</exception>
    /// <exception cref="ResourceException">The volume has more voxels than an array can hold, or than memory.</exception>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public static Scan Open(string path, VolumeReadOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new VolumeReadOptions();
        return InputFile.MayBePipe(path)
            ? Held(reading => VolumeFile.Read(path, reading), options)
            : Open(path, VolumeFormats.All.Plan(path, options), options);
    }

    /// <summary>The scan of a plan whose files may be opened again.</summary>
    internal static Scan Open(string path, VolumePlan plan, VolumeReadOptions options) => IsHuge(plan.Header) && VoxelSlabs.CanServe(plan)
        ? InSlabs(path, plan, options, SlabBytes)
        : Held(reading => VoxelReader.Read(path, plan, reading, VoxelStore.Disk), options);

    /// <summary>A scan of any size that is not held, if it can be gone over.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="options">How to read.</param>
    /// <param name="slabBytes">The bytes of a slab, if not so many slices as there are processors are more.</param>
    internal static Scan OpenInSlabs(string path, VolumeReadOptions options, int slabBytes)
    {
        VolumePlan plan = VolumeFormats.All.Plan(path, options);
        return VoxelSlabs.CanServe(plan) ? InSlabs(path, plan, options, slabBytes) : Open(path, plan, options);
    }

    /// <summary>
    /// The bytes that <see cref="Open(string, VolumeReadOptions?)"/> and going over the scan take, about: those of all voxels where they are held, else
    /// those of the sample, the border and a few slices.
    /// </summary>
    /// <param name="header">The scan's header.</param>
    public static double ReadingBytes(VolumeHeader header)
    {
        ArgumentNullException.ThrowIfNull(header);
        double width = VoxelTypes.BytesOf(header.VoxelType);
        if (!IsHuge(header))
        {
            return header.Size.Voxels * width;
        }

        double sample = (SampleStride.Around + 1.0) * SampleStride.CountOf((int)Math.Min(header.Size.Voxels, Array.MaxLength));
        double slice = (double)header.Size.X * header.Size.Y;
        return ((sample + ScanBorder.VoxelsOf(header.Size) + (SlicesHeld * slice)) * width) + ((double)SlabsHeld * SlabBytes);
    }

    /// <summary>The volume: the one that is held, or all voxels read anew.</summary>
    /// <exception cref="BadInputException">The file was changed, cut or damaged since it was read first.</exception>
    /// <exception cref="ResourceException">The voxels do not fit into memory.</exception>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public Volume ReadVolume()
    {
        if (_volume is not null)
        {
            return _volume;
        }

        Array voxels = VoxelArrays.Allocate(VoxelType, Size, _path);
        ForEachSlab(slab => slab.Bytes(0, slab.Count).CopyTo(VoxelArrays.Bytes(voxels, VoxelType, slab.First, slab.Count)));
        return Volume.FromArray(voxels, Header, PaddingValue, Warnings);
    }

    /// <summary>The intensities without fill and what else is no picture of the body.</summary>
    public OrdinaryIntensities Ordinary() => _volume?.Ordinary() ?? _ordinary!;

    /// <summary>The smallest and the greatest intensity of the scan, whatever it stands for.</summary>
    public (double Minimum, double Maximum) IntensityRange()
    {
        if (_volume is not null)
        {
            return _volume.IntensityRange();
        }

        double first = (_storedRange.Low * Slope) + Intercept;
        double second = (_storedRange.High * Slope) + Intercept;
        return (Math.Min(first, second), Math.Max(first, second));
    }

    /// <summary>The world position of a voxel point, in LPS mm.</summary>
    public WorldPoint ToWorld(VoxelPoint point) => VoxelToWorld.ToWorld(point);

    /// <summary>The voxel point at a world position.</summary>
    public VoxelPoint ToVoxel(WorldPoint point) => VoxelToWorld.ToVoxel(point);

    /// <summary>The least and the greatest stored value of the ordinary voxels, all of them; both infinite, the first positive, where there is none.</summary>
    /// <exception cref="BadInputException">The file was changed, cut or damaged since.</exception>
    public (double Low, double High) OrdinaryRange()
    {
        if (KnownOrdinaryRange is not { } known)
        {
            var range = new StoredRangeSearch(Ordinary().Bounds);
            ForEachSlab(range.Add);
            known = range.Found;
        }

        return known;
    }

    /// <summary>The same where no voxel need be looked at for it; else null.</summary>
    internal (double Low, double High)? KnownOrdinaryRange =>
        _volume is null && double.IsInfinity(Ordinary().Bounds.Low) && double.IsInfinity(Ordinary().Bounds.High) ? _storedRange : null;

    /// <summary>Shows all slices, some at a time, from the first to the last, each voxel that was not finite replaced.</summary>
    /// <exception cref="BadInputException">The file was changed, cut or damaged since it was read first; nothing that was made of it holds.</exception>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public void ForEachSlab(Action<VoxelSlab> take)
    {
        if (_volume is not null)
        {
            _volume.ForEachSlab(take);
            return;
        }

        _slabs!.Go(take);
    }

    private static Scan Held(Func<VolumeReadOptions, Volume> read, VolumeReadOptions options)
    {
        VolumeHeader? header = null;
        Volume volume = read(options with
        {
            BeforeVoxels = found =>
            {
                header = found;
                options.BeforeVoxels?.Invoke(found);
            },
        });
        return new Scan(volume, header!);
    }

    private static Scan InSlabs(string path, VolumePlan plan, VolumeReadOptions options, int slabBytes)
    {
        var slabs = new VoxelSlabs(path, plan, options, slabBytes);
        options.BeforeVoxels?.Invoke(plan.Header);
        return new Scan(slabs, path);
    }

    private static bool IsHuge(VolumeHeader header) =>
        (double)header.Size.Voxels * VoxelTypes.BytesOf(header.VoxelType) > MostHeldBytes
        && header.Size.Z >= LeastSlices
        && ScanBorder.VoxelsOf(header.Size) <= header.Size.Voxels / LeastInside;

    private static VolumeHeader HeaderOf(Volume volume) => new("", volume.Size, 1, volume.VoxelType, volume.VoxelToWorld)
    {
        AffineSource = volume.AffineSource,
        Slope = volume.Slope,
        Intercept = volume.Intercept,
        PaddingValue = volume.HasNonFinitePadding ? null : volume.PaddingValue,
        Warnings = volume.Warnings,
    };
}
