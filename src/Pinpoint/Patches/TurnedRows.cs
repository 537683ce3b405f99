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
            var line = new SampleLine(
                (float)(x + (offset * acrossX) - (radius * alongX)),
                (float)(y + (offset * acrossY) - (radius * alongY)),
                (float)(z + (offset * acrossZ) - (radius * alongZ)),
                (float)alongX,
                (float)alongY,
                (float)alongZ);
            var (inside, outside) = line.Interior(lines.Size, Margin, form.Size);
            if (inside < outside)
            {
                Locate(line, lines, depth, inside, outside, scratch);
                Gather(lines, depth, inside, outside, scratch);
                Blend(depth, inside, outside, scale, scratch, target);
            }

            for (int column = 0; column < form.Size; column++)
            {
                if (column == inside && inside < outside)
                {
                    column = outside - 1;
                    continue;
                }

                var (px, py, pz) = line.At(column);
                target[column] = (EdgeValue(lines, px, py, pz, form.Padding) * scale.Factor) + scale.Shift;
            }
        }
    }

    private static void Locate(in SampleLine line, in GridLines lines, bool depth, int first, int end, PatchScratch scratch)
    {
        var stepX = Vector256.Create(depth ? lines.Size.Y * lines.Size.Z : 1);
        var stepY = Vector256.Create(depth ? lines.Size.Z : lines.RowPitch);
        var stepZ = Vector256.Create(depth ? 1 : lines.SlicePitch);
        int* places = (int*)scratch.Columns(0);
        float* fractionX = scratch.Columns(1);
        float* fractionY = scratch.Columns(2);
        float* fractionZ = scratch.Columns(3);
        for (int column = first & -Lanes; column < end; column += Lanes)
        {
            Vector256<float> number = Vector256.ConvertToSingle(Vector256.Create(column) + Vector256<int>.Indices);
            Vector256<int> x = Split(line.StartX, line.StepX, number, fractionX + column);
            Vector256<int> y = Split(line.StartY, line.StepY, number, fractionY + column);
            Vector256<int> z = Split(line.StartZ, line.StepZ, number, fractionZ + column);
            ((x * stepX) + (y * stepY) + (z * stepZ)).Store(places + column);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Split(float start, float step, Vector256<float> number, float* fraction)
    {
        Vector256<float> position = Vector256.Create(start) + (number * Vector256.Create(step));
        Vector256<int> index = Vector256.ConvertToInt32Native(position);
        (position - Vector256.ConvertToSingle(index)).Store(fraction);
        return index;
    }

    private static void Gather(in GridLines lines, bool depth, int first, int end, PatchScratch scratch)
    {
        byte* voxels = depth ? lines.Depth : lines.Across;
        nint row = depth ? lines.Size.Z : lines.RowPitch;
        nint slice = depth ? row * lines.Size.Y : lines.SlicePitch;
        int* places = (int*)scratch.Columns(0);
        uint* near = (uint*)scratch.Columns(4);
        uint* far = (uint*)scratch.Columns(5);
        for (int column = first; column < end; column++)
        {
            byte* corner = voxels + places[column];
            near[column] = Unsafe.ReadUnaligned<ushort>(corner) | ((uint)Unsafe.ReadUnaligned<ushort>(corner + row) << 16);
            corner += slice;
            far[column] = Unsafe.ReadUnaligned<ushort>(corner) | ((uint)Unsafe.ReadUnaligned<ushort>(corner + row) << 16);
        }
    }

    private static void Blend(bool depth, int first, int end, IntensityScale scale, PatchScratch scratch, float* target)
    {
        float* fractionX = scratch.Columns(1);
        float* fractionY = scratch.Columns(2);
        float* fractionZ = scratch.Columns(3);
        uint* near = (uint*)scratch.Columns(4);
        uint* far = (uint*)scratch.Columns(5);
        var factor = Vector256.Create(scale.Factor);
        var shift = Vector256.Create(scale.Shift);
        for (int column = first & -Lanes; column < end; column += Lanes)
        {
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

    private static float EdgeValue(in GridLines lines, float x, float y, float z, PatchPadding padding)
    {
        VolumeSize size = lines.Size;
        if (padding == PatchPadding.Edge)
        {
            x = Math.Clamp(x, 0, size.X - 1);
            y = Math.Clamp(y, 0, size.Y - 1);
            z = Math.Clamp(z, 0, size.Z - 1);
        }
        else if (!(x > -1 && x < size.X && y > -1 && y < size.Y && z > -1 && z < size.Z))
        {
            return 0;
        }

        int ix = (int)MathF.Floor(x);
        int iy = (int)MathF.Floor(y);
        int iz = (int)MathF.Floor(z);
        float sum = 0;
        for (int corner = 0; corner < 8; corner++)
        {
            int cx = ix + (corner & 1);
            int cy = iy + ((corner >> 1) & 1);
            int cz = iz + (corner >> 2);
            if ((uint)cx < (uint)size.X && (uint)cy < (uint)size.Y && (uint)cz < (uint)size.Z)
            {
                float weight = (1 - Math.Abs(x - cx)) * (1 - Math.Abs(y - cy)) * (1 - Math.Abs(z - cz));
                sum += weight * lines.Across[cx + ((nint)lines.RowPitch * cy) + ((nint)lines.SlicePitch * cz)];
            }
        }

        return sum;
    }
}
