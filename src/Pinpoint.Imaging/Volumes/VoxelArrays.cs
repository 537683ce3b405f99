using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Pinpoint.Imaging;

/// <summary>Arrays of voxels of any type, seen as bytes.</summary>
internal static class VoxelArrays
{
    /// <summary>An array for all voxels of one frame; its content is not set.</summary>
    /// <exception cref="ResourceException">There are more voxels than an array can hold, or than this machine's memory.</exception>
    public static Array Allocate(VoxelType type, VolumeSize size, string file)
    {
        int length = CheckCount(size, file);
        try
        {
            return type switch
            {
                VoxelType.UInt8 => GC.AllocateUninitializedArray<byte>(length),
                VoxelType.Int8 => GC.AllocateUninitializedArray<sbyte>(length),
                VoxelType.UInt16 => GC.AllocateUninitializedArray<ushort>(length),
                VoxelType.Int16 => GC.AllocateUninitializedArray<short>(length),
                VoxelType.UInt32 => GC.AllocateUninitializedArray<uint>(length),
                VoxelType.Int32 => GC.AllocateUninitializedArray<int>(length),
                VoxelType.UInt64 => GC.AllocateUninitializedArray<ulong>(length),
                VoxelType.Int64 => GC.AllocateUninitializedArray<long>(length),
                VoxelType.Float32 => GC.AllocateUninitializedArray<float>(length),
                VoxelType.Float64 => GC.AllocateUninitializedArray<double>(length),
                _ => throw new UnreachableException($"{type} is no voxel type."),
            };
        }
        catch (OutOfMemoryException exception)
        {
            throw new ResourceException(
                Invariant($"{file}: its {length} voxels do not fit into this machine's memory; crop it or use a larger machine"), exception);
        }
    }

    /// <summary>The number of voxels, which an array can hold.</summary>
    /// <exception cref="ResourceException">None can.</exception>
    public static int CheckCount(VolumeSize size, string file)
    {
        UInt128 count = (UInt128)(ulong)size.X * (ulong)size.Y * (ulong)size.Z;
        return count <= (UInt128)Array.MaxLength
            ? (int)count
            : throw new ResourceException(
                Invariant($"{file}: {count} voxels are more than one volume can hold ({Array.MaxLength}); crop it or sample it more coarsely"));
    }

    /// <summary>The bytes of <paramref name="count"/> voxels from <paramref name="first"/> on; the caller has checked the range.</summary>
    public static Span<byte> Bytes(Array voxels, VoxelType type, long first, int count)
    {
        int width = VoxelTypes.BytesOf(type);
        ref byte start = ref Unsafe.AddByteOffset(ref MemoryMarshal.GetArrayDataReference(voxels), (nint)(first * width));
        return MemoryMarshal.CreateSpan(ref start, checked(count * width));
    }
}
