using System.Runtime.CompilerServices;

namespace Pinpoint.Networks;

/// <summary>
/// The gradient of a fully connected layer's input from the very weights that the forward pass uses: running sums along the 32 lanes of a
/// panel of units, added up across lanes once at the end, so no transposed copy of the weights is needed.
/// </summary>
internal static unsafe class DotTiles<TWidth, TVector>
    where TWidth : struct, IVectorWidth<TVector>
    where TVector : unmanaged
{
    /// <summary>target[row][input] (+)= sum over units of rows[row][unit] * weights[panel][input][lane], for four inputs.</summary>
    public static void Multiply(
        float* rows, nint rowStride, int count, float* weights, nint panelStride, int panels, float* target, nint targetStride, bool accumulate)
    {
        for (; TWidth.ManyRegisters && count >= 6; count -= 6)
        {
            Tile6(rows, rowStride, weights, panelStride, panels, target, targetStride, accumulate);
            rows += 6 * rowStride;
            target += 6 * targetStride;
        }

        for (; count >= 2; count -= 2)
        {
            Tile2(rows, rowStride, weights, panelStride, panels, target, targetStride, accumulate);
            rows += 2 * rowStride;
            target += 2 * targetStride;
        }

        if (count > 0)
        {
            Tile1(rows, weights, panelStride, panels, target, accumulate);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile6(float* rows, nint rowStride, float* weights, nint panelStride, int panels, float* target, nint targetStride, bool accumulate)
    {
        TVector s00 = TWidth.Zero, s01 = TWidth.Zero, s02 = TWidth.Zero, s03 = TWidth.Zero, s04 = TWidth.Zero, s05 = TWidth.Zero;
        TVector s10 = TWidth.Zero, s11 = TWidth.Zero, s12 = TWidth.Zero, s13 = TWidth.Zero, s14 = TWidth.Zero, s15 = TWidth.Zero;
        TVector s20 = TWidth.Zero, s21 = TWidth.Zero, s22 = TWidth.Zero, s23 = TWidth.Zero, s24 = TWidth.Zero, s25 = TWidth.Zero;
        TVector s30 = TWidth.Zero, s31 = TWidth.Zero, s32 = TWidth.Zero, s33 = TWidth.Zero, s34 = TWidth.Zero, s35 = TWidth.Zero;
        for (int panel = 0; panel < panels; panel++)
        {
            for (int lane = 0; lane < Panels.Width; lane += TWidth.Lanes)
            {
                float* w = weights + lane;
                float* y = rows + lane;
                TVector w0 = TWidth.Load(
                    w), w1 = TWidth.Load(w + Panels.Width), w2 = TWidth.Load(w + (2 * Panels.Width)), w3 = TWidth.Load(w + (3 * Panels.Width)), x;
                x = TWidth.Load(y);
                s00 = TWidth.MultiplyAdd(x, w0, s00);
                s10 = TWidth.MultiplyAdd(x, w1, s10);
                s20 = TWidth.MultiplyAdd(x, w2, s20);
                s30 = TWidth.MultiplyAdd(x, w3, s30);
                x = TWidth.Load(y + rowStride);
                s01 = TWidth.MultiplyAdd(x, w0, s01);
                s11 = TWidth.MultiplyAdd(x, w1, s11);
                s21 = TWidth.MultiplyAdd(x, w2, s21);
                s31 = TWidth.MultiplyAdd(x, w3, s31);
                x = TWidth.Load(y + (2 * rowStride));
                s02 = TWidth.MultiplyAdd(x, w0, s02);
                s12 = TWidth.MultiplyAdd(x, w1, s12);
                s22 = TWidth.MultiplyAdd(x, w2, s22);
                s32 = TWidth.MultiplyAdd(x, w3, s32);
                x = TWidth.Load(y + (3 * rowStride));
                s03 = TWidth.MultiplyAdd(x, w0, s03);
                s13 = TWidth.MultiplyAdd(x, w1, s13);
                s23 = TWidth.MultiplyAdd(x, w2, s23);
                s33 = TWidth.MultiplyAdd(x, w3, s33);
                x = TWidth.Load(y + (4 * rowStride));
                s04 = TWidth.MultiplyAdd(x, w0, s04);
                s14 = TWidth.MultiplyAdd(x, w1, s14);
                s24 = TWidth.MultiplyAdd(x, w2, s24);
                s34 = TWidth.MultiplyAdd(x, w3, s34);
                x = TWidth.Load(y + (5 * rowStride));
                s05 = TWidth.MultiplyAdd(x, w0, s05);
                s15 = TWidth.MultiplyAdd(x, w1, s15);
                s25 = TWidth.MultiplyAdd(x, w2, s25);
                s35 = TWidth.MultiplyAdd(x, w3, s35);
            }

            rows += Panels.Width;
            weights += panelStride;
        }

        Put(target, s00, s10, s20, s30, accumulate);
        Put(target + targetStride, s01, s11, s21, s31, accumulate);
        Put(target + (2 * targetStride), s02, s12, s22, s32, accumulate);
        Put(target + (3 * targetStride), s03, s13, s23, s33, accumulate);
        Put(target + (4 * targetStride), s04, s14, s24, s34, accumulate);
        Put(target + (5 * targetStride), s05, s15, s25, s35, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile2(float* rows, nint rowStride, float* weights, nint panelStride, int panels, float* target, nint targetStride, bool accumulate)
    {
        TVector s00 = TWidth.Zero, s01 = TWidth.Zero;
        TVector s10 = TWidth.Zero, s11 = TWidth.Zero;
        TVector s20 = TWidth.Zero, s21 = TWidth.Zero;
        TVector s30 = TWidth.Zero, s31 = TWidth.Zero;
        for (int panel = 0; panel < panels; panel++)
        {
            for (int lane = 0; lane < Panels.Width; lane += TWidth.Lanes)
            {
                float* w = weights + lane;
                float* y = rows + lane;
                TVector w0 = TWidth.Load(
                    w), w1 = TWidth.Load(w + Panels.Width), w2 = TWidth.Load(w + (2 * Panels.Width)), w3 = TWidth.Load(w + (3 * Panels.Width)), x;
                x = TWidth.Load(y);
                s00 = TWidth.MultiplyAdd(x, w0, s00);
                s10 = TWidth.MultiplyAdd(x, w1, s10);
                s20 = TWidth.MultiplyAdd(x, w2, s20);
                s30 = TWidth.MultiplyAdd(x, w3, s30);
                x = TWidth.Load(y + rowStride);
                s01 = TWidth.MultiplyAdd(x, w0, s01);
                s11 = TWidth.MultiplyAdd(x, w1, s11);
                s21 = TWidth.MultiplyAdd(x, w2, s21);
                s31 = TWidth.MultiplyAdd(x, w3, s31);
            }

            rows += Panels.Width;
            weights += panelStride;
        }

        Put(target, s00, s10, s20, s30, accumulate);
        Put(target + targetStride, s01, s11, s21, s31, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile1(float* rows, float* weights, nint panelStride, int panels, float* target, bool accumulate)
    {
        TVector s00 = TWidth.Zero;
        TVector s10 = TWidth.Zero;
        TVector s20 = TWidth.Zero;
        TVector s30 = TWidth.Zero;
        for (int panel = 0; panel < panels; panel++)
        {
            for (int lane = 0; lane < Panels.Width; lane += TWidth.Lanes)
            {
                float* w = weights + lane;
                float* y = rows + lane;
                TVector w0 = TWidth.Load(
                    w), w1 = TWidth.Load(w + Panels.Width), w2 = TWidth.Load(w + (2 * Panels.Width)), w3 = TWidth.Load(w + (3 * Panels.Width)), x;
                x = TWidth.Load(y);
                s00 = TWidth.MultiplyAdd(x, w0, s00);
                s10 = TWidth.MultiplyAdd(x, w1, s10);
                s20 = TWidth.MultiplyAdd(x, w2, s20);
                s30 = TWidth.MultiplyAdd(x, w3, s30);
            }

            rows += Panels.Width;
            weights += panelStride;
        }

        Put(target, s00, s10, s20, s30, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(float* target, TVector a, TVector b, TVector c, TVector d, bool accumulate)
    {
        if (accumulate)
        {
            target[0] += TWidth.Sum(a);
            target[1] += TWidth.Sum(b);
            target[2] += TWidth.Sum(c);
            target[3] += TWidth.Sum(d);
        }
        else
        {
            target[0] = TWidth.Sum(a);
            target[1] = TWidth.Sum(b);
            target[2] = TWidth.Sum(c);
            target[3] = TWidth.Sum(d);
        }
    }
}
