using System.Diagnostics;

namespace Pinpoint.Imaging;

/// <summary>NRRD's names of voxel types, with the C spellings.</summary>
internal static class NrrdTypes
{
    /// <summary>The voxel type of a name.</summary>
    /// <exception cref="BadInputException">The name is none of a number's type.</exception>
    public static VoxelType TypeOf(string path, string name) => name.ToLowerInvariant() switch
    {
        "signed char" or "int8" or "int8_t" => VoxelType.Int8,
        "uchar" or "unsigned char" or "uint8" or "uint8_t" => VoxelType.UInt8,
        "short" or "short int" or "signed short" or "signed short int" or "int16" or "int16_t" => VoxelType.Int16,
        "ushort" or "unsigned short" or "unsigned short int" or "uint16" or "uint16_t" => VoxelType.UInt16,
        "int" or "signed int" or "int32" or "int32_t" => VoxelType.Int32,
        "uint" or "unsigned int" or "uint32" or "uint32_t" => VoxelType.UInt32,
        "longlong" or "long long" or "long long int" or "signed long long" or "signed long long int" or "int64" or "int64_t" => VoxelType.Int64,
        "ulonglong" or "unsigned long long" or "unsigned long long int" or "uint64" or "uint64_t" => VoxelType.UInt64,
        "float" => VoxelType.Float32,
        "double" => VoxelType.Float64,
        _ => throw new BadInputException(path, "type", $"'{Excerpt.Of(name)}' is not a supported voxel type; convert the volume to an integer or float type"),
    };

    /// <summary>The name of a voxel type.</summary>
    public static string NameOf(VoxelType type) => type switch
    {
        VoxelType.Float32 => "float",
        VoxelType.Float64 => "double",
        VoxelType.UInt8
            or VoxelType.Int8
            or VoxelType.UInt16
            or VoxelType.Int16
            or VoxelType.UInt32
            or VoxelType.Int32
            or VoxelType.UInt64
            or VoxelType.Int64 =>
            type.ToString().ToLowerInvariant(),
        _ => throw new UnreachableException($"{type} is no voxel type."),
    };
}
