namespace Pinpoint.Imaging;

/// <summary>Reads all voxels of a volume straight into their array.</summary>
internal static class VoxelReader
{
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
            ? DecodedVoxels.Read(plan, share, 0, plan.Data.Parts.Count, voxels, options.Cancellation)
            : ReadBytes(plan, store, share, frame, voxels);
        if (notFinite == 0)
        {
            return Volume.FromArray(voxels, header);
        }

        double padding = NonFiniteVoxels.Replace(voxels, header.PaddingValue, header.Slope < 0);
        return Volume.FromArray(voxels, header, padding, [.. header.Warnings, NonFiniteVoxels.WarningOf(path, notFinite)]);
    }

    /// <summary>The frame to read.</summary>
    /// <exception cref="BadInputException">There are several and none was chosen, or there is none of that number.</exception>
    public static int ChooseFrame(string path, VolumeHeader header, int? chosen)
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

    private static long ReadBytes(VolumePlan plan, VoxelStore store, long share, int frame, Array voxels)
    {
        using var source = new FrameVoxels(plan, store, share, frame);
        long notFinite = source.Read(voxels, 0, voxels.LongLength);
        source.CheckEnd();
        return notFinite;
    }
}
