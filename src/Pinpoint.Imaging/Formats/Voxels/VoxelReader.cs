namespace Pinpoint.Imaging;

/// <summary>
/// Reads voxels straight into their array, piece by piece: each piece is put into this machine's byte order and looked through while it is in the cache.
/// </summary>
internal static class VoxelReader
{
    private const int PieceBytes = 1 << 18;

    /// <summary>Reads one frame of a planned volume from files in a store.</summary>
    /// <exception cref="BadInputException">The data are missing, short or damaged, or there are several frames and none was chosen.</exception>
    /// <exception cref="ResourceException">There are more voxels than an array can hold, or than memory.</exception>
    public static Volume Read(string path, VolumePlan plan, VolumeReadOptions options, VoxelStore store)
    {
        VolumeHeader header = plan.Header;
        int frame = ChooseFrame(path, header, options.Frame);
        long share = VoxelCapacity.Check(path, plan, store);
        options.BeforeVoxels?.Invoke(header);
        Array voxels = VoxelArrays.Allocate(header.VoxelType, header.Size, path);
        long notFinite = plan.Data.Encoding == VoxelEncoding.Decoded
            ? DecodedVoxels.Read(plan, share, voxels, options.Cancellation)
            : ReadBytes(plan, store, share, frame, voxels);
        if (notFinite == 0)
        {
            return Volume.FromArray(voxels, header);
        }

        double padding = NonFiniteVoxels.Replace(voxels, header.PaddingValue, header.Slope < 0);
        string warning = Invariant($"{path}: {notFinite} voxels are NaN or infinite; they count as fill outside the scanned field");
        return Volume.FromArray(voxels, header, padding, [.. header.Warnings, warning]);
    }

    private static long ReadBytes(VolumePlan plan, VoxelStore store, long share, int frame, Array voxels)
    {
        using var source = new VoxelByteSource(plan.Data, plan.Header.VoxelType, share, store);
        long notFinite;
        if (plan.Data.FrameRun is long run)
        {
            notFinite = ReadTurns(source, plan, frame, run, voxels);
        }
        else
        {
            source.Skip(frame * plan.Header.Size.Voxels * VoxelTypes.BytesOf(plan.Header.VoxelType));
            notFinite = ReadStored(source, plan, voxels);
        }

        source.CheckEnd();
        return notFinite;
    }

    private static long ReadStored(VoxelByteSource source, VolumePlan plan, Array voxels)
    {
        VoxelType type = plan.Header.VoxelType;
        int piece = PieceBytes / VoxelTypes.BytesOf(type);
        long notFinite = 0;
        for (long first = 0; first < voxels.LongLength; first += piece)
        {
            Span<byte> bytes = VoxelArrays.Bytes(voxels, type, first, (int)Math.Min(piece, voxels.LongLength - first));
            source.ReadExactly(bytes);
            notFinite += VoxelBytes.Arrange(bytes, type, plan.Data);
        }

        return notFinite;
    }

    // Frames take turns, a run of voxels each; several turns are read at once where they are short.
    private static long ReadTurns(VoxelByteSource source, VolumePlan plan, int frame, long run, Array voxels)
    {
        VoxelType type = plan.Header.VoxelType;
        int width = VoxelTypes.BytesOf(type);
        long turn = run * plan.Header.Frames * width;
        int turnsAtOnce = (int)Math.Max(1, PieceBytes / turn);
        byte[] bytes = new byte[turnsAtOnce * Math.Min(turn, PieceBytes)];
        long notFinite = 0;
        for (long first = 0; first < voxels.LongLength;)
        {
            if (turn > PieceBytes)
            {
                source.Skip(frame * run * width);
                for (long end = first + run; first < end;)
                {
                    int count = (int)Math.Min(PieceBytes / width, end - first);
                    Span<byte> piece = VoxelArrays.Bytes(voxels, type, first, count);
                    source.ReadExactly(piece);
                    notFinite += VoxelBytes.Arrange(piece, type, plan.Data);
                    first += count;
                }

                source.Skip((plan.Header.Frames - frame - 1) * run * width);
                continue;
            }

            int turns = (int)Math.Min(turnsAtOnce, (voxels.LongLength - first) / run);
            source.ReadExactly(bytes.AsSpan(0, (int)(turns * turn)));
            Span<byte> target = VoxelArrays.Bytes(voxels, type, first, (int)(turns * run));
            int runBytes = (int)run * width;
            for (int index = 0; index < turns; index++)
            {
                bytes.AsSpan((int)(index * turn) + (frame * runBytes), runBytes).CopyTo(target[(index * runBytes)..]);
            }

            notFinite += VoxelBytes.Arrange(target, type, plan.Data);
            first += turns * run;
        }

        return notFinite;
    }

    private static int ChooseFrame(string path, VolumeHeader header, int? chosen)
    {
        if (chosen is null && header.Frames > 1)
        {
            throw new BadInputException(path, "fourth axis", Invariant($"there are {header.Frames} frames; choose one, from 0 to {header.Frames - 1}"));
        }

        int frame = chosen ?? 0;
        return frame >= 0 && frame < header.Frames
            ? frame
            : throw new BadInputException(path, "fourth axis", Invariant($"there is no frame {frame}; choose one from 0 to {header.Frames - 1}"));
    }
}
