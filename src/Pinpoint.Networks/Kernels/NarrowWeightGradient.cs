using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Pinpoint.Networks;

/// <summary>
/// The gradient of the weights and biases of a narrow layer. Behind max pooling and ReLU each map of a window has at most one of four outputs with a
/// gradient; the lanes of a vector are maps, and each picks the input value that its own output looked at, so that no lists of places are needed.
/// </summary>
internal static unsafe class NarrowWeightGradient<TWidth, TVector>
    where TWidth : struct, IVectorWidth<TVector>
    where TVector : unmanaged
{
    /// <summary>Does one group of images for one part of the panels.</summary>
    public static void Run(ConvolutionGradientTask* task, int item, float* scratch)
    {
        int group = item / task->PanelParts;
        int part = item % task->PanelParts;
        int firstPanel = task->Panels * part / task->PanelParts;
        int lastPanel = task->Panels * (part + 1) / task->PanelParts;
        Clear(task, group, firstPanel, lastPanel);
        Add(task, group, task->FirstImage(group), task->FirstImage(group + 1), firstPanel, lastPanel, scratch);
    }

    /// <summary>
    /// Does one group of images together with the gradient of its outputs, which the next block gives image by image: what that leaves is still near the core
    /// here, and no other image's is kept.
    /// </summary>
    public static void RunAfter(GradientPair* pair, int item, float* scratch)
    {
        ConvolutionGradientTask task = pair->First;
        ConvolutionGradientTask next = pair->Next;
        float* output = scratch + pair->OutputOffset;
        Clear(&task, item, 0, task.Panels);
        int end = task.FirstImage(item + 1);
        for (int image = task.FirstImage(item); image < end; image++)
        {
            // Both look for the image by its number.
            next.InputGradient = output - (image * next.ImageLength);
            task.OutputGradient = next.InputGradient;
            ConvolutionInputGradient<TWidth, TVector>.Run(&next, image, scratch);
            Add(&task, item, image, image + 1, 0, task.Panels, scratch);
        }
    }

    private static void Clear(ConvolutionGradientTask* task, int group, int firstPanel, int lastPanel)
    {
        float* weights = task->GroupPartial(group);
        nint panelLength = (nint)ConvolutionShape.Taps * task->Channels * Panels.Width;
        nuint panels = (nuint)(lastPanel - firstPanel);
        NativeMemory.Clear(weights + (firstPanel * panelLength), panels * (nuint)panelLength * sizeof(float));
        NativeMemory.Clear(weights + task->WeightLength + (firstPanel * Panels.Width), panels * Panels.Width * sizeof(float));
    }

    /// <summary>Adds what some images of a group give, window by window: how they are cut changes no sum.</summary>
    private static void Add(ConvolutionGradientTask* task, int group, int firstImage, int lastImage, int firstPanel, int lastPanel, float* scratch)
    {
        float* weights = task->GroupPartial(group);
        float* bias = weights + task->WeightLength;
        nint panelLength = (nint)ConvolutionShape.Taps * task->Channels * Panels.Width;
        int* places = (int*)(scratch + (GradientBlocking.NarrowWindowLength * task->BlockWindows));
        int lastWindow = lastImage * task->WindowsPerImage;
        for (int panel = firstPanel; panel < lastPanel; panel++)
        {
            float* target = weights + (panel * panelLength);
            for (int window = firstImage * task->WindowsPerImage; window < lastWindow; window += task->BlockWindows)
            {
                int count = Math.Min(task->BlockWindows, lastWindow - window);
                float* input = task->Input + task->WindowOffset(window);
                Collect(task, window, count, panel, scratch, places, bias + (panel * Panels.Width));
                for (int channel = 0; channel < task->Channels; channel++)
                {
                    Accumulate(task, input + channel, places, scratch, count, target + (channel * Panels.Width));
                }
            }
        }
    }

    /// <summary>The windows' gradients, what their maps pick, and where their input is, counted from that of the first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Collect(ConvolutionGradientTask* task, int window, int count, int panel, float* windows, int* places, float* bias)
    {
        var walk = new WindowWalk(task, window);
        long origin = walk.Offset;
        for (int i = 0; i < count; i++, windows += GradientBlocking.NarrowWindowLength)
        {
            nint index = ((nint)(window + i) * task->Panels) + panel;
            uint* record = task->Records + (index * Winograd.RecordWords);
            float* gradient = task->OutputGradient + (index * Panels.Width);
            places[i] = (int)(walk.Offset - origin);
            walk.Next();
            for (int lane = 0; lane < Panels.Width; lane += TWidth.Lanes)
            {
                TVector value = TWidth.Where(record[0] >> lane, TWidth.Load(gradient + lane));
                TWidth.Corners(record[1] >> lane, record[2] >> lane, task->PixelStride, out TVector first, out TVector second);
                TWidth.Store(value, windows + lane);
                TWidth.Store(first, windows + Panels.Width + lane);
                TWidth.Store(second, windows + (2 * Panels.Width) + lane);
                TWidth.Store(TWidth.Add(TWidth.Load(bias + lane), value), bias + lane);
            }
        }
    }

    private static void Accumulate(ConvolutionGradientTask* task, float* input, int* places, float* windows, int count, float* target)
    {
        nint tap = (nint)task->Channels * Panels.Width;
        if (typeof(TWidth) == typeof(Width512) && RowTaps.Fit(task->PixelStride))
        {
            RowTaps.Accumulate(input, task->PixelStride, task->RowStride, places, windows, count, target, tap);
            return;
        }

        int step = TWidth.ManyRegisters ? 2 * TWidth.Lanes : TWidth.Lanes;
        for (int lane = 0; lane < Panels.Width; lane += step)
        {
            if (TWidth.ManyRegisters)
            {
                Taps2(input, task->PixelStride, task->RowStride, places, windows + lane, count, target + lane, tap);
            }
            else
            {
                Taps1(input, task->PixelStride, task->RowStride, places, windows + lane, count, target + lane, tap);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Taps2(float* input, nint pixel, nint row, int* places, float* windows, int count, float* target, nint tap)
    {
        float* middle = target + (3 * tap);
        float* lower = middle + (3 * tap);
        TVector t00a = TWidth.Load(target), t00b = TWidth.Load(target + TWidth.Lanes);
        TVector t01a = TWidth.Load(target + tap), t01b = TWidth.Load(target + tap + TWidth.Lanes);
        TVector t02a = TWidth.Load(target + (2 * tap)), t02b = TWidth.Load(target + (2 * tap) + TWidth.Lanes);
        TVector t10a = TWidth.Load(middle), t10b = TWidth.Load(middle + TWidth.Lanes);
        TVector t11a = TWidth.Load(middle + tap), t11b = TWidth.Load(middle + tap + TWidth.Lanes);
        TVector t12a = TWidth.Load(middle + (2 * tap)), t12b = TWidth.Load(middle + (2 * tap) + TWidth.Lanes);
        TVector t20a = TWidth.Load(lower), t20b = TWidth.Load(lower + TWidth.Lanes);
        TVector t21a = TWidth.Load(lower + tap), t21b = TWidth.Load(lower + tap + TWidth.Lanes);
        TVector t22a = TWidth.Load(lower + (2 * tap)), t22b = TWidth.Load(lower + (2 * tap) + TWidth.Lanes);
        for (int i = 0; i < count; i++, windows += GradientBlocking.NarrowWindowLength)
        {
            float* place = input + places[i];
            float* other = windows + TWidth.Lanes;
            TVector a = TWidth.Load(windows), firstA = TWidth.Load(windows + Panels.Width), secondA = TWidth.Load(windows + (2 * Panels.Width));
            TVector b = TWidth.Load(other), firstB = TWidth.Load(other + Panels.Width), secondB = TWidth.Load(other + (2 * Panels.Width));
            TWidth.PickColumn(place, pixel, row, firstA, secondA, out TVector x0, out TVector x1, out TVector x2);
            TWidth.PickColumn(place, pixel, row, firstB, secondB, out TVector y0, out TVector y1, out TVector y2);
            t00a = TWidth.MultiplyAdd(x0, a, t00a);
            t00b = TWidth.MultiplyAdd(y0, b, t00b);
            t10a = TWidth.MultiplyAdd(x1, a, t10a);
            t10b = TWidth.MultiplyAdd(y1, b, t10b);
            t20a = TWidth.MultiplyAdd(x2, a, t20a);
            t20b = TWidth.MultiplyAdd(y2, b, t20b);
            place += pixel;
            TWidth.PickColumn(place, pixel, row, firstA, secondA, out x0, out x1, out x2);
            TWidth.PickColumn(place, pixel, row, firstB, secondB, out y0, out y1, out y2);
            t01a = TWidth.MultiplyAdd(x0, a, t01a);
            t01b = TWidth.MultiplyAdd(y0, b, t01b);
            t11a = TWidth.MultiplyAdd(x1, a, t11a);
            t11b = TWidth.MultiplyAdd(y1, b, t11b);
            t21a = TWidth.MultiplyAdd(x2, a, t21a);
            t21b = TWidth.MultiplyAdd(y2, b, t21b);
            place += pixel;
            TWidth.PickColumn(place, pixel, row, firstA, secondA, out x0, out x1, out x2);
            TWidth.PickColumn(place, pixel, row, firstB, secondB, out y0, out y1, out y2);
            t02a = TWidth.MultiplyAdd(x0, a, t02a);
            t02b = TWidth.MultiplyAdd(y0, b, t02b);
            t12a = TWidth.MultiplyAdd(x1, a, t12a);
            t12b = TWidth.MultiplyAdd(y1, b, t12b);
            t22a = TWidth.MultiplyAdd(x2, a, t22a);
            t22b = TWidth.MultiplyAdd(y2, b, t22b);
        }

        TWidth.Store(t00a, target);
        TWidth.Store(t00b, target + TWidth.Lanes);
        TWidth.Store(t01a, target + tap);
        TWidth.Store(t01b, target + tap + TWidth.Lanes);
        TWidth.Store(t02a, target + (2 * tap));
        TWidth.Store(t02b, target + (2 * tap) + TWidth.Lanes);
        TWidth.Store(t10a, middle);
        TWidth.Store(t10b, middle + TWidth.Lanes);
        TWidth.Store(t11a, middle + tap);
        TWidth.Store(t11b, middle + tap + TWidth.Lanes);
        TWidth.Store(t12a, middle + (2 * tap));
        TWidth.Store(t12b, middle + (2 * tap) + TWidth.Lanes);
        TWidth.Store(t20a, lower);
        TWidth.Store(t20b, lower + TWidth.Lanes);
        TWidth.Store(t21a, lower + tap);
        TWidth.Store(t21b, lower + tap + TWidth.Lanes);
        TWidth.Store(t22a, lower + (2 * tap));
        TWidth.Store(t22b, lower + (2 * tap) + TWidth.Lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Taps1(float* input, nint pixel, nint row, int* places, float* windows, int count, float* target, nint tap)
    {
        float* middle = target + (3 * tap);
        float* lower = middle + (3 * tap);
        TVector t00 = TWidth.Load(target), t01 = TWidth.Load(target + tap), t02 = TWidth.Load(target + (2 * tap));
        TVector t10 = TWidth.Load(middle), t11 = TWidth.Load(middle + tap), t12 = TWidth.Load(middle + (2 * tap));
        TVector t20 = TWidth.Load(lower), t21 = TWidth.Load(lower + tap), t22 = TWidth.Load(lower + (2 * tap));
        for (int i = 0; i < count; i++, windows += GradientBlocking.NarrowWindowLength)
        {
            float* place = input + places[i];
            TVector a = TWidth.Load(windows), first = TWidth.Load(windows + Panels.Width), second = TWidth.Load(windows + (2 * Panels.Width));
            TWidth.PickColumn(place, pixel, row, first, second, out TVector x0, out TVector x1, out TVector x2);
            t00 = TWidth.MultiplyAdd(x0, a, t00);
            t10 = TWidth.MultiplyAdd(x1, a, t10);
            t20 = TWidth.MultiplyAdd(x2, a, t20);
            place += pixel;
            TWidth.PickColumn(place, pixel, row, first, second, out x0, out x1, out x2);
            t01 = TWidth.MultiplyAdd(x0, a, t01);
            t11 = TWidth.MultiplyAdd(x1, a, t11);
            t21 = TWidth.MultiplyAdd(x2, a, t21);
            place += pixel;
            TWidth.PickColumn(place, pixel, row, first, second, out x0, out x1, out x2);
            t02 = TWidth.MultiplyAdd(x0, a, t02);
            t12 = TWidth.MultiplyAdd(x1, a, t12);
            t22 = TWidth.MultiplyAdd(x2, a, t22);
        }

        TWidth.Store(t00, target);
        TWidth.Store(t01, target + tap);
        TWidth.Store(t02, target + (2 * tap));
        TWidth.Store(t10, middle);
        TWidth.Store(t11, middle + tap);
        TWidth.Store(t12, middle + (2 * tap));
        TWidth.Store(t20, lower);
        TWidth.Store(t21, lower + tap);
        TWidth.Store(t22, lower + (2 * tap));
    }
}
