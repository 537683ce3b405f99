using System.Runtime.CompilerServices;

namespace Pinpoint.Networks;

/// <summary>F(2x2, 3x3): 16 products in place of 36; a tile is one pooling window.</summary>
internal readonly unsafe struct SmallWinogradTile<TWidth, TVector> : IWinogradTile<TVector>
    where TWidth : struct, IVectorWidth<TVector>
    where TVector : unmanaged
{
    public static int Windows => 1;

    public static int Points => 16;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TransformInput(float* source, nint pixel, nint row, float* target, nint plane)
    {
        float* second = source + row;
        float* third = second + row;
        float* fourth = third + row;
        Line(source, third, pixel, plane, target, false);
        Line(second, third, pixel, plane, target + (4 * plane), true);
        Line(third, second, pixel, plane, target + (8 * plane), false);
        Line(second, fourth, pixel, plane, target + (12 * plane), false);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Finish(float* products, nint plane, TVector bias, in PoolingTarget target, int lane)
    {
        Row(products, plane, out TVector left0, out TVector right0);
        Row(products + (4 * plane), plane, out TVector left1, out TVector right1);
        Row(products + (8 * plane), plane, out TVector left2, out TVector right2);
        Row(products + (12 * plane), plane, out TVector left3, out TVector right3);
        WindowPooling<TWidth, TVector>.Store(
            TWidth.Add(TWidth.Add(left0, left1), left2),
            TWidth.Add(TWidth.Add(right0, right1), right2),
            TWidth.Subtract(TWidth.Subtract(left1, left2), left3),
            TWidth.Subtract(TWidth.Subtract(right1, right2), right3),
            bias,
            target.Output(0, 0),
            target.Record(0, 0),
            lane);
    }

    /// <summary>One row of B^T d B, where that row of B^T d is the sum or difference of two input rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Line(float* one, float* other, nint pixel, nint plane, float* target, bool sum)
    {
        TVector a = Pair(one, other, sum), b = Pair(one + pixel, other + pixel, sum);
        TVector c = Pair(one + (2 * pixel), other + (2 * pixel), sum), d = Pair(one + (3 * pixel), other + (3 * pixel), sum);
        TWidth.Store(TWidth.Subtract(a, c), target);
        TWidth.Store(TWidth.Add(b, c), target + plane);
        TWidth.Store(TWidth.Subtract(c, b), target + (2 * plane));
        TWidth.Store(TWidth.Subtract(b, d), target + (3 * plane));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Pair(float* one, float* other, bool sum) =>
        sum ? TWidth.Add(TWidth.Load(one), TWidth.Load(other)) : TWidth.Subtract(TWidth.Load(one), TWidth.Load(other));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Row(float* source, nint plane, out TVector left, out TVector right)
    {
        TVector b = TWidth.Load(source + plane), c = TWidth.Load(source + (2 * plane));
        left = TWidth.Add(TWidth.Add(TWidth.Load(source), b), c);
        right = TWidth.Subtract(TWidth.Subtract(b, c), TWidth.Load(source + (3 * plane)));
    }
}
