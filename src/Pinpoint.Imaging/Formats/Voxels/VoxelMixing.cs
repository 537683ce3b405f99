using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Pinpoint.Imaging;

/// <summary>Mixes the voxels of two slices.</summary>
internal static class VoxelMixing
{
    /// <summary>Replaces each voxel by <c>(1 - weight) * voxel + weight * other</c>, rounded to the nearest number of its type.</summary>
    public static void Mix(VoxelType type, Span<byte> voxels, ReadOnlySpan<byte> other, double weight)
    {
        switch (type)
        {
            case VoxelType.UInt8:
                Mix(MemoryMarshal.Cast<byte, byte>(voxels), MemoryMarshal.Cast<byte, byte>(other), weight);
                break;
            case VoxelType.Int8:
                Mix(MemoryMarshal.Cast<byte, sbyte>(voxels), MemoryMarshal.Cast<byte, sbyte>(other), weight);
                break;
            case VoxelType.UInt16:
                Mix(MemoryMarshal.Cast<byte, ushort>(voxels), MemoryMarshal.Cast<byte, ushort>(other), weight);
                break;
            case VoxelType.Int16:
                Mix(MemoryMarshal.Cast<byte, short>(voxels), MemoryMarshal.Cast<byte, short>(other), weight);
                break;
            case VoxelType.UInt32:
                Mix(MemoryMarshal.Cast<byte, uint>(voxels), MemoryMarshal.Cast<byte, uint>(other), weight);
                break;
            case VoxelType.Int32:
                Mix(MemoryMarshal.Cast<byte, int>(voxels), MemoryMarshal.Cast<byte, int>(other), weight);
                break;
            case VoxelType.UInt64:
                Mix(MemoryMarshal.Cast<byte, ulong>(voxels), MemoryMarshal.Cast<byte, ulong>(other), weight);
                break;
            case VoxelType.Int64:
                Mix(MemoryMarshal.Cast<byte, long>(voxels), MemoryMarshal.Cast<byte, long>(other), weight);
                break;
            case VoxelType.Float32:
                MixNumbers(MemoryMarshal.Cast<byte, float>(voxels), MemoryMarshal.Cast<byte, float>(other), weight);
                break;
            case VoxelType.Float64:
                MixNumbers(MemoryMarshal.Cast<byte, double>(voxels), MemoryMarshal.Cast<byte, double>(other), weight);
                break;
            default:
                throw new UnreachableException($"{type} is no voxel type.");
        }
    }

    private static void Mix<T>(Span<T> voxels, ReadOnlySpan<T> other, double weight)
        where T : unmanaged, INumber<T>
    {
        for (int index = 0; index < voxels.Length; index++)
        {
            double voxel = double.CreateChecked(voxels[index]);
            voxels[index] = T.CreateSaturating(Math.Round(voxel + (weight * (double.CreateChecked(other[index]) - voxel))));
        }
    }

    private static void MixNumbers<T>(Span<T> voxels, ReadOnlySpan<T> other, double weight)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var share = T.CreateChecked(weight);
        for (int index = 0; index < voxels.Length; index++)
        {
            voxels[index] += share * (other[index] - voxels[index]);
        }
    }
}
