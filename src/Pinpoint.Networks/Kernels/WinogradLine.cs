using System.Runtime.CompilerServices;

namespace Pinpoint.Networks;

/// <summary>The transforms of F(4, 3) along one line, with the points 0, +-1, +-2 and infinity.</summary>
internal static unsafe class WinogradLine<TWidth, TVector>
    where TWidth : struct, IVectorWidth<TVector>
    where TVector : unmanaged
{
    /// <summary>B^T along a row of six: point p goes to <c>target[p * plane]</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Input(TVector d0, TVector d1, TVector d2, TVector d3, TVector d4, TVector d5, float* target, nint plane)
    {
        TVector four = TWidth.Broadcast(4), minusFour = TWidth.Broadcast(-4), minusFive = TWidth.Broadcast(-5);
        float* upper = target + (3 * plane);
        TWidth.Store(TWidth.MultiplyAdd(four, d0, TWidth.MultiplyAdd(minusFive, d2, d4)), target);
        TVector even = TWidth.MultiplyAdd(minusFour, d2, d4), odd = TWidth.MultiplyAdd(minusFour, d1, d3);
        TWidth.Store(TWidth.Add(even, odd), target + plane);
        TWidth.Store(TWidth.Subtract(even, odd), target + (2 * plane));
        even = TWidth.Subtract(d4, d2);
        odd = TWidth.Subtract(d3, d1);
        odd = TWidth.Add(odd, odd);
        TWidth.Store(TWidth.Add(even, odd), upper);
        TWidth.Store(TWidth.Subtract(even, odd), upper + plane);
        TWidth.Store(TWidth.MultiplyAdd(four, d1, TWidth.MultiplyAdd(minusFive, d3, d5)), upper + (2 * plane));
    }

    /// <summary>A^T along a row of six products, <paramref name="plane"/> values apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Output(float* source, nint plane, out TVector y0, out TVector y1, out TVector y2, out TVector y3)
    {
        float* upper = source + (3 * plane);
        Output(
            TWidth.Load(source),
            TWidth.Load(source + plane),
            TWidth.Load(source + (2 * plane)),
            TWidth.Load(upper),
            TWidth.Load(upper + plane),
            TWidth.Load(upper + (2 * plane)),
            out y0,
            out y1,
            out y2,
            out y3);
    }

    /// <summary>A^T along a row of six products.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Output(
        TVector m0, TVector m1, TVector m2, TVector m3, TVector m4, TVector m5, out TVector y0, out TVector y1, out TVector y2, out TVector y3)
    {
        TVector near = TWidth.Add(m1, m2), nearOdd = TWidth.Subtract(m1, m2), far = TWidth.Add(m3, m4), farOdd = TWidth.Subtract(m3, m4);
        y0 = TWidth.Add(TWidth.Add(m0, near), far);
        y1 = TWidth.MultiplyAdd(TWidth.Broadcast(2), farOdd, nearOdd);
        y2 = TWidth.MultiplyAdd(TWidth.Broadcast(4), far, near);
        y3 = TWidth.Add(TWidth.MultiplyAdd(TWidth.Broadcast(8), farOdd, nearOdd), m5);
    }
}
