namespace Pinpoint.Imaging;

/// <summary>Where the files with a volume's voxels are.</summary>
/// <param name="Open">Opens a file from its start; the second argument is the size of the buffer.</param>
/// <param name="LengthOf">The bytes of the second file, which the first one's header names; null where nobody knows.</param>
internal sealed record VoxelStore(Func<string, int, Stream> Open, Func<string, string, long?> LengthOf)
{
    /// <summary>The disk.</summary>
    public static VoxelStore Disk { get; } = new(VolumeStream.Open, LengthOnDisk);

    /// <summary>One stream that holds header and voxels.</summary>
    public static VoxelStore Of(ReplayStream stream, long? length) => new((_, _) => stream, (_, _) => length);

    private static long? LengthOnDisk(string path, string file)
    {
        if (file.Contains('\0', StringComparison.Ordinal))
        {
            throw new BadInputException(path, "data file", "has a name with a null character; the header is damaged, copy it again");
        }

        return InputFile.LengthOf(file)
            ?? throw new BadInputException(path, "data file", $"{Excerpt.Of(file)} is missing{InputFile.LinkFault(file)}; put it beside the header");
    }
}
