namespace Pinpoint.Imaging;

/// <summary>Where a volume's voxels are: one file or several, each with an equal share, in order.</summary>
/// <param name="Files">The paths of the files.</param>
/// <param name="Encoding">How the voxels are encoded in each.</param>
internal sealed record VoxelData(IReadOnlyList<string> Files, VoxelEncoding Encoding)
{
    /// <summary>Bytes to pass over at the start of each file, before decoding.</summary>
    public long Start { get; init; }

    /// <summary>Lines to pass over after <see cref="Start"/>, before decoding.</summary>
    public int Lines { get; init; }

    /// <summary>Bytes to pass over after decoding.</summary>
    public long DecodedSkip { get; init; }

    /// <summary>The voxels are the tail of each raw file, whatever stands before them.</summary>
    public bool FromEnd { get; init; }

    /// <summary>The most significant byte comes first.</summary>
    public bool BigEndian { get; init; }
}
