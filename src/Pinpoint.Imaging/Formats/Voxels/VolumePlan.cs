namespace Pinpoint.Imaging;

/// <summary>All that a format's reader finds out: what the volume is and where its voxels are.</summary>
internal sealed record VolumePlan(VolumeHeader Header, VoxelData Data)
{
    /// <summary>The decoded bytes of all frames; cannot overflow, as every axis is below 2^31.</summary>
    public UInt128 Bytes =>
        (UInt128)(ulong)Header.Size.X * (ulong)Header.Size.Y * (ulong)Header.Size.Z * (ulong)Header.Frames * (ulong)VoxelTypes.BytesOf(Header.VoxelType);
}
