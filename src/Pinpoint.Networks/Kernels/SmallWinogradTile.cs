using System.Runtime.CompilerServices;

namespace Pinpoint.Networks;

/// <summary>F(2x2, 3x3): 16 products in place of 36; a tile is one pooling window.</summary>
internal readonly unsafe struct SmallWinogradTile<TWidth, TVector> : IWinogradTile
    where TWidth : struct, IVectorWidth<TVector>
    where TVector : unmanaged
{
    public static int Windows => 1;

    public static int Points => 16;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TransformInput(float* source, nint pixel, nint row, float* target, nint plane, float* temporary)
    {
        for (int column = 0; column < 4; column++)
        {
            float* from = source + (column * pixel);
            Input(from, row, temporary + (column * TWidth.Lanes), 4 * TWidth.Lanes);
        }

        for (int line = 0; line < 4; line++)
        {
            Input(temporary + (4 * line * TWidth.Lanes), TWidth.Lanes, target + (4 * line * plane), plane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TransformOutput(float* products, nint plane, float* outputs, float* temporary)
    {
        for (int column = 0; column < 4; column++)
        {
            Output(products + (column * plane), 4 * plane, temporary + (column * TWidth.Lanes), 4 * TWidth.Lanes);
        }

        for (int line = 0; line < 2; line++)
        {
            Output(temporary + (4 * line * TWidth.Lanes), TWidth.Lanes, outputs + (2 * line * TWidth.Lanes), TWidth.Lanes);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Input(float* source, nint sourceStep, float* target, nint targetStep)
    {
        TVector a = TWidth.Load(source), b = TWidth.Load(source + sourceStep), c = TWidth.Load(source + (2 * sourceStep)), d = TWidth.Load(source + (3 * sourceStep));
        TWidth.Store(TWidth.Subtract(a, c), target);
        TWidth.Store(TWidth.Add(b, c), target + targetStep);
        TWidth.Store(TWidth.Subtract(c, b), target + (2 * targetStep));
        TWidth.Store(TWidth.Subtract(b, d), target + (3 * targetStep));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Output(float* source, nint sourceStep, float* target, nint targetStep)
    {
        TVector a = TWidth.Load(source), b = TWidth.Load(source + sourceStep), c = TWidth.Load(source + (2 * sourceStep)), d = TWidth.Load(source + (3 * sourceStep));
        TWidth.Store(TWidth.Add(TWidth.Add(a, b), c), target);
        TWidth.Store(TWidth.Subtract(TWidth.Subtract(b, c), d), target + targetStep);
    }
}
