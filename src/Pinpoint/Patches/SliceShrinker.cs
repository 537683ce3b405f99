using System.Runtime.Intrinsics;
using Pinpoint.Imaging;

namespace Pinpoint.Patches;

/// <summary>Averages the slices of a scan over boxes as they go by.</summary>
/// <param name="size">The scan's voxels along each axis.</param>
/// <param name="frame">The boxes.</param>
internal sealed class SliceShrinker(VolumeSize size, ShrunkFrame frame)
{
    // The sums of the layer of boxes that is not complete.
    private readonly int[] _sums = frame.Factor == (1, 1, 1) ? [] : new int[frame.Size.X * frame.Size.Y];
    private byte[] _room = [];
    private int _layers;

    /// <summary>Takes the next slices; gives the layers of boxes that they complete.</summary>
    /// <param name="voxels">The slices, x fastest.</param>
    /// <param name="first">The first of them.</param>
    /// <param name="count">How many.</param>
    /// <returns>The layers, which hold until the next slices are taken; the slices themselves where boxes are voxels.</returns>
    public ByteSlices Take(ReadOnlyMemory<byte> voxels, int first, int count)
    {
        if (_sums.Length == 0)
        {
            return new ByteSlices(voxels, first, count);
        }

        var (boxes, (_, _, deep)) = (frame.Size, frame.Factor);
        int end = first + count == size.Z ? boxes.Z : (first + count) / deep;
        var layers = new ByteSlices(Room((end - _layers) * boxes.X * boxes.Y), _layers, end - _layers);
        Parallel.For(0, boxes.Y, y => TakeRow(voxels.Span, first, count, y));
        _layers = end;
        return layers;
    }

    private void TakeRow(ReadOnlySpan<byte> voxels, int first, int count, int y)
    {
        var (boxes, (wide, high, deep)) = (frame.Size, frame.Factor);
        Span<int> sums = _sums.AsSpan(y * boxes.X, boxes.X);
        int height = Math.Min(high, size.Y - (y * high));
        for (int z = first; z < first + count; z++)
        {
            for (int dy = 0; dy < height; dy++)
            {
                AddBoxes(voxels.Slice(((y * high) + dy + ((z - first) * size.Y)) * size.X, size.X), wide, sums);
            }

            int layer = z / deep;
            if (z + 1 == size.Z || (z + 1) % deep == 0)
            {
                int depth = Math.Min(deep, size.Z - (layer * deep));
                Span<byte> row = _room.AsSpan((y + ((layer - _layers) * boxes.Y)) * boxes.X, boxes.X);
                for (int x = 0; x < row.Length; x++)
                {
                    int voxelsOfBox = Math.Min(wide, size.X - (x * wide)) * height * depth;
                    row[x] = (byte)((sums[x] + (voxelsOfBox / 2)) / voxelsOfBox);
                }

                sums.Clear();
            }
        }
    }

    private static void AddBoxes(ReadOnlySpan<byte> line, int wide, Span<int> sums)
    {
        int whole = wide == 2 ? AddPairs(line, sums) : 0;
        int x = whole * wide;
        for (int box = whole; box < sums.Length; box++)
        {
            int end = Math.Min(x + wide, line.Length);
            int sum = 0;
            for (; x < end; x++)
            {
                sum += line[x];
            }

            sums[box] += sum;
        }
    }

    // The boxes that were added, in whole vectors; half the spacing is the usual case.
    private static int AddPairs(ReadOnlySpan<byte> line, Span<int> sums)
    {
        int box = 0;
        for (; box <= (line.Length / 2) - Vector256<ushort>.Count; box += Vector256<ushort>.Count)
        {
            Vector256<ushort> pairs = Vector256.LoadUnsafe(in line[2 * box]).AsUInt16();
            Vector256<ushort> sum = (pairs & Vector256.Create((ushort)byte.MaxValue)) + Vector256.ShiftRightLogical(pairs, 8);
            ref int target = ref sums[box];
            (Vector256.LoadUnsafe(in target) + Vector256.WidenLower(sum).AsInt32()).StoreUnsafe(ref target);
            ref int next = ref sums[box + Vector256<int>.Count];
            (Vector256.LoadUnsafe(in next) + Vector256.WidenUpper(sum).AsInt32()).StoreUnsafe(ref next);
        }

        return box;
    }

    private Memory<byte> Room(int length)
    {
        _room = _room.Length >= length ? _room : GC.AllocateUninitializedArray<byte>(length);
        return _room.AsMemory(0, length);
    }
}
