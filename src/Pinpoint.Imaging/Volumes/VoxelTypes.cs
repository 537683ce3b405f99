using System.Diagnostics;

namespace Pinpoint.Imaging;

/// <summary>What the voxel types are in memory.</summary>
public static class VoxelTypes
{
    /// <summary>The voxel type that <typeparamref name="T"/> stores.</summary>
    /// <exception cref="ArgumentException"><typeparamref name="T"/> is no voxel type.</exception>
    public static VoxelType Of<T>()
        where T : unmanaged =>
        Type.GetTypeCode(typeof(T)) switch
        {
            TypeCode.Byte => VoxelType.UInt8,
            TypeCode.SByte => VoxelType.Int8,
            TypeCode.UInt16 => VoxelType.UInt16,
            TypeCode.Int16 => VoxelType.Int16,
            TypeCode.UInt32 => VoxelType.UInt32,
            TypeCode.Int32 => VoxelType.Int32,
            TypeCode.UInt64 => VoxelType.UInt64,
            TypeCode.Int64 => VoxelType.Int64,
            TypeCode.Single => VoxelType.Float32,
            TypeCode.Double => VoxelType.Float64,
            _ => throw new ArgumentException($"{typeof(T).Name} is no voxel type.", nameof(T)),
        };

    /// <summary>The bytes that one voxel takes.</summary>
    public static int BytesOf(VoxelType type) => type switch
    {
        VoxelType.UInt8 or VoxelType.Int8 => 1,
        VoxelType.UInt16 or VoxelType.Int16 => 2,
        VoxelType.UInt32 or VoxelType.Int32 or VoxelType.Float32 => 4,
        VoxelType.UInt64 or VoxelType.Int64 or VoxelType.Float64 => 8,
        _ => throw new UnreachableException($"{type} is no voxel type."),
    };
}
