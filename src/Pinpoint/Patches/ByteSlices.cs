namespace Pinpoint.Patches;

/// <summary>Slices of 8 bits that follow each other.</summary>
/// <param name="Voxels">The voxels, x fastest.</param>
/// <param name="First">The first slice.</param>
/// <param name="Count">How many slices; there may be none.</param>
internal readonly record struct ByteSlices(ReadOnlyMemory<byte> Voxels, int First, int Count);
