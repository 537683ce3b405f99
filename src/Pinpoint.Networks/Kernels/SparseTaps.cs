using System.Runtime.CompilerServices;

namespace Pinpoint.Networks;

/// <summary>
/// The heart of the convolution's backward pass. Behind max pooling and ReLU at most one of four convolution outputs carries a gradient, so
/// gradients come as lists of (place, value), and both the weights' and the input's gradient are: for each entry, nine taps of 32 channels
/// times one number, added to nine taps that stay in registers over the whole list.
/// </summary>
internal static unsafe class SparseTaps<TWidth, TVector>
    where TWidth : struct, IVectorWidth<TVector>
    where TVector : unmanaged
{
    /// <summary>target[tap][0..31] += sum over entries of value * source[offset + tap][0..31].</summary>
    public static void Accumulate(SparseEntry* entries, int count, float* source, nint sourceTap, nint sourceRow, float* target, nint targetTap, nint targetRow)
    {
        if (TWidth.ManyRegisters)
        {
            for (int lane = 0; lane < Panels.Width; lane += 2 * TWidth.Lanes)
            {
                Taps2(entries, count, source + lane, sourceTap, sourceRow, target + lane, targetTap, targetRow);
            }
        }
        else
        {
            for (int lane = 0; lane < Panels.Width; lane += TWidth.Lanes)
            {
                Taps1(entries, count, source + lane, sourceTap, sourceRow, target + lane, targetTap, targetRow);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Taps2(SparseEntry* entries, int count, float* source, nint sourceTap, nint sourceRow, float* target, nint targetTap, nint targetRow)
    {
        float* middle = target + targetRow;
        float* lower = middle + targetRow;
        TVector t00a = TWidth.Load(target);
        TVector t00b = TWidth.Load(target + TWidth.Lanes);
        TVector t01a = TWidth.Load(target + targetTap);
        TVector t01b = TWidth.Load(target + targetTap + TWidth.Lanes);
        TVector t02a = TWidth.Load(target + (2 * targetTap));
        TVector t02b = TWidth.Load(target + (2 * targetTap) + TWidth.Lanes);
        TVector t10a = TWidth.Load(middle);
        TVector t10b = TWidth.Load(middle + TWidth.Lanes);
        TVector t11a = TWidth.Load(middle + targetTap);
        TVector t11b = TWidth.Load(middle + targetTap + TWidth.Lanes);
        TVector t12a = TWidth.Load(middle + (2 * targetTap));
        TVector t12b = TWidth.Load(middle + (2 * targetTap) + TWidth.Lanes);
        TVector t20a = TWidth.Load(lower);
        TVector t20b = TWidth.Load(lower + TWidth.Lanes);
        TVector t21a = TWidth.Load(lower + targetTap);
        TVector t21b = TWidth.Load(lower + targetTap + TWidth.Lanes);
        TVector t22a = TWidth.Load(lower + (2 * targetTap));
        TVector t22b = TWidth.Load(lower + (2 * targetTap) + TWidth.Lanes);
        for (int i = 0; i < count; i++)
        {
            TVector x = TWidth.Broadcast(entries[i].Value);
            float* place = source + entries[i].Offset;
            t00a = TWidth.MultiplyAdd(x, TWidth.Load(place), t00a);
            t00b = TWidth.MultiplyAdd(x, TWidth.Load(place + TWidth.Lanes), t00b);
            t01a = TWidth.MultiplyAdd(x, TWidth.Load(place + sourceTap), t01a);
            t01b = TWidth.MultiplyAdd(x, TWidth.Load(place + sourceTap + TWidth.Lanes), t01b);
            t02a = TWidth.MultiplyAdd(x, TWidth.Load(place + (2 * sourceTap)), t02a);
            t02b = TWidth.MultiplyAdd(x, TWidth.Load(place + (2 * sourceTap) + TWidth.Lanes), t02b);
            place += sourceRow;
            t10a = TWidth.MultiplyAdd(x, TWidth.Load(place), t10a);
            t10b = TWidth.MultiplyAdd(x, TWidth.Load(place + TWidth.Lanes), t10b);
            t11a = TWidth.MultiplyAdd(x, TWidth.Load(place + sourceTap), t11a);
            t11b = TWidth.MultiplyAdd(x, TWidth.Load(place + sourceTap + TWidth.Lanes), t11b);
            t12a = TWidth.MultiplyAdd(x, TWidth.Load(place + (2 * sourceTap)), t12a);
            t12b = TWidth.MultiplyAdd(x, TWidth.Load(place + (2 * sourceTap) + TWidth.Lanes), t12b);
            place += sourceRow;
            t20a = TWidth.MultiplyAdd(x, TWidth.Load(place), t20a);
            t20b = TWidth.MultiplyAdd(x, TWidth.Load(place + TWidth.Lanes), t20b);
            t21a = TWidth.MultiplyAdd(x, TWidth.Load(place + sourceTap), t21a);
            t21b = TWidth.MultiplyAdd(x, TWidth.Load(place + sourceTap + TWidth.Lanes), t21b);
            t22a = TWidth.MultiplyAdd(x, TWidth.Load(place + (2 * sourceTap)), t22a);
            t22b = TWidth.MultiplyAdd(x, TWidth.Load(place + (2 * sourceTap) + TWidth.Lanes), t22b);
        }

        TWidth.Store(t00a, target);
        TWidth.Store(t00b, target + TWidth.Lanes);
        TWidth.Store(t01a, target + targetTap);
        TWidth.Store(t01b, target + targetTap + TWidth.Lanes);
        TWidth.Store(t02a, target + (2 * targetTap));
        TWidth.Store(t02b, target + (2 * targetTap) + TWidth.Lanes);
        TWidth.Store(t10a, middle);
        TWidth.Store(t10b, middle + TWidth.Lanes);
        TWidth.Store(t11a, middle + targetTap);
        TWidth.Store(t11b, middle + targetTap + TWidth.Lanes);
        TWidth.Store(t12a, middle + (2 * targetTap));
        TWidth.Store(t12b, middle + (2 * targetTap) + TWidth.Lanes);
        TWidth.Store(t20a, lower);
        TWidth.Store(t20b, lower + TWidth.Lanes);
        TWidth.Store(t21a, lower + targetTap);
        TWidth.Store(t21b, lower + targetTap + TWidth.Lanes);
        TWidth.Store(t22a, lower + (2 * targetTap));
        TWidth.Store(t22b, lower + (2 * targetTap) + TWidth.Lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Taps1(SparseEntry* entries, int count, float* source, nint sourceTap, nint sourceRow, float* target, nint targetTap, nint targetRow)
    {
        float* middle = target + targetRow;
        float* lower = middle + targetRow;
        TVector t00a = TWidth.Load(target);
        TVector t01a = TWidth.Load(target + targetTap);
        TVector t02a = TWidth.Load(target + (2 * targetTap));
        TVector t10a = TWidth.Load(middle);
        TVector t11a = TWidth.Load(middle + targetTap);
        TVector t12a = TWidth.Load(middle + (2 * targetTap));
        TVector t20a = TWidth.Load(lower);
        TVector t21a = TWidth.Load(lower + targetTap);
        TVector t22a = TWidth.Load(lower + (2 * targetTap));
        for (int i = 0; i < count; i++)
        {
            TVector x = TWidth.Broadcast(entries[i].Value);
            float* place = source + entries[i].Offset;
            t00a = TWidth.MultiplyAdd(x, TWidth.Load(place), t00a);
            t01a = TWidth.MultiplyAdd(x, TWidth.Load(place + sourceTap), t01a);
            t02a = TWidth.MultiplyAdd(x, TWidth.Load(place + (2 * sourceTap)), t02a);
            place += sourceRow;
            t10a = TWidth.MultiplyAdd(x, TWidth.Load(place), t10a);
            t11a = TWidth.MultiplyAdd(x, TWidth.Load(place + sourceTap), t11a);
            t12a = TWidth.MultiplyAdd(x, TWidth.Load(place + (2 * sourceTap)), t12a);
            place += sourceRow;
            t20a = TWidth.MultiplyAdd(x, TWidth.Load(place), t20a);
            t21a = TWidth.MultiplyAdd(x, TWidth.Load(place + sourceTap), t21a);
            t22a = TWidth.MultiplyAdd(x, TWidth.Load(place + (2 * sourceTap)), t22a);
        }

        TWidth.Store(t00a, target);
        TWidth.Store(t01a, target + targetTap);
        TWidth.Store(t02a, target + (2 * targetTap));
        TWidth.Store(t10a, middle);
        TWidth.Store(t11a, middle + targetTap);
        TWidth.Store(t12a, middle + (2 * targetTap));
        TWidth.Store(t20a, lower);
        TWidth.Store(t21a, lower + targetTap);
        TWidth.Store(t22a, lower + (2 * targetTap));
    }
}
