using System.Buffers.Binary;
using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Pinpoint.Imaging;

namespace Pinpoint.Patches;

/// <summary>Maps stored values to 8 bits through a window.</summary>
internal sealed class IntensityBytes
{
    private const int PieceLength = 1 << 17;
    private readonly IntensityWindow _window;
    private readonly byte[]? _table;
    private byte[] _room = [];

    /// <summary>Prepares the map of a scan.</summary>
    /// <param name="type">The scan's stored type.</param>
    /// <param name="window">The stored values that become 0 and 255.</param>
    public IntensityBytes(VoxelType type, IntensityWindow window)
    {
        _window = window;
        _table = type == VoxelType.UInt8 && window != new IntensityWindow(0, 255) ? TableOf(window) : null;
    }

    /// <summary>A slab in 8 bits: the slab itself where it is so already, else bytes that hold until the next one is mapped.</summary>
    public ReadOnlyMemory<byte> Map(VoxelSlab slab) => slab.VoxelType switch
    {
        VoxelType.UInt8 => MapBytes(slab.Voxels<byte>()),
        VoxelType.Int8 => Map(slab.Voxels<sbyte>()),
        VoxelType.UInt16 => Map(slab.Voxels<ushort>()),
        VoxelType.Int16 => Map(slab.Voxels<short>()),
        VoxelType.UInt32 => Map(slab.Voxels<uint>()),
        VoxelType.Int32 => Map(slab.Voxels<int>()),
        VoxelType.UInt64 => Map(slab.Voxels<ulong>()),
        VoxelType.Int64 => Map(slab.Voxels<long>()),
        VoxelType.Float32 => Map(slab.Voxels<float>()),
        VoxelType.Float64 => Map(slab.Voxels<double>()),
        _ => throw new UnreachableException($"{slab.VoxelType} is no voxel type."),
    };

    private static byte[] TableOf(IntensityWindow window)
    {
        byte[] table = new byte[256];
        for (int value = 0; value < table.Length; value++)
        {
            table[value] = value == window.BrightFill
                ? (byte)0
                : (byte)Math.Clamp(((value - window.Low) * 255 / (window.High - window.Low)) + 0.5, 0, 255);
        }

        return table;
    }

    private static void Darken<T>(ReadOnlySpan<T> source, T fill, Span<byte> piece)
        where T : unmanaged, INumberBase<T>
    {
        for (int i = 0; i < piece.Length; i++)
        {
            piece[i] = source[i] == fill ? (byte)0 : piece[i];
        }
    }

    private ReadOnlyMemory<byte> MapBytes(ReadOnlyMemory<byte> stored) => _table is not { } table ? stored : InPieces(stored.Length, (first, piece) =>
    {
        ReadOnlySpan<byte> source = stored.Span.Slice(first, piece.Length);
        ref byte of = ref MemoryMarshal.GetArrayDataReference(table);
        int i = 0;

        // Eight at a time, each looked up without a check: a table has a place for every byte.
        for (; i <= piece.Length - sizeof(ulong); i += sizeof(ulong))
        {
            ulong values = BinaryPrimitives.ReadUInt64LittleEndian(source[i..]);
            ulong low = Unsafe.Add(ref of, (byte)values)
                | ((uint)Unsafe.Add(ref of, (byte)(values >> 8)) << 8)
                | ((uint)Unsafe.Add(ref of, (byte)(values >> 16)) << 16)
                | ((uint)Unsafe.Add(ref of, (byte)(values >> 24)) << 24);
            ulong high = Unsafe.Add(ref of, (byte)(values >> 32))
                | ((uint)Unsafe.Add(ref of, (byte)(values >> 40)) << 8)
                | ((uint)Unsafe.Add(ref of, (byte)(values >> 48)) << 16)
                | ((uint)Unsafe.Add(ref of, (byte)(values >> 56)) << 24);
            BinaryPrimitives.WriteUInt64LittleEndian(piece[i..], low | (high << 32));
        }

        for (; i < piece.Length; i++)
        {
            piece[i] = table[source[i]];
        }
    });

    private ReadOnlyMemory<byte> Map<T>(ReadOnlyMemory<T> stored)
        where T : unmanaged, INumberBase<T>
    {
        float low = (float)_window.Low;
        float factor = (float)(255 / (_window.High - _window.Low));
        double? brightFill = _window.BrightFill;
        return InPieces(stored.Length, (first, piece) =>
        {
            ReadOnlySpan<T> source = stored.Span.Slice(first, piece.Length);
            for (int i = 0; i < piece.Length; i++)
            {
                piece[i] = (byte)Math.Clamp(((float.CreateTruncating(source[i]) - low) * factor) + 0.5f, 0f, 255f);
            }

            if (brightFill is { } fill)
            {
                Darken(source, T.CreateTruncating(fill), piece);
            }
        });
    }

    private ReadOnlyMemory<byte> InPieces(int length, PieceMap map)
    {
        _room = _room.Length >= length ? _room : GC.AllocateUninitializedArray<byte>(length);
        Parallel.For(0, (length + PieceLength - 1) / PieceLength, piece =>
        {
            int first = piece * PieceLength;
            map(first, _room.AsSpan(first, Math.Min(PieceLength, length - first)));
        });
        return _room.AsMemory(0, length);
    }

    private delegate void PieceMap(int first, Span<byte> piece);
}
