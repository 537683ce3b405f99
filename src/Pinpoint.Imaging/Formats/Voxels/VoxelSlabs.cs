namespace Pinpoint.Imaging;

/// <summary>
/// Goes over a planned volume slab by slab, as often as is asked, and never holds more than two slabs: the next one is read while one is looked at.
/// </summary>
internal sealed class VoxelSlabs
{
    private readonly string _path;
    private readonly VolumePlan _plan;
    private readonly CancellationToken _cancellation;
    private readonly long _share;
    private readonly int _frame;
    private readonly int _slices;
    private ulong? _sum;

    /// <summary>Prepares to go over a volume.</summary>
    /// <param name="path">The source, for messages.</param>
    /// <param name="plan">The volume, which can be gone over.</param>
    /// <param name="options">How to read.</param>
    /// <param name="slabBytes">The bytes of a slab.</param>
    /// <exception cref="BadInputException">The files cannot hold the voxels, or there are several frames and none was chosen.</exception>
    /// <exception cref="ResourceException">There are more voxels than any scan may have.</exception>
    public VoxelSlabs(string path, VolumePlan plan, VolumeReadOptions options, int slabBytes)
    {
        _path = path;
        _plan = plan;
        _cancellation = options.Cancellation;
        _frame = VoxelReader.ChooseFrame(path, plan.Header, options.Frame);
        _share = VoxelCapacity.Check(path, plan, VoxelStore.Disk);
        VoxelArrays.CheckCount(plan.Header.Size, path);
        _slices = SlicesAtOnce(plan, slabBytes);
    }

    /// <summary>The header.</summary>
    public VolumeHeader Header => _plan.Header;

    /// <summary>The voxels that are not finite; known when all was read once.</summary>
    public long NotFinite { get; private set; }

    /// <summary>What takes the place of those from the second time on, once it is known.</summary>
    public double? NonFiniteValue { get; set; }

    /// <summary>Whether a volume can be gone over: not where the parts that its format decodes are neither slices nor parts of slices.</summary>
    public static bool CanServe(VolumePlan plan) =>
        plan.Data.Encoding != VoxelEncoding.Decoded || plan.Data.Parts.Count % plan.Header.Size.Z == 0 || plan.Header.Size.Z % plan.Data.Parts.Count == 0;

    /// <summary>Goes over all slabs, from the first slice to the last.</summary>
    /// <param name="take">Is shown each slab.</param>
    /// <exception cref="BadInputException">The data end early or are damaged, or are not those of the last time.</exception>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public void Go(Action<VoxelSlab> take)
    {
        VolumeHeader header = Header;
        using FrameVoxels? frame = _plan.Data.Encoding == VoxelEncoding.Decoded ? null : new FrameVoxels(_plan, VoxelStore.Disk, _share, _frame);
        int slices = header.Size.Z;
        int held = Math.Min(_slices, slices);
        Array[] room = new Array[held < slices ? 2 : 1];
        for (int i = 0; i < room.Length; i++)
        {
            room[i] = VoxelArrays.Allocate(header.VoxelType, header.Size with { Z = held }, _path);
        }

        long notFinite = 0;
        ulong sum = 0;
        Task<long> reading = Read(frame, room[0], 0);
        try
        {
            for (int first = 0, turn = 0; first < slices; first += held, turn++)
            {
                notFinite += reading.GetAwaiter().GetResult();
                Array voxels = room[turn % room.Length];
                var slab = new VoxelSlab(voxels, 0, header.VoxelType, header.Size, first, Math.Min(held, slices - first));
                reading = first + held < slices ? Read(frame, room[(turn + 1) % room.Length], first + held) : Task.FromResult(0L);
                sum = VoxelSum.Add(sum, slab);
                if (NonFiniteValue is { } value)
                {
                    NonFiniteVoxels.Put(voxels, 0, slab.Count, value);
                }

                take(slab);
            }
        }
        finally
        {
            // What it came to no longer matters here, but it reads from what is about to be closed.
            ((IAsyncResult)reading).AsyncWaitHandle.WaitOne();
            _ = reading.Exception;
        }

        frame?.CheckEnd();
        if (_sum is { } known && known != sum)
        {
            throw new BadInputException(_path, "voxels", "the file was changed while it was read; see that nothing writes to it, and run this again");
        }

        _sum = sum;
        NotFinite = notFinite;
    }

    private Task<long> Read(FrameVoxels? frame, Array voxels, int slice)
    {
        _cancellation.ThrowIfCancellationRequested();
        VolumeSize size = Header.Size;
        int slices = Math.Min(Math.Min(_slices, size.Z), size.Z - slice);
        if (frame is not null)
        {
            return Task.Run(() => frame.Read(voxels, 0, (long)slices * size.X * size.Y));
        }

        int parts = _plan.Data.Parts.Count;
        int first = (int)((long)slice * parts / size.Z);
        int end = (int)((long)(slice + slices) * parts / size.Z);
        return Task.Run(() => DecodedVoxels.Read(_plan, _share, first, end - first, voxels, _cancellation));
    }

    // As many slices as fit a slab; of those that the format decodes enough for all processors, and whole parts.
    private static int SlicesAtOnce(VolumePlan plan, int slabBytes)
    {
        VolumeSize size = plan.Header.Size;
        int slices = (int)Math.Clamp(slabBytes / ((long)size.X * size.Y * VoxelTypes.BytesOf(plan.Header.VoxelType)), 1, size.Z);
        if (plan.Data.Encoding != VoxelEncoding.Decoded)
        {
            return slices;
        }

        int ofPart = Math.Max(1, size.Z / plan.Data.Parts.Count);
        slices = Math.Max(slices, (int)Math.Min(size.Z, (long)Environment.ProcessorCount * ofPart));
        return (slices + ofPart - 1) / ofPart * ofPart;
    }
}
