namespace Pinpoint.Imaging;

/// <summary>Where a volume's voxels are: one part or several, each with an equal share, in order.</summary>
/// <param name="Parts">The parts; a volume of slices has one for each.</param>
/// <param name="Encoding">How the voxels are encoded in each.</param>
internal sealed record VoxelData(IReadOnlyList<VoxelPart> Parts, VoxelEncoding Encoding)
{
    /// <summary>Lines to pass over after a part's start, before decoding.</summary>
    public int Lines { get; init; }

    /// <summary>Bytes to pass over after decoding.</summary>
    public long DecodedSkip { get; init; }

    /// <summary>The voxels are the tail of each file, once it is decoded, whatever stands before them.</summary>
    public bool FromEnd { get; init; }

    /// <summary>
    /// How many voxels of a frame lie together where frames take turns (a fourth axis that is not the last); null where each frame lies in one piece.
    /// </summary>
    public long? FrameRun { get; init; }

    /// <summary>The most significant byte comes first.</summary>
    public bool BigEndian { get; init; }
}
