using Pinpoint.Imaging;

namespace Pinpoint.Reports.Tests;

/// <summary>A scan that is dark but for one bright voxel off its middle.</summary>
internal static class MadeScan
{
    public static VolumeSize Size { get; } = new(40, 30, 20);

    /// <summary>Where the bright voxel is, in LPS mm.</summary>
    public static WorldPoint Bright { get; } = new(10, -8, 12);

    /// <summary>Makes the scan, its voxels as they are stored for <paramref name="place"/>; null is an axis-aligned one of 2 mm.</summary>
    public static Volume Create(Affine? place = null)
    {
        place ??= Affine.FromSpacing(2, 2, 2, new WorldPoint(-40, -30, -20));
        byte[] voxels = new byte[Size.Voxels];
        VoxelPoint bright = place.ToVoxel(Bright);
        voxels[(int)Math.Round(bright.X) + (Size.X * ((int)Math.Round(bright.Y) + (Size.Y * (int)Math.Round(bright.Z))))] = 255;
        return Volume.Create(voxels, Size, place);
    }
}
