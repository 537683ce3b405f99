using System.Runtime.CompilerServices;

namespace Pinpoint.Networks;

/// <summary>
/// Six matrix products with a panel of 32 columns, of the six points of a line of F(4, 3), and the line's transform back, in register tiles of two
/// rows at all points by two vectors of maps: the products never leave the registers. Only for processors with 32 of them, and for depths of which the
/// weights of six points stay in the first-level cache.
/// </summary>
internal static unsafe class PointTiles<TWidth, TVector>
    where TWidth : struct, IVectorWidth<TVector>
    where TVector : unmanaged
{
    /// <summary>The products of an even number of rows, pooled by twos.</summary>
    /// <param name="input">Point p of row r is at <c>input[(p * plane) + (r * row) + k]</c>.</param>
    /// <param name="plane">Values from one point to the next.</param>
    /// <param name="row">Values from one row to the next.</param>
    /// <param name="rows">Rows, an even number.</param>
    /// <param name="weights">Weights <c>[point, depth, 32]</c>.</param>
    /// <param name="depth">Values of one row at one point.</param>
    /// <param name="end">Pools what comes out.</param>
    public static void Multiply(float* input, nint plane, nint row, int rows, float* weights, int depth, in PoolingEnd<TWidth, TVector> end)
    {
        for (int lane = 0; lane < Panels.Width; lane += 2 * TWidth.Lanes)
        {
            for (int place = 0; place < rows; place += 2)
            {
                Tile(input + (place * row), plane, row, weights + lane, depth, in end, place, lane);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile(float* input, nint plane, nint column, float* weights, int depth, in PoolingEnd<TWidth, TVector> end, int place, int lane)
    {
        nint two = 2 * plane;
        nint weightRow = depth * Panels.Width;
        nint weightTwo = 2 * weightRow;
        float* first = input;
        float* second = first + column;
        float* fourth = first + plane + two;
        float* fifth = fourth + column;
        float* upper = weights + weightRow + weightTwo;
        TVector l0a = TWidth.Zero, l0b = TWidth.Zero;
        TVector l1a = TWidth.Zero, l1b = TWidth.Zero;
        TVector l2a = TWidth.Zero, l2b = TWidth.Zero;
        TVector l3a = TWidth.Zero, l3b = TWidth.Zero;
        TVector l4a = TWidth.Zero, l4b = TWidth.Zero;
        TVector l5a = TWidth.Zero, l5b = TWidth.Zero;
        TVector r0a = TWidth.Zero, r0b = TWidth.Zero;
        TVector r1a = TWidth.Zero, r1b = TWidth.Zero;
        TVector r2a = TWidth.Zero, r2b = TWidth.Zero;
        TVector r3a = TWidth.Zero, r3b = TWidth.Zero;
        TVector r4a = TWidth.Zero, r4b = TWidth.Zero;
        TVector r5a = TWidth.Zero, r5b = TWidth.Zero;
        for (int k = 0; k < depth; k++)
        {
            TVector a = TWidth.Load(weights), b = TWidth.Load(weights + TWidth.Lanes), x = TWidth.Broadcast(first[0]);
            l0a = TWidth.MultiplyAdd(x, a, l0a);
            l0b = TWidth.MultiplyAdd(x, b, l0b);
            x = TWidth.Broadcast(second[0]);
            r0a = TWidth.MultiplyAdd(x, a, r0a);
            r0b = TWidth.MultiplyAdd(x, b, r0b);
            a = TWidth.Load(weights + weightRow);
            b = TWidth.Load(weights + weightRow + TWidth.Lanes);
            x = TWidth.Broadcast(first[plane]);
            l1a = TWidth.MultiplyAdd(x, a, l1a);
            l1b = TWidth.MultiplyAdd(x, b, l1b);
            x = TWidth.Broadcast(second[plane]);
            r1a = TWidth.MultiplyAdd(x, a, r1a);
            r1b = TWidth.MultiplyAdd(x, b, r1b);
            a = TWidth.Load(weights + weightTwo);
            b = TWidth.Load(weights + weightTwo + TWidth.Lanes);
            x = TWidth.Broadcast(first[two]);
            l2a = TWidth.MultiplyAdd(x, a, l2a);
            l2b = TWidth.MultiplyAdd(x, b, l2b);
            x = TWidth.Broadcast(second[two]);
            r2a = TWidth.MultiplyAdd(x, a, r2a);
            r2b = TWidth.MultiplyAdd(x, b, r2b);
            a = TWidth.Load(upper);
            b = TWidth.Load(upper + TWidth.Lanes);
            x = TWidth.Broadcast(fourth[0]);
            l3a = TWidth.MultiplyAdd(x, a, l3a);
            l3b = TWidth.MultiplyAdd(x, b, l3b);
            x = TWidth.Broadcast(fifth[0]);
            r3a = TWidth.MultiplyAdd(x, a, r3a);
            r3b = TWidth.MultiplyAdd(x, b, r3b);
            a = TWidth.Load(upper + weightRow);
            b = TWidth.Load(upper + weightRow + TWidth.Lanes);
            x = TWidth.Broadcast(fourth[plane]);
            l4a = TWidth.MultiplyAdd(x, a, l4a);
            l4b = TWidth.MultiplyAdd(x, b, l4b);
            x = TWidth.Broadcast(fifth[plane]);
            r4a = TWidth.MultiplyAdd(x, a, r4a);
            r4b = TWidth.MultiplyAdd(x, b, r4b);
            a = TWidth.Load(upper + weightTwo);
            b = TWidth.Load(upper + weightTwo + TWidth.Lanes);
            x = TWidth.Broadcast(fourth[two]);
            l5a = TWidth.MultiplyAdd(x, a, l5a);
            l5b = TWidth.MultiplyAdd(x, b, l5b);
            x = TWidth.Broadcast(fifth[two]);
            r5a = TWidth.MultiplyAdd(x, a, r5a);
            r5b = TWidth.MultiplyAdd(x, b, r5b);
            first++;
            second++;
            fourth++;
            fifth++;
            weights += Panels.Width;
            upper += Panels.Width;
        }

        WinogradLine<TWidth, TVector>.Output(l0a, l1a, l2a, l3a, l4a, l5a, out TVector left0, out TVector left1, out TVector left2, out TVector left3);
        WinogradLine<TWidth, TVector>.Output(r0a, r1a, r2a, r3a, r4a, r5a, out TVector right0, out TVector right1, out TVector right2, out TVector right3);
        end.Put(place, lane, left0, left1, left2, left3, right0, right1, right2, right3);
        WinogradLine<TWidth, TVector>.Output(l0b, l1b, l2b, l3b, l4b, l5b, out left0, out left1, out left2, out left3);
        WinogradLine<TWidth, TVector>.Output(r0b, r1b, r2b, r3b, r4b, r5b, out right0, out right1, out right2, out right3);
        end.Put(place, lane + TWidth.Lanes, left0, left1, left2, left3, right0, right1, right2, right3);
    }
}
