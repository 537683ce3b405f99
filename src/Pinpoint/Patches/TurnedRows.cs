using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Pinpoint.Imaging;

namespace Pinpoint.Patches;

/// <summary>
/// Rows of patches in any frame, trilinear. A row goes through three passes over arrays of one row, all in the first-level cache: places and
/// fractions (vectors), the eight voxels around each place packed into one 64-bit number (four loads of two neighbours each, since Arm has
/// no gather instruction), and their blend (vectors). What limits it is the second pass, three quarters of the time: its loads miss the caches.
/// </summary>
/// <remarks>Vectors of eight values (two of four where the processor has no wider), products and sums rounded apart: the same bytes on every processor, and
/// from either order of the voxels.</remarks>
internal static unsafe class TurnedRows
{
    private const int Lanes = 8;
    private const byte AllLanes = 0xFF;
    private const int CornersOfVoxel = 8;

    // The line of the scratch memory that holds a bit for each column: whether all eight voxels around it exist.
    private const int Masks = 0;

    // What rounding may move a position by, seen from inside the grid.
    private const float Margin = 0.015625f;

    /// <summary>Cuts rows of one plane.</summary>
    /// <param name="lines">The grid's lines.</param>
    /// <param name="x">The patch's centre in voxel indices.</param>
    /// <param name="y">The same, y.</param>
    /// <param name="z">The same, z.</param>
    /// <param name="frame">The patch's axes.</param>
    /// <param name="form">Size and padding.</param>
    /// <param name="plane">The plane, 0 .. 2.</param>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row after the last.</param>
    /// <param name="scale">What becomes of the values.</param>
    /// <param name="scratch">Memory.</param>
    /// <param name="channel">The channel of the scratch that receives the rows.</param>
    public static void Cut(
        in GridLines lines,
        double x,
        double y,
        double z,
        in PatchFrame frame,
        PatchForm form,
        int plane,
        int first,
        int end,
        IntensityScale scale,
        PatchScratch scratch,
        int channel)
    {
        // The order of the voxels whose fastest axis lies flatter in the plane: neighbours in the picture are then neighbours in memory.
        var (normalX, _, normalZ) = frame.Axis(plane);
        bool depth = lines.Depth != null && Math.Abs(normalX) > Math.Abs(normalZ);
        int radius = form.Size / 2;
        var (acrossX, acrossY, acrossZ) = frame.Axis(plane == 0 ? 1 : 0);
        var (alongX, alongY, alongZ) = frame.Axis(plane == 2 ? 1 : 2);
        float* target = scratch.Channel(channel);
        for (int row = first; row < end; row++, target += scratch.RowStride)
        {
            double offset = row - radius;
            double startX = x + (offset * acrossX) - (radius * alongX);
            double startY = y + (offset * acrossY) - (radius * alongY);
            double startZ = z + (offset * acrossZ) - (radius * alongZ);
            VoxelPoint middle = lines.Centre;
            SampleLine line = frame.Warp is { } warp
                ? warp.LineOf((startX - middle.X, startY - middle.Y, startZ - middle.Z), (alongX, alongY, alongZ), middle)
                : new SampleLine((float)startX, (float)startY, (float)startZ, (float)alongX, (float)alongY, (float)alongZ);
            Locate(line, lines, depth, form.Size, scratch);
            Gather(lines, depth, form.Size, scratch);
            Blend(depth, form.Size, scale, scratch, target);
            for (int column = 0; column < form.Size; column += Lanes)
            {
                int asked = AskedLanes(form.Size, column);
                if ((scratch.Line(Masks)[column / Lanes] & asked) != asked)
                {
                    AddEdges(line, lines, column, asked, form.Padding, scale, scratch, target + column);
                }
            }
        }
    }

    // One bit for each lane of a vector whose column the patch has. Where a part of the grid is in memory, only what these need is sure to be: the voxels of
    // the others must not be read.
    private static int AskedLanes(int columns, int first) => AllLanes >> (Lanes - Math.Min(Lanes, columns - first));

    // Places and fractions of the columns, and one bit each: whether all eight voxels around it exist.
    private static void Locate(in SampleLine line, in GridLines lines, bool depth, int columns, PatchScratch scratch)
    {
        var stepX = Vector256.Create(depth ? lines.Size.Y * lines.Size.Z : 1);
        var stepY = Vector256.Create(depth ? lines.Size.Z : lines.RowPitch);
        var stepZ = Vector256.Create(depth ? 1 : lines.SlicePitch);
        int* places = (int*)scratch.Columns(0);
        float* fractionX = scratch.Columns(1);
        float* fractionY = scratch.Columns(2);
        float* fractionZ = scratch.Columns(3);
        byte* masks = scratch.Line(Masks);
        for (int column = 0; column < columns; column += Lanes)
        {
            var (atX, atY, atZ) = line.At(column);
            Vector256<int> inside = Inside(lines.Size, atX, atY, atZ).AsInt32();
            Vector256<int> x = Split(atX, inside, fractionX + column);
            Vector256<int> y = Split(atY, inside, fractionY + column);
            Vector256<int> z = Split(atZ, inside, fractionZ + column);
            ((x * stepX) + (y * stepY) + (z * stepZ)).Store(places + column);
            masks[column / Lanes] = (byte)inside.ExtractMostSignificantBits();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Inside(VolumeSize size, Vector256<float> x, Vector256<float> y, Vector256<float> z) =>
        Inside(size.X, x) & Inside(size.Y, y) & Inside(size.Z, z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Inside(int size, Vector256<float> position) =>
        Vector256.GreaterThanOrEqual(position, Vector256.Create(Margin)) & Vector256.LessThan(position, Vector256.Create(size - 1 - Margin));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Split(Vector256<float> position, Vector256<int> inside, float* fraction)
    {
        Vector256<int> index = Vector256.ConvertToInt32Native(position) & inside;
        (position - Vector256.ConvertToSingle(index)).Store(fraction);
        return index;
    }

    private static void Gather(in GridLines lines, bool depth, int columns, PatchScratch scratch)
    {
        byte* voxels = depth ? lines.Depth : lines.Across;
        nint row = depth ? lines.Size.Z : lines.RowPitch;
        nint slice = depth ? row * lines.Size.Y : lines.SlicePitch;
        int* places = (int*)scratch.Columns(0);
        uint* near = (uint*)scratch.Columns(4);
        uint* far = (uint*)scratch.Columns(5);
        byte* masks = scratch.Line(Masks);
        for (int vector = 0; vector * Lanes < columns; vector++)
        {
            int first = vector * Lanes;
            int asked = AskedLanes(columns, first);
            int there = masks[vector] & asked;
            if (there == asked)
            {
                for (int column = first; column < Math.Min(first + Lanes, columns); column++)
                {
                    (near[column], far[column]) = Corners(voxels + places[column], row, slice);
                }

                continue;
            }

            for (int lane = 0; lane < Lanes; lane++)
            {
                if ((there & (1 << lane)) != 0)
                {
                    (near[first + lane], far[first + lane]) = Corners(voxels + places[first + lane], row, slice);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (uint Near, uint Far) Corners(byte* corner, nint row, nint slice) => (
        Unsafe.ReadUnaligned<ushort>(corner) | ((uint)Unsafe.ReadUnaligned<ushort>(corner + row) << 16),
        Unsafe.ReadUnaligned<ushort>(corner + slice) | ((uint)Unsafe.ReadUnaligned<ushort>(corner + slice + row) << 16));

    private static void Blend(bool depth, int columns, IntensityScale scale, PatchScratch scratch, float* target)
    {
        float* fractionX = scratch.Columns(1);
        float* fractionY = scratch.Columns(2);
        float* fractionZ = scratch.Columns(3);
        uint* near = (uint*)scratch.Columns(4);
        uint* far = (uint*)scratch.Columns(5);
        var factor = Vector256.Create(scale.Factor);
        var shift = Vector256.Create(scale.Shift);
        byte* masks = scratch.Line(Masks);
        for (int column = 0; column < columns; column += Lanes)
        {
            if (masks[column / Lanes] == 0)
            {
                continue;
            }

            Vector256<uint> low = Vector256.Load(near + column);
            Vector256<uint> high = Vector256.Load(far + column);
            Vector256<float> right = Byte(low, 8);
            Vector256<float> rightUp = Byte(low, 24);
            Vector256<float> back = Byte(high, 0);
            Vector256<float> backUp = Byte(high, 16);
            if (depth)
            {
                // Neighbours in memory lie along z and slices along x, the other way round than they are blended.
                (right, rightUp, back, backUp) = (back, backUp, right, rightUp);
            }

            Vector256<float> x = Vector256.Load(fractionX + column);
            Vector256<float> y = Vector256.Load(fractionY + column);
            Vector256<float> front = Between(Between(Byte(low, 0), right, x), Between(Byte(low, 16), rightUp, x), y);
            Vector256<float> behind = Between(Between(back, Byte(high, 8), x), Between(backUp, Byte(high, 24), x), y);
            ((Between(front, behind, Vector256.Load(fractionZ + column)) * factor) + shift).Store(target + column);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Byte(Vector256<uint> packed, int bits) =>
        Vector256.ConvertToSingle((Vector256.ShiftRightLogical(packed, bits) & Vector256.Create(255u)).AsInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Between(Vector256<float> one, Vector256<float> other, Vector256<float> share) => one + (share * (other - one));

    // The columns of one vector around which not all eight voxels exist; the others stay as they are.
    private static void AddEdges(
        in SampleLine line, in GridLines lines, int column, int asked, PatchPadding padding, IntensityScale scale, PatchScratch scratch, float* target)
    {
        var (x, y, z) = line.At(column);
        Vector256<float> values = EdgeValues(lines, x, y, z, asked, padding, scratch);
        Vector256<float> scaled = (values * Vector256.Create(scale.Factor)) + Vector256.Create(scale.Shift);
        Vector256.ConditionalSelect(Inside(lines.Size, x, y, z), Vector256.Load(target), scaled).Store(target);
    }

    private static Vector256<float> EdgeValues(
        in GridLines lines, Vector256<float> x, Vector256<float> y, Vector256<float> z, int asked, PatchPadding padding, PatchScratch scratch)
    {
        VolumeSize size = lines.Size;
        int lanes = asked;
        if (padding == PatchPadding.Edge)
        {
            x = Vector256.Clamp(x, Vector256<float>.Zero, Vector256.Create((float)(size.X - 1)));
            y = Vector256.Clamp(y, Vector256<float>.Zero, Vector256.Create((float)(size.Y - 1)));
            z = Vector256.Clamp(z, Vector256<float>.Zero, Vector256.Create((float)(size.Z - 1)));
        }
        else
        {
            Vector256<float> touched = Touched(size.X, x) & Touched(size.Y, y) & Touched(size.Z, z);
            if (touched == Vector256<float>.Zero)
            {
                return Vector256<float>.Zero;
            }

            // To the others each corner weighs nothing.
            lanes &= (int)touched.ExtractMostSignificantBits();
            var outside = Vector256.Create(-1f);
            x = Vector256.ConditionalSelect(touched, x, outside);
            y = Vector256.ConditionalSelect(touched, y, outside);
            z = Vector256.ConditionalSelect(touched, z, outside);
        }

        int* places = (int*)scratch.Tile(0);
        var (x0, x1) = Weights(size.X, x, 1, places);
        var (y0, y1) = Weights(size.Y, y, lines.RowPitch, places + (2 * Lanes));
        var (z0, z1) = Weights(size.Z, z, lines.SlicePitch, places + (4 * Lanes));
        byte* voxels = scratch.Tile(1);
        for (int lane = 0; lane < Lanes; lane++)
        {
            for (int corner = 0; (lanes & (1 << lane)) != 0 && corner < CornersOfVoxel; corner++)
            {
                nint place = (nint)places[((corner & 1) * Lanes) + lane]
                    + places[((2 + ((corner >> 1) & 1)) * Lanes) + lane]
                    + places[((4 + (corner >> 2)) * Lanes) + lane];
                voxels[(corner * Lanes) + lane] = lines.Across[place];
            }
        }

        Vector256<float> sum = (x0 * y0 * z0) * Lane(voxels);
        sum += (x1 * y0 * z0) * Lane(voxels + Lanes);
        sum += (x0 * y1 * z0) * Lane(voxels + (2 * Lanes));
        sum += (x1 * y1 * z0) * Lane(voxels + (3 * Lanes));
        sum += (x0 * y0 * z1) * Lane(voxels + (4 * Lanes));
        sum += (x1 * y0 * z1) * Lane(voxels + (5 * Lanes));
        sum += (x0 * y1 * z1) * Lane(voxels + (6 * Lanes));
        sum += (x1 * y1 * z1) * Lane(voxels + (7 * Lanes));
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Touched(int size, Vector256<float> position) =>
        Vector256.GreaterThan(position, Vector256.Create(-1f)) & Vector256.LessThan(position, Vector256.Create((float)size));

    // What the voxel below a place and the one above weigh along one axis, nothing where the grid has none, and where the nearest there are lie.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float> Below, Vector256<float> Above) Weights(int size, Vector256<float> position, int pitch, int* places)
    {
        Vector256<int> below = Vector256.ConvertToInt32(Vector256.Floor(position));
        Vector256<int> above = below + Vector256<int>.One;
        return (Weight(size, position, below, pitch, places), Weight(size, position, above, pitch, places + Lanes));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Weight(int size, Vector256<float> position, Vector256<int> index, int pitch, int* places)
    {
        var last = Vector256.Create(size - 1);
        Vector256<int> nearest = Vector256.Min(Vector256.Max(index, Vector256<int>.Zero), last);
        (nearest * Vector256.Create(pitch)).Store(places);
        Vector256<float> weight = Vector256<float>.One - Vector256.Abs(position - Vector256.ConvertToSingle(index));
        return weight & Vector256.Equals(index, nearest).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Lane(byte* source)
    {
        Vector128<ushort> words = Vector128.WidenLower(Vector128.CreateScalar(Unsafe.ReadUnaligned<ulong>(source)).AsByte());
        return Vector256.ConvertToSingle(Vector256.Create(Vector128.WidenLower(words), Vector128.WidenUpper(words)).AsInt32());
    }
}
