using System.Runtime.CompilerServices;

namespace Pinpoint.Networks;

/// <summary>F(4x4, 3x3) with the points 0, +-1, +-2 and infinity: 36 products in place of 144; a tile is two by two pooling windows.</summary>
internal readonly unsafe struct WideWinogradTile<TWidth, TVector> : IWinogradTile
    where TWidth : struct, IVectorWidth<TVector>
    where TVector : unmanaged
{
    public static int Windows => 2;

    public static int Points => 36;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TransformInput(float* source, nint pixel, nint row, float* target, nint plane, float* temporary)
    {
        for (int column = 0; column < 6; column++)
        {
            Input(source + (column * pixel), row, temporary + (column * TWidth.Lanes), 6 * TWidth.Lanes);
        }

        for (int line = 0; line < 6; line++)
        {
            Input(temporary + (6 * line * TWidth.Lanes), TWidth.Lanes, target + (6 * line * plane), plane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TransformOutput(float* products, nint plane, float* outputs, float* temporary)
    {
        for (int column = 0; column < 6; column++)
        {
            Output(products + (column * plane), 6 * plane, temporary + (column * TWidth.Lanes), 6 * TWidth.Lanes);
        }

        for (int line = 0; line < 4; line++)
        {
            Output(temporary + (6 * line * TWidth.Lanes), TWidth.Lanes, outputs + (4 * line * TWidth.Lanes), TWidth.Lanes);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Input(float* source, nint sourceStep, float* target, nint targetStep)
    {
        TVector four = TWidth.Broadcast(4), minusFour = TWidth.Broadcast(-4), minusFive = TWidth.Broadcast(-5), two = TWidth.Broadcast(2);
        float* upper = source + (3 * sourceStep);
        float* targetUpper = target + (3 * targetStep);
        TVector d0 = TWidth.Load(source), d1 = TWidth.Load(source + sourceStep), d2 = TWidth.Load(source + (2 * sourceStep));
        TVector d3 = TWidth.Load(upper), d4 = TWidth.Load(upper + sourceStep), d5 = TWidth.Load(upper + (2 * sourceStep));
        TWidth.Store(TWidth.MultiplyAdd(four, d0, TWidth.MultiplyAdd(minusFive, d2, d4)), target);
        TVector even = TWidth.MultiplyAdd(minusFour, d2, d4), odd = TWidth.MultiplyAdd(minusFour, d1, d3);
        TWidth.Store(TWidth.Add(even, odd), target + targetStep);
        TWidth.Store(TWidth.Subtract(even, odd), target + (2 * targetStep));
        even = TWidth.Subtract(d4, d2);
        odd = TWidth.Multiply(two, TWidth.Subtract(d3, d1));
        TWidth.Store(TWidth.Add(even, odd), targetUpper);
        TWidth.Store(TWidth.Subtract(even, odd), targetUpper + targetStep);
        TWidth.Store(TWidth.MultiplyAdd(four, d1, TWidth.MultiplyAdd(minusFive, d3, d5)), targetUpper + (2 * targetStep));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Output(float* source, nint sourceStep, float* target, nint targetStep)
    {
        float* upper = source + (3 * sourceStep);
        TVector m0 = TWidth.Load(source), m1 = TWidth.Load(source + sourceStep), m2 = TWidth.Load(source + (2 * sourceStep));
        TVector m3 = TWidth.Load(upper), m4 = TWidth.Load(upper + sourceStep), m5 = TWidth.Load(upper + (2 * sourceStep));
        TVector near = TWidth.Add(m1, m2), nearOdd = TWidth.Subtract(m1, m2), far = TWidth.Add(m3, m4), farOdd = TWidth.Subtract(m3, m4);
        TWidth.Store(TWidth.Add(TWidth.Add(m0, near), far), target);
        TWidth.Store(TWidth.MultiplyAdd(TWidth.Broadcast(2), farOdd, nearOdd), target + targetStep);
        TWidth.Store(TWidth.MultiplyAdd(TWidth.Broadcast(4), far, near), target + (2 * targetStep));
        TWidth.Store(TWidth.Add(TWidth.MultiplyAdd(TWidth.Broadcast(8), farOdd, nearOdd), m5), target + (3 * targetStep));
    }
}
