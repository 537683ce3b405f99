using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Pinpoint.Codecs;

/// <summary>Turns a tile's reconstructed values into samples of the frame (Annex G.1): rounds, shifts the level, clamps, and lays out the bits.</summary>
internal static class SampleWriter
{
    /// <summary>Writes a tile.</summary>
    /// <param name="values">The values in rows; whole numbers, or the bits of floats. Not kept.</param>
    /// <param name="stride">Values from row to row.</param>
    /// <param name="area">Where they belong, in the component's coordinates.</param>
    /// <param name="image">The component.</param>
    /// <param name="isWhole">Whether they are whole numbers.</param>
    /// <param name="shape">The frame.</param>
    /// <param name="voxels">Its samples.</param>
    internal static void Write(int[] values, int stride, Area area, ImageGrid image, bool isWhole, FrameShape shape, Span<byte> voxels)
    {
        int left = (int)(area.X0 - image.Samples.X0), top = (int)(area.Y0 - image.Samples.Y0);
        int bytes = shape.BitsAllocated / 8;
        for (int y = 0; y < area.Height; y++)
        {
            Span<int> row = values.AsSpan(y * stride, area.Width);
            if (!isWhole)
            {
                Round(row);
            }

            Finish(row, image, shape.Signed);
            long target = (((long)(top + y) * shape.Width) + left) * bytes;
            Narrow(row, voxels.Slice((int)target, area.Width * bytes), bytes);
        }
    }

    // In place: the row's bits are those of floats, then of whole numbers.
    private static void Round(Span<int> row)
    {
        int x = 0;
        Span<Vector<int>> vectors = MemoryMarshal.Cast<int, Vector<int>>(row);
        foreach (ref Vector<int> values in vectors)
        {
            values = Vector.ConvertToInt32(Vector.Round(Vector.AsVectorSingle(values)));
            x += Vector<int>.Count;
        }

        for (; x < row.Length; x++)
        {
            row[x] = (int)MathF.Round(BitConverter.Int32BitsToSingle(row[x]));
        }
    }

    // The sign of the shape stands: where the codestream's is another, the lowest bits are taken as they are.
    private static void Finish(Span<int> row, ImageGrid image, bool signed)
    {
        int lift = image.Signed ? 0 : 1 << (image.Precision - 1);
        int least = image.Signed ? -(1 << (image.Precision - 1)) : 0;
        int greatest = least + (1 << image.Precision) - 1;
        int spare = 32 - image.Precision, mask = (1 << image.Precision) - 1;
        int x = 0;
        foreach (ref Vector<int> values in MemoryMarshal.Cast<int, Vector<int>>(row))
        {
            Vector<int> clamped = Vector.Min(Vector.Max(values + new Vector<int>(lift), new Vector<int>(least)), new Vector<int>(greatest));
            values = signed ? Vector.ShiftRightArithmetic(Vector.ShiftLeft(clamped, spare), spare) : clamped & new Vector<int>(mask);
            x += Vector<int>.Count;
        }

        for (; x < row.Length; x++)
        {
            int clamped = Math.Clamp(row[x] + lift, least, greatest);
            row[x] = signed ? clamped << spare >> spare : clamped & mask;
        }
    }

    private static void Narrow(ReadOnlySpan<int> row, Span<byte> target, int bytes)
    {
        switch (bytes)
        {
            case 1:
                for (int x = 0; x < row.Length; x++)
                {
                    target[x] = (byte)row[x];
                }

                break;
            case 2:
                Span<short> shorts = MemoryMarshal.Cast<byte, short>(target);
                int done = 0;
                ReadOnlySpan<Vector<int>> vectors = MemoryMarshal.Cast<int, Vector<int>>(row);
                Span<Vector<short>> narrowed = MemoryMarshal.Cast<short, Vector<short>>(shorts);
                for (int pair = 0; pair < narrowed.Length; pair++)
                {
                    narrowed[pair] = Vector.Narrow(vectors[2 * pair], vectors[(2 * pair) + 1]);
                    done += Vector<short>.Count;
                }

                for (; done < row.Length; done++)
                {
                    shorts[done] = (short)row[done];
                }

                break;
            case 4:
                MemoryMarshal.AsBytes(row).CopyTo(target);
                break;
            default:
                throw new UnreachableException();
        }
    }
}
