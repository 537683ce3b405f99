using System.Numerics;
using System.Runtime.InteropServices;

namespace Pinpoint.Codecs;

/// <summary>The inverse wavelet transform of a tile (Annex F.3), resolution by resolution, in place.</summary>
internal static class Wavelet
{
    /// <summary>Columns that a vertical step takes at once: two vectors.</summary>
    internal static int Strip => 2 * Vector<int>.Count;

    /// <summary>
    /// Turns the sub-bands of a tile into samples. They lie as halves of rows and columns: in each resolution the lower one in the upper left corner.
    /// </summary>
    /// <param name="resolutions">The resolutions from the lowest on.</param>
    /// <param name="values">The coefficients; whole numbers for the 5/3 wavelet, bits of floats for the 9/7.</param>
    /// <param name="stride">Values from row to row.</param>
    /// <param name="reversible">Whether the wavelet is the 5/3.</param>
    /// <param name="workspace">Lends the lines.</param>
    internal static void Invert(ReadOnlySpan<Resolution> resolutions, int[] values, int stride, bool reversible, TileWorkspace workspace)
    {
        Area whole = resolutions[^1].Area;
        int[] lines = workspace.Lines(Math.Max(LineSpace(whole.Width), whole.Height * Strip));
        for (int index = 1; index < resolutions.Length; index++)
        {
            Area area = resolutions[index].Area, lower = resolutions[index - 1].Area;
            if (area.IsEmpty)
            {
                continue;
            }

            // Rows first, then columns (F.3.2): with the 5/3, which rounds, the order counts.
            var rows = new Split(lower.Width, area.Width - lower.Width, (area.X0 & 1) != 0);
            var columns = new Split(lower.Height, area.Height - lower.Height, (area.Y0 & 1) != 0);
            if (reversible)
            {
                ReversibleWavelet.InvertRows(values, stride, area.Height, rows, lines);
                ReversibleWavelet.InvertColumns(values, stride, area.Width, columns, lines);
            }
            else
            {
                Span<float> floats = MemoryMarshal.Cast<int, float>(values.AsSpan()), floatLines = MemoryMarshal.Cast<int, float>(lines.AsSpan());
                IrreversibleWavelet.InvertRows(floats, stride, area.Height, rows, floatLines);
                IrreversibleWavelet.InvertColumns(floats, stride, area.Width, columns, floatLines);
            }
        }
    }

    /// <summary>Values that the lines of a horizontal step take: both halves with their extensions, and whole vectors behind each.</summary>
    internal static int LineSpace(int width) => width + (4 * Strip);

    /// <summary>Values from row to row of a tile. Not a power of two, at which all rows of a column would meet in few places of the cache.</summary>
    internal static int Stride(int width) => width < 64 ? width : width + 16;

    /// <summary>Space for the values of a tile: a vertical step reads whole strips.</summary>
    internal static int Space(int width, int height) => (Stride(width) * height) + Strip;

    /// <summary>Writes the lanes of two vectors by turns.</summary>
    internal static void StoreInterleaved(Vector<int> first, Vector<int> second, ref int target)
    {
        Vector.Widen(Vector.AsVectorUInt32(first), out Vector<ulong> lower, out Vector<ulong> upper);
        Vector.Widen(Vector.AsVectorUInt32(second), out Vector<ulong> lowerSecond, out Vector<ulong> upperSecond);
        Vector.AsVectorInt32(lower | Vector.ShiftLeft(lowerSecond, 32)).StoreUnsafe(ref target);
        Vector.AsVectorInt32(upper | Vector.ShiftLeft(upperSecond, 32)).StoreUnsafe(ref target, (nuint)Vector<int>.Count);
    }

    /// <summary>A line of low-pass and high-pass values.</summary>
    /// <param name="Low">How many low-pass values it has, which stand first.</param>
    /// <param name="High">How many high-pass values.</param>
    /// <param name="StartsHigh">Whether the first value of the whole line is a high-pass one: it is at an odd place.</param>
    internal readonly record struct Split(int Low, int High, bool StartsHigh)
    {
        internal int Length => Low + High;
    }
}
