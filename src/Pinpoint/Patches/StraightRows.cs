using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Pinpoint.Patches;

/// <summary>
/// Rows of patches along the grid's own axes. A row is cut from whole lines of voxels: the border is laid around a line before anything is
/// converted, so that the arithmetic knows no edges, and fractions of a voxel are the same for the whole patch. Where a row runs along z,
/// its lines lie one after another in the grid's depth order; rows along y (plane 2) come from a small tile of x lines that is turned over.
/// </summary>
/// <remarks>Vectors of eight values (two of four where the processor has no wider), products and sums rounded apart: the same bytes on every
/// processor.</remarks>
internal static unsafe class StraightRows
{
    private const int Lanes = 8;

    // Far outside any grid, and far from overflow: where a search that went astray is cut off.
    private const double Far = 1 << 28;

    /// <summary>Cuts rows of one plane.</summary>
    /// <param name="lines">The grid's lines.</param>
    /// <param name="x">The patch's centre in voxel indices.</param>
    /// <param name="y">The same, y.</param>
    /// <param name="z">The same, z.</param>
    /// <param name="form">Size, interpolation and padding.</param>
    /// <param name="plane">The plane, 0 .. 2.</param>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row after the last, at most <see cref="PatchScratch.BlockRows"/> further.</param>
    /// <param name="scale">What becomes of the values.</param>
    /// <param name="scratch">Memory.</param>
    /// <param name="channel">The channel of the scratch that receives the rows.</param>
    public static void Cut(
        in GridLines lines,
        double x,
        double y,
        double z,
        PatchForm form,
        int plane,
        int first,
        int end,
        IntensityScale scale,
        PatchScratch scratch,
        int channel)
    {
        bool linear = form.Interpolation == PatchInterpolation.Linear;
        var (ix, fx) = Split(x, linear);
        var (iy, fy) = Split(y, linear);
        var (iz, fz) = Split(z, linear);
        int radius = form.Size / 2;
        int start = first - radius;
        int count = end - first;
        float* target = scratch.Channel(channel);
        if (plane == 2)
        {
            int voxelRows = linear ? count + 1 : count;
            CutTile(lines, ix + start, iy - radius, iz, voxelRows, form, scratch, scratch.Tile(1));
            if (linear)
            {
                CutTile(lines, ix + start, iy - radius, iz + 1, voxelRows, form, scratch, scratch.Tile(2));
            }

            for (int row = 0; row < count; row++, target += scratch.RowStride)
            {
                byte* near = scratch.Tile(1) + ((nint)row * scratch.LinePitch);
                if (linear)
                {
                    byte* far = scratch.Tile(2) + ((nint)row * scratch.LinePitch);
                    Blend(near, near + scratch.LinePitch, far, far + scratch.LinePitch, fx, fz, fy, scale, scratch, target);
                }
                else
                {
                    Convert(near, scratch.Pitch, scale, target);
                }
            }

            return;
        }

        for (int row = 0; row < count; row++, target += scratch.RowStride)
        {
            int lineX = plane == 0 ? ix : ix + start + row;
            int lineY = plane == 0 ? iy + start + row : iy;
            byte* low = lines.AlongZ(lineX, lineY, iz - radius, scratch.Pitch, form.Padding, scratch.Line(0));
            if (linear)
            {
                byte* right = lines.AlongZ(lineX + 1, lineY, iz - radius, scratch.Pitch, form.Padding, scratch.Line(1));
                byte* up = lines.AlongZ(lineX, lineY + 1, iz - radius, scratch.Pitch, form.Padding, scratch.Line(2));
                byte* both = lines.AlongZ(lineX + 1, lineY + 1, iz - radius, scratch.Pitch, form.Padding, scratch.Line(3));
                Blend(low, right, up, both, fx, fy, fz, scale, scratch, target);
            }
            else
            {
                Convert(low, scratch.Pitch, scale, target);
            }
        }
    }

    // Nearest truncates toward zero, as the paper's own code does; linear needs the voxel below.
    private static (int Index, float Fraction) Split(double position, bool linear)
    {
        position = Math.Clamp(position, -Far, Far);
        double index = linear ? Math.Floor(position) : Math.Truncate(position);
        return ((int)index, (float)(position - index));
    }

    // Voxels x .. x + rows - 1 of the lines y, y + 1, .. as rows of the tile.
    private static void CutTile(in GridLines lines, int x, int y, int z, int rows, PatchForm form, PatchScratch scratch, byte* tile)
    {
        const int Bytes = PatchScratch.BlockRows + 1;
        byte* gathered = scratch.Tile(0);
        int columns = form.Size + 1;
        for (int column = 0; column < columns; column += ByteTransposition.TileLines)
        {
            for (int line = 0; line < ByteTransposition.TileLines; line++)
            {
                byte* source = lines.AlongX(y + column + line, z, x, Bytes, form.Padding, scratch.Line(0));
                Unsafe.CopyBlockUnaligned(gathered + (line * Bytes), source, Bytes);
            }

            ByteTransposition.Tile(gathered, Bytes, tile + column, scratch.LinePitch);
        }
    }

    private static void Convert(byte* source, int columns, IntensityScale scale, float* target)
    {
        var factor = Vector256.Create(scale.Factor);
        var shift = Vector256.Create(scale.Shift);
        for (int column = 0; column < columns; column += Lanes)
        {
            ((Load(source + column) * factor) + shift).Store(target + column);
        }
    }

    // Four lines to one between them, then each of its values with the next.
    private static void Blend(
        byte* low, byte* right, byte* up, byte* both, float sideways, float upwards, float along, IntensityScale scale, PatchScratch scratch, float* target)
    {
        int columns = scratch.Pitch;
        float* line = scratch.Columns(0);
        var side = Vector256.Create(sideways);
        var rise = Vector256.Create(upwards);
        for (int column = 0; column < columns; column += Lanes)
        {
            Vector256<float> below = Between(Load(low + column), Load(right + column), side);
            Vector256<float> above = Between(Load(up + column), Load(both + column), side);
            Between(below, above, rise).Store(line + column);
        }

        // The last column has no next one; the room behind it is the next array's.
        var step = Vector256.Create(along);
        var factor = Vector256.Create(scale.Factor);
        var shift = Vector256.Create(scale.Shift);
        for (int column = 0; column < columns; column += Lanes)
        {
            Vector256<float> value = Between(Vector256.Load(line + column), Vector256.Load(line + column + 1), step);
            ((value * factor) + shift).Store(target + column);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Between(Vector256<float> one, Vector256<float> other, Vector256<float> share) => one + (share * (other - one));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Load(byte* source)
    {
        Vector128<ushort> words = Vector128.WidenLower(Vector128.CreateScalar(Unsafe.ReadUnaligned<ulong>(source)).AsByte());
        return Vector256.ConvertToSingle(Vector256.Create(Vector128.WidenLower(words), Vector128.WidenUpper(words)).AsInt32());
    }
}
