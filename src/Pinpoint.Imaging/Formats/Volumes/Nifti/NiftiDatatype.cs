using System.Diagnostics;

namespace Pinpoint.Imaging;

/// <summary>NIfTI's codes of voxel types.</summary>
internal static class NiftiDatatype
{
    /// <summary>The voxel type of a code.</summary>
    /// <exception cref="BadInputException">The code is unknown, or its voxels hold more than one number.</exception>
    public static VoxelType TypeOf(string path, int code) => code switch
    {
        2 => VoxelType.UInt8,
        4 => VoxelType.Int16,
        8 => VoxelType.Int32,
        16 => VoxelType.Float32,
        64 => VoxelType.Float64,
        256 => VoxelType.Int8,
        512 => VoxelType.UInt16,
        768 => VoxelType.UInt32,
        1024 => VoxelType.Int64,
        1280 => VoxelType.UInt64,
        128 or 2304 =>
            throw new BadInputException(path, "datatype", Invariant($"the voxels are colours (RGB, code {code}); convert the volume to grey values")),
        32 or 1792 or 2048 =>
            throw new BadInputException(path, "datatype", Invariant($"the voxels are complex numbers (code {code}); convert the volume to magnitudes")),
        _ => throw new BadInputException(
            path, "datatype", Invariant($"code {code} is not a supported voxel type; convert the volume to an integer or float type")),
    };

    /// <summary>The code of a voxel type.</summary>
    public static short CodeOf(VoxelType type) => type switch
    {
        VoxelType.UInt8 => 2,
        VoxelType.Int16 => 4,
        VoxelType.Int32 => 8,
        VoxelType.Float32 => 16,
        VoxelType.Float64 => 64,
        VoxelType.Int8 => 256,
        VoxelType.UInt16 => 512,
        VoxelType.UInt32 => 768,
        VoxelType.Int64 => 1024,
        VoxelType.UInt64 => 1280,
        _ => throw new UnreachableException($"{type} is no voxel type."),
    };
}
