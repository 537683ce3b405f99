namespace Pinpoint.Imaging;

/// <summary>A run of voxels in one file.</summary>
/// <param name="File">The path of the file; several parts may lie in one.</param>
internal sealed record VoxelPart(string File)
{
    /// <summary>Bytes to pass over at the start of the file, before decoding.</summary>
    public long Start { get; init; }

    /// <summary>
    /// The scale of this part's voxels where parts differ; null where the header's slope and intercept count for all. A plan gives a scale to every part or to
    /// none; with scales, the volume is read as intensities in float32, and its header says so (that type, slope 1, intercept 0).
    /// </summary>
    public VoxelScale? Scale { get; init; }
}
