namespace Pinpoint.Imaging;

/// <summary>A run of voxels in one file.</summary>
/// <param name="File">The path of the file; several parts may lie in one.</param>
internal sealed record VoxelPart(string File)
{
    /// <summary>Bytes to pass over at the start of the file, before decoding.</summary>
    public long Start { get; init; }

    /// <summary>What fills in the part's voxels where the format does so itself (<see cref="VoxelEncoding.Decoded"/>); null for all other encodings.</summary>
    public VoxelDecoder? Decoder { get; init; }
}
