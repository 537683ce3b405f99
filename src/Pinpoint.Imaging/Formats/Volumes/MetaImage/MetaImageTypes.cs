using System.Diagnostics;

namespace Pinpoint.Imaging;

/// <summary>MetaImage's names of voxel types; its LONG has 32 bits.</summary>
internal static class MetaImageTypes
{
    /// <summary>The voxel type of an ElementType.</summary>
    /// <exception cref="BadInputException">The name is none of a single number's type.</exception>
    public static VoxelType TypeOf(string path, string name) => name.ToUpperInvariant() switch
    {
        "MET_UCHAR" => VoxelType.UInt8,
        "MET_CHAR" => VoxelType.Int8,
        "MET_USHORT" => VoxelType.UInt16,
        "MET_SHORT" => VoxelType.Int16,
        "MET_UINT" or "MET_ULONG" => VoxelType.UInt32,
        "MET_INT" or "MET_LONG" => VoxelType.Int32,
        "MET_ULONG_LONG" => VoxelType.UInt64,
        "MET_LONG_LONG" => VoxelType.Int64,
        "MET_FLOAT" => VoxelType.Float32,
        "MET_DOUBLE" => VoxelType.Float64,
        _ => throw new BadInputException(
            path, "ElementType", $"'{Excerpt.Of(name)}' is not a supported voxel type; convert the volume to an integer or float type"),
    };

    /// <summary>The ElementType of a voxel type.</summary>
    public static string NameOf(VoxelType type) => type switch
    {
        VoxelType.UInt8 => "MET_UCHAR",
        VoxelType.Int8 => "MET_CHAR",
        VoxelType.UInt16 => "MET_USHORT",
        VoxelType.Int16 => "MET_SHORT",
        VoxelType.UInt32 => "MET_UINT",
        VoxelType.Int32 => "MET_INT",
        VoxelType.UInt64 => "MET_ULONG_LONG",
        VoxelType.Int64 => "MET_LONG_LONG",
        VoxelType.Float32 => "MET_FLOAT",
        VoxelType.Float64 => "MET_DOUBLE",
        _ => throw new UnreachableException($"{type} is no voxel type."),
    };
}
