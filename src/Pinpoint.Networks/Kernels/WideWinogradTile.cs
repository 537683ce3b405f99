using System.Runtime.CompilerServices;

namespace Pinpoint.Networks;

/// <summary>
/// F(4x4, 3x3) with the points 0, +-1, +-2 and infinity: 36 products in place of 144; a tile is two by two pooling windows. Everything stays
/// in registers: the input rows of a point row (or of a pair, which share them) are read anew rather than kept.
/// </summary>
internal readonly unsafe struct WideWinogradTile<TWidth, TVector> : IWinogradTile<TVector>
    where TWidth : struct, IVectorWidth<TVector>
    where TVector : unmanaged
{
    public static int Windows => 2;

    public static int Points => 36;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TransformInput(float* source, nint pixel, nint row, float* target, nint plane)
    {
        nint two = 2 * pixel;
        float* right = source + (3 * pixel);
        WinogradLine<TWidth, TVector>.Input(
            Ends(source, row),
            Ends(source + pixel, row),
            Ends(source + two, row),
            Ends(right, row),
            Ends(right + pixel, row),
            Ends(right + two, row),
            target,
            plane);
        float* place = target + (6 * plane);
        source += row;
        right += row;
        Near(source, row, out TVector a0, out TVector b0);
        Near(source + pixel, row, out TVector a1, out TVector b1);
        Near(source + two, row, out TVector a2, out TVector b2);
        Near(right, row, out TVector a3, out TVector b3);
        Near(right + pixel, row, out TVector a4, out TVector b4);
        Near(right + two, row, out TVector a5, out TVector b5);
        WinogradLine<TWidth, TVector>.Input(a0, a1, a2, a3, a4, a5, place, plane);
        place += 6 * plane;
        WinogradLine<TWidth, TVector>.Input(b0, b1, b2, b3, b4, b5, place, plane);
        place += 6 * plane;
        Far(source, row, out a0, out b0);
        Far(source + pixel, row, out a1, out b1);
        Far(source + two, row, out a2, out b2);
        Far(right, row, out a3, out b3);
        Far(right + pixel, row, out a4, out b4);
        Far(right + two, row, out a5, out b5);
        WinogradLine<TWidth, TVector>.Input(a0, a1, a2, a3, a4, a5, place, plane);
        place += 6 * plane;
        WinogradLine<TWidth, TVector>.Input(b0, b1, b2, b3, b4, b5, place, plane);
        place += 6 * plane;
        WinogradLine<TWidth, TVector>.Input(
            Ends(source, row),
            Ends(source + pixel, row),
            Ends(source + two, row),
            Ends(right, row),
            Ends(right + pixel, row),
            Ends(right + two, row),
            place,
            plane);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Finish(float* products, nint plane, TVector bias, in PoolingTarget target, int lane)
    {
        TVector two = TWidth.Broadcast(2), four = TWidth.Broadcast(4), eight = TWidth.Broadcast(8);
        nint row = 6 * plane;
        WinogradLine<TWidth, TVector>.Output(products, plane, out TVector y00, out TVector y01, out TVector y02, out TVector y03);

        products += row;
        WinogradLine<TWidth, TVector>.Output(products, plane, out TVector p0, out TVector p1, out TVector p2, out TVector p3);
        products += row;
        WinogradLine<TWidth, TVector>.Output(products, plane, out TVector q0, out TVector q1, out TVector q2, out TVector q3);
        TVector y20 = TWidth.Add(p0, q0), y21 = TWidth.Add(p1, q1), y22 = TWidth.Add(p2, q2), y23 = TWidth.Add(p3, q3);
        TVector y10 = TWidth.Subtract(p0, q0), y11 = TWidth.Subtract(p1, q1), y12 = TWidth.Subtract(p2, q2), y13 = TWidth.Subtract(p3, q3);
        y00 = TWidth.Add(y00, y20);
        y01 = TWidth.Add(y01, y21);
        y02 = TWidth.Add(y02, y22);
        y03 = TWidth.Add(y03, y23);

        products += row;
        WinogradLine<TWidth, TVector>.Output(products, plane, out p0, out p1, out p2, out p3);
        products += row;
        WinogradLine<TWidth, TVector>.Output(products, plane, out q0, out q1, out q2, out q3);
        TVector sum = TWidth.Add(p0, q0), odd0 = TWidth.Subtract(p0, q0);
        y00 = TWidth.Add(y00, sum);
        y20 = TWidth.MultiplyAdd(four, sum, y20);
        sum = TWidth.Add(p1, q1);
        TVector odd1 = TWidth.Subtract(p1, q1);
        y01 = TWidth.Add(y01, sum);
        y21 = TWidth.MultiplyAdd(four, sum, y21);
        sum = TWidth.Add(p2, q2);
        TVector odd2 = TWidth.Subtract(p2, q2);
        y02 = TWidth.Add(y02, sum);
        y22 = TWidth.MultiplyAdd(four, sum, y22);
        sum = TWidth.Add(p3, q3);
        TVector odd3 = TWidth.Subtract(p3, q3);
        y03 = TWidth.Add(y03, sum);
        y23 = TWidth.MultiplyAdd(four, sum, y23);

        products += row;
        WinogradLine<TWidth, TVector>.Output(products, plane, out q0, out q1, out q2, out q3);
        TVector y30 = TWidth.Add(TWidth.MultiplyAdd(eight, odd0, y10), q0), y31 = TWidth.Add(TWidth.MultiplyAdd(eight, odd1, y11), q1);
        TVector y32 = TWidth.Add(TWidth.MultiplyAdd(eight, odd2, y12), q2), y33 = TWidth.Add(TWidth.MultiplyAdd(eight, odd3, y13), q3);
        y10 = TWidth.MultiplyAdd(two, odd0, y10);
        y11 = TWidth.MultiplyAdd(two, odd1, y11);
        y12 = TWidth.MultiplyAdd(two, odd2, y12);
        y13 = TWidth.MultiplyAdd(two, odd3, y13);

        WindowPooling<TWidth, TVector>.Store(y00, y01, y10, y11, bias, target.Output(0, 0), target.Record(0, 0), lane);
        if (target.Columns == 2)
        {
            WindowPooling<TWidth, TVector>.Store(y02, y03, y12, y13, bias, target.Output(1, 0), target.Record(1, 0), lane);
        }

        if (target.Rows == 2)
        {
            WindowPooling<TWidth, TVector>.Store(y20, y21, y30, y31, bias, target.Output(0, 1), target.Record(0, 1), lane);
            if (target.Columns == 2)
            {
                WindowPooling<TWidth, TVector>.Store(y22, y23, y32, y33, bias, target.Output(1, 1), target.Record(1, 1), lane);
            }
        }
    }

    /// <summary>4 d0 - 5 d2 + d4 down a column: the first row of B^T, and from one pixel lower its last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Ends(float* source, nint row)
    {
        float* middle = source + (2 * row);
        return TWidth.MultiplyAdd(
            TWidth.Broadcast(4), TWidth.Load(source), TWidth.MultiplyAdd(TWidth.Broadcast(-5), TWidth.Load(middle), TWidth.Load(middle + (2 * row))));
    }

    /// <summary>The rows of the points +-1 of B^T, from a column's second pixel on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Near(float* source, nint row, out TVector plus, out TVector minus)
    {
        float* lower = source + (2 * row);
        TVector weight = TWidth.Broadcast(-4);
        TVector even = TWidth.MultiplyAdd(weight, TWidth.Load(source + row), TWidth.Load(lower + row));
        TVector odd = TWidth.MultiplyAdd(weight, TWidth.Load(source), TWidth.Load(lower));
        plus = TWidth.Add(even, odd);
        minus = TWidth.Subtract(even, odd);
    }

    /// <summary>The rows of the points +-2 of B^T, from a column's second pixel on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Far(float* source, nint row, out TVector plus, out TVector minus)
    {
        float* lower = source + (2 * row);
        TVector even = TWidth.Subtract(TWidth.Load(lower + row), TWidth.Load(source + row));
        TVector odd = TWidth.Subtract(TWidth.Load(lower), TWidth.Load(source));
        odd = TWidth.Add(odd, odd);
        plus = TWidth.Add(even, odd);
        minus = TWidth.Subtract(even, odd);
    }
}
