using Pinpoint.Imaging;

namespace Pinpoint.Documents;

/// <summary>The names of what a volume may be, as they stand in documents and in what is printed.</summary>
public static class VolumeNames
{
    /// <summary>The name of an affine's source, in lower case.</summary>
    public static string Of(AffineSource source) => source.ToString().ToLowerInvariant();

    /// <summary>The name of a voxel type, in lower case.</summary>
    public static string Of(VoxelType type) => type.ToString().ToLowerInvariant();
}
