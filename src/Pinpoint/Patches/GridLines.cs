using System.Runtime.CompilerServices;
using Pinpoint.Imaging;

namespace Pinpoint.Patches;

/// <summary>A grid's voxels in both orders, and whole lines of them with the border laid around; while it is in use both arrays must be pinned.</summary>
/// <param name="across">The voxels, x fastest.</param>
/// <param name="depth">The voxels, z fastest, then y; null where the grid has not been prepared.</param>
/// <param name="size">Voxels along each axis.</param>
internal readonly unsafe ref struct GridLines(byte* across, byte* depth, VolumeSize size)
{
    /// <summary>The voxels, x fastest.</summary>
    public byte* Across { get; } = across;

    /// <summary>The voxels, z fastest, then y; null where the grid has not been prepared.</summary>
    public byte* Depth { get; } = depth;

    /// <summary>Voxels along each axis.</summary>
    public VolumeSize Size { get; } = size;

    /// <summary>The voxels (x, y, start) .. (x, y, start + count - 1): in place where all lie in the grid, else in <paramref name="room"/>.</summary>
    public byte* AlongZ(int x, int y, int start, int count, PatchPadding padding, byte* room) =>
        Line(Depth, x, Size.X, y, Size.Y, Size.Z, start, count, padding, room);

    /// <summary>The voxels (start, y, z) .. (start + count - 1, y, z): in place where all lie in the grid, else in <paramref name="room"/>.</summary>
    public byte* AlongX(int y, int z, int start, int count, PatchPadding padding, byte* room) =>
        Line(Across, z, Size.Z, y, Size.Y, Size.X, start, count, padding, room);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte* Line(byte* voxels, int slice, int slices, int line, int lines, int length, int start, int count, PatchPadding padding, byte* room)
    {
        if ((uint)slice < (uint)slices && (uint)line < (uint)lines && start >= 0 && start <= length - count)
        {
            return voxels + (((((nint)slice * lines) + line) * length) + start);
        }

        Pad(voxels, slice, slices, line, lines, length, start, count, padding, room);
        return room;
    }

    private static void Pad(byte* voxels, int slice, int slices, int line, int lines, int length, int start, int count, PatchPadding padding, byte* room)
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

        var source = new ReadOnlySpan<byte>(voxels + ((((nint)slice * lines) + line) * length), length);
        int before = Math.Clamp(-start, 0, count);
        int behind = Math.Clamp(start + count - length, 0, count - before);
        bool edge = padding == PatchPadding.Edge;
        target[..before].Fill(edge ? source[0] : (byte)0);
        target[(count - behind)..].Fill(edge ? source[^1] : (byte)0);
        source.Slice(Math.Clamp(start, 0, length), count - before - behind).CopyTo(target[before..]);
    }
}
