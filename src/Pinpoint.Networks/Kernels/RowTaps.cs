using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Pinpoint.Networks;

/// <summary>
/// The taps of a <see cref="NarrowWeightGradient{TWidth, TVector}"/> where a vector holds the four pixels of a row under a window: each row is loaded
/// once for all nine taps, and a lane picks further to the right for each column of the kernel. Only vectors of 512 bits are so long.
/// </summary>
internal static unsafe class RowTaps
{
    /// <summary>True where four pixels of <paramref name="pixel"/> values, but for what lies behind the last one's first, fit into a vector.</summary>
    public static bool Fit(nint pixel) => 3 * pixel < Vector512<float>.Count;

    /// <summary>Adds the windows of one channel to nine taps of 32 maps.</summary>
    /// <param name="input">The channel in the first window's upper left pixel.</param>
    /// <param name="pixel">Values from one pixel to the next.</param>
    /// <param name="row">Values from one row to the next.</param>
    /// <param name="places">Where each window's input is.</param>
    /// <param name="windows">Each window's gradients and corners, as the narrow kernel collects them.</param>
    /// <param name="count">Windows.</param>
    /// <param name="target">The first tap.</param>
    /// <param name="tap">Values from one tap to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Accumulate(float* input, nint pixel, nint row, int* places, float* windows, int count, float* target, nint tap)
    {
        int lanes = Vector512<float>.Count;
        Vector512<int> step = Vector512.Create((int)pixel);
        float* middle = target + (3 * tap);
        float* lower = middle + (3 * tap);
        Vector512<float> t00a = Vector512.Load(target), t00b = Vector512.Load(target + lanes);
        Vector512<float> t01a = Vector512.Load(target + tap), t01b = Vector512.Load(target + tap + lanes);
        Vector512<float> t02a = Vector512.Load(target + (2 * tap)), t02b = Vector512.Load(target + (2 * tap) + lanes);
        Vector512<float> t10a = Vector512.Load(middle), t10b = Vector512.Load(middle + lanes);
        Vector512<float> t11a = Vector512.Load(middle + tap), t11b = Vector512.Load(middle + tap + lanes);
        Vector512<float> t12a = Vector512.Load(middle + (2 * tap)), t12b = Vector512.Load(middle + (2 * tap) + lanes);
        Vector512<float> t20a = Vector512.Load(lower), t20b = Vector512.Load(lower + lanes);
        Vector512<float> t21a = Vector512.Load(lower + tap), t21b = Vector512.Load(lower + tap + lanes);
        Vector512<float> t22a = Vector512.Load(lower + (2 * tap)), t22b = Vector512.Load(lower + (2 * tap) + lanes);
        for (int i = 0; i < count; i++, windows += GradientBlocking.NarrowWindowLength)
        {
            float* place = input + places[i];
            float* third = place + (2 * row);
            Vector512<float> r0 = Vector512.Load(place), r1 = Vector512.Load(place + row), r2 = Vector512.Load(third), r3 = Vector512.Load(third + row);
            Vector512<float> a = Vector512.Load(windows), b = Vector512.Load(windows + lanes);
            Vector512<int> cornersA = Vector512.Load(windows + Panels.Width).AsInt32(), cornersB = Vector512.Load(windows + Panels.Width + lanes).AsInt32();
            t00a = Width512.MultiplyAdd(Width512.Pick(r0, r1, cornersA), a, t00a);
            t00b = Width512.MultiplyAdd(Width512.Pick(r0, r1, cornersB), b, t00b);
            t10a = Width512.MultiplyAdd(Width512.Pick(r1, r2, cornersA), a, t10a);
            t10b = Width512.MultiplyAdd(Width512.Pick(r1, r2, cornersB), b, t10b);
            t20a = Width512.MultiplyAdd(Width512.Pick(r2, r3, cornersA), a, t20a);
            t20b = Width512.MultiplyAdd(Width512.Pick(r2, r3, cornersB), b, t20b);
            cornersA += step;
            cornersB += step;
            t01a = Width512.MultiplyAdd(Width512.Pick(r0, r1, cornersA), a, t01a);
            t01b = Width512.MultiplyAdd(Width512.Pick(r0, r1, cornersB), b, t01b);
            t11a = Width512.MultiplyAdd(Width512.Pick(r1, r2, cornersA), a, t11a);
            t11b = Width512.MultiplyAdd(Width512.Pick(r1, r2, cornersB), b, t11b);
            t21a = Width512.MultiplyAdd(Width512.Pick(r2, r3, cornersA), a, t21a);
            t21b = Width512.MultiplyAdd(Width512.Pick(r2, r3, cornersB), b, t21b);
            cornersA += step;
            cornersB += step;
            t02a = Width512.MultiplyAdd(Width512.Pick(r0, r1, cornersA), a, t02a);
            t02b = Width512.MultiplyAdd(Width512.Pick(r0, r1, cornersB), b, t02b);
            t12a = Width512.MultiplyAdd(Width512.Pick(r1, r2, cornersA), a, t12a);
            t12b = Width512.MultiplyAdd(Width512.Pick(r1, r2, cornersB), b, t12b);
            t22a = Width512.MultiplyAdd(Width512.Pick(r2, r3, cornersA), a, t22a);
            t22b = Width512.MultiplyAdd(Width512.Pick(r2, r3, cornersB), b, t22b);
        }

        t00a.Store(target);
        t00b.Store(target + lanes);
        t01a.Store(target + tap);
        t01b.Store(target + tap + lanes);
        t02a.Store(target + (2 * tap));
        t02b.Store(target + (2 * tap) + lanes);
        t10a.Store(middle);
        t10b.Store(middle + lanes);
        t11a.Store(middle + tap);
        t11b.Store(middle + tap + lanes);
        t12a.Store(middle + (2 * tap));
        t12b.Store(middle + (2 * tap) + lanes);
        t20a.Store(lower);
        t20b.Store(lower + lanes);
        t21a.Store(lower + tap);
        t21b.Store(lower + tap + lanes);
        t22a.Store(lower + (2 * tap));
        t22b.Store(lower + (2 * tap) + lanes);
    }
}
