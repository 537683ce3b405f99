using System.Runtime.CompilerServices;
using Pinpoint.Imaging;

namespace Pinpoint.Patches;

/// <summary>A grid's voxels in both orders, and whole lines of them with the border laid around; while it is in use both arrays must be pinned.</summary>
/// <param name="across">The voxels, x fastest.</param>
/// <param name="depth">The voxels, z fastest, then y; null where the grid has not been prepared.</param>
/// <param name="size">Voxels along each axis.</param>
/// <param name="row">Voxels from one line along x to the next.</param>
/// <param name="slice">Voxels from one slice across z to the next.</param>
internal readonly unsafe ref struct GridLines(byte* across, byte* depth, VolumeSize size, int row, int slice)
{
    /// <summary>The lines of a whole grid.</summary>
    /// <param name="across">The voxels, x fastest.</param>
    /// <param name="depth">The voxels, z fastest, then y; null where the grid has not been prepared.</param>
    /// <param name="size">Voxels along each axis.</param>
    public GridLines(byte* across, byte* depth, VolumeSize size)
        : this(across, depth, size, size.X, size.X * size.Y)
    {
    }

    /// <summary>Voxels from one line along x to the next; another number than the grid's where only a part of it is in memory.</summary>
    public int RowPitch { get; } = row;

    /// <summary>Voxels from one slice across z to the next.</summary>
    public int SlicePitch { get; } = slice;

    /// <summary>The grid's centre in voxel indices.</summary>
    public VoxelPoint Centre => new((Size.X - 1) / 2.0, (Size.Y - 1) / 2.0, (Size.Z - 1) / 2.0);

    /// <summary>The voxels, x fastest; where only a part is in memory, the place where the first would be.</summary>
    public byte* Across { get; } = across;

    /// <summary>The voxels, z fastest, then y; null where the grid has not been prepared.</summary>
    public byte* Depth { get; } = depth;

    /// <summary>Voxels along each axis.</summary>
    public VolumeSize Size { get; } = size;

    /// <summary>The voxels (x, y, start) .. (x, y, start + count - 1): in place where all lie in the grid, else in <paramref name="room"/>.</summary>
    public byte* AlongZ(int x, int y, int start, int count, PatchPadding padding, byte* room) =>
        Line(Depth, x, Size.X, (nint)Size.Y * Size.Z, y, Size.Y, Size.Z, Size.Z, start, count, padding, room);

    /// <summary>The voxels (start, y, z) .. (start + count - 1, y, z): in place where all lie in the grid, else in <paramref name="room"/>.</summary>
    public byte* AlongX(int y, int z, int start, int count, PatchPadding padding, byte* room) =>
        Line(Across, z, Size.Z, SlicePitch, y, Size.Y, RowPitch, Size.X, start, count, padding, room);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte* Line(
        byte* voxels,
        int slice,
        int slices,
        nint slicePitch,
        int line,
        int lines,
        nint linePitch,
        int length,
        int start,
        int count,
        PatchPadding padding,
        byte* room)
    {
        if ((uint)slice < (uint)slices && (uint)line < (uint)lines && start >= 0 && start <= length - count)
        {
            return voxels + ((slice * slicePitch) + (line * linePitch) + start);
        }

        Pad(voxels, slice, slices, slicePitch, line, lines, linePitch, length, start, count, padding, room);
        return room;
    }

    private static void Pad(
        byte* voxels,
        int slice,
        int slices,
        nint slicePitch,
        int line,
        int lines,
        nint linePitch,
        int length,
        int start,
        int count,
        PatchPadding padding,
        byte* room)
    {
        var target = new Span<byte>(room, count);
        if (padding == PatchPadding.Edge)
        {
            slice = Math.Clamp(slice, 0, slices - 1);
            line = Math.Clamp(line, 0, lines - 1);
        }
        else if ((uint)slice >= (uint)slices || (uint)line >= (uint)lines)
        {
            target.Clear();
            return;
        }

        var source = new ReadOnlySpan<byte>(voxels + ((slice * slicePitch) + (line * linePitch)), length);
        int before = Math.Clamp(-start, 0, count);
        int behind = Math.Clamp(start + count - length, 0, count - before);
        bool edge = padding == PatchPadding.Edge;
        target[..before].Fill(edge ? source[0] : (byte)0);
        target[(count - behind)..].Fill(edge ? source[^1] : (byte)0);
        source.Slice(Math.Clamp(start, 0, length), count - before - behind).CopyTo(target[before..]);
    }
}
