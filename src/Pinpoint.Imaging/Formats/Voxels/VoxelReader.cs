namespace Pinpoint.Imaging;

/// <summary>Reads voxels straight into their array, piece by piece: each piece is put into this machine's byte order and cleaned while it is in the cache.</summary>
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
        long replaced;
        using (var source = new VoxelByteSource(plan.Data, plan.StoredType, share, store))
        {
            source.Skip(frame * header.Size.Voxels * VoxelTypes.BytesOf(plan.StoredType));
            replaced = plan.Data.ScaledByPart
                ? ScaledVoxels.Read(source, plan, share, frame, (float[])voxels)
                : ReadStored(source, plan, voxels);
            source.CheckEnd();
        }

        return Volume.FromArray(voxels, header, replaced == 0 ? header.Warnings : [.. header.Warnings, Invariant($"{path}: {replaced} voxels were NaN or infinite and are 0 now")]);
    }

    private static long ReadStored(VoxelByteSource source, VolumePlan plan, Array voxels)
    {
        VoxelType type = plan.StoredType;
        int piece = PieceBytes / VoxelTypes.BytesOf(type);
        long replaced = 0;
        for (long first = 0; first < voxels.LongLength; first += piece)
        {
            Span<byte> bytes = VoxelArrays.Bytes(voxels, type, first, (int)Math.Min(piece, voxels.LongLength - first));
            source.ReadExactly(bytes);
            replaced += VoxelBytes.Clean(bytes, type, plan.Data);
        }

        return replaced;
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
