namespace Pinpoint.Imaging;

/// <summary>Fills in the voxels of one part, in the header's type and this machine's byte order. Parts may be decoded side by side, in any order.</summary>
/// <param name="voxels">Takes the part's voxels.</param>
/// <exception cref="BadInputException">The part's data are damaged or end early.</exception>
internal delegate void VoxelDecoder(Span<byte> voxels);
