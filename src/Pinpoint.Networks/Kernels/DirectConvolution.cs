using System.Runtime.CompilerServices;

namespace Pinpoint.Networks;

/// <summary>
/// The direct 3x3 convolution with bias, ReLU and pooling, for inputs of so few channels that Winograd's transforms would not pay: a kernel
/// row of all channels is one contiguous run, each value of which is broadcast and multiplied with two vectors of maps.
/// </summary>
internal static unsafe class DirectConvolution<TWidth, TVector>
    where TWidth : struct, IVectorWidth<TVector>
    where TVector : unmanaged
{
    /// <summary>Does one block of windows for one part of the panels.</summary>
    [SkipLocalsInit]
    public static void Run(ConvolutionTask* task, int item, float* scratch)
    {
        int first = item / task->PanelParts * task->BlockTiles;
        int end = Math.Min(first + task->BlockTiles, task->TotalTiles);
        int part = item % task->PanelParts;
        int lastPanel = task->Panels * (part + 1) / task->PanelParts;
        int step = TWidth.ManyRegisters ? 3 : 1;
        for (int panel = task->Panels * part / task->PanelParts; panel < lastPanel; panel++)
        {
            float* prepared = task->Prepared + ((nint)panel * ConvolutionShape.Taps * task->Channels * Panels.Width);
            for (int window = first; window < end; window += step)
            {
                // A tile that is not full repeats its last window.
                int second = Math.Min(window + 1, end - 1);
                int third = Math.Min(window + 2, end - 1);
                for (int lane = 0; lane < Panels.Width; lane += 2 * TWidth.Lanes)
                {
                    if (step == 3)
                    {
                        Tile3(task, task->WindowInput(window), task->WindowInput(second), task->WindowInput(third), prepared + lane, scratch);
                    }
                    else
                    {
                        Tile1(task, task->WindowInput(window), prepared + lane, scratch);
                    }

                    for (int i = 0; i < step && window + i < end; i++)
                    {
                        Pool(task, window + i, panel, scratch + (8 * i * TWidth.Lanes), lane);
                    }
                }
            }
        }
    }

    private static void Pool(ConvolutionTask* task, int window, int panel, float* products, int lane)
    {
        nint place = ((nint)window * task->Panels) + panel;
        float* output = task->Output + (place * Panels.Width);
        float* bias = task->Bias + (panel * Panels.Width);
        uint* record = null;
        if (task->Records is not null)
        {
            record = task->Records + (place * Winograd.RecordWords);
        }

        for (int half = 0; half < 2; half++)
        {
            float* source = products + (half * TWidth.Lanes);
            int maps = lane + (half * TWidth.Lanes);
            WindowPooling<TWidth, TVector>.Store(
                TWidth.Load(source),
                TWidth.Load(source + (2 * TWidth.Lanes)),
                TWidth.Load(source + (4 * TWidth.Lanes)),
                TWidth.Load(source + (6 * TWidth.Lanes)),
                TWidth.Load(bias + maps),
                output,
                record,
                maps);
        }
    }

    /// <summary>Three windows, two vectors of maps; the running sums stay in registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile3(ConvolutionTask* task, float* w0, float* w1, float* w2, float* weights, float* products)
    {
        nint pixel = task->PixelStride;
        nint row = task->RowStride;
        nint corner = row + pixel;
        int run = 3 * task->Channels;
        TVector s00a = TWidth.Zero, s00b = s00a;
        TVector s01a = TWidth.Zero, s01b = s01a;
        TVector s02a = TWidth.Zero, s02b = s02a;
        TVector s03a = TWidth.Zero, s03b = s03a;
        TVector s10a = TWidth.Zero, s10b = s10a;
        TVector s11a = TWidth.Zero, s11b = s11a;
        TVector s12a = TWidth.Zero, s12b = s12a;
        TVector s13a = TWidth.Zero, s13b = s13a;
        TVector s20a = TWidth.Zero, s20b = s20a;
        TVector s21a = TWidth.Zero, s21b = s21a;
        TVector s22a = TWidth.Zero, s22b = s22a;
        TVector s23a = TWidth.Zero, s23b = s23a;
        for (int kernelRow = 0; kernelRow < 3; kernelRow++)
        {
            for (int k = 0; k < run; k++)
            {
                TVector left = TWidth.Load(weights), right = TWidth.Load(weights + TWidth.Lanes), x;
                x = TWidth.Broadcast(w0[0]);
                s00a = TWidth.MultiplyAdd(x, left, s00a);
                s00b = TWidth.MultiplyAdd(x, right, s00b);
                x = TWidth.Broadcast(w0[pixel]);
                s01a = TWidth.MultiplyAdd(x, left, s01a);
                s01b = TWidth.MultiplyAdd(x, right, s01b);
                x = TWidth.Broadcast(w0[row]);
                s02a = TWidth.MultiplyAdd(x, left, s02a);
                s02b = TWidth.MultiplyAdd(x, right, s02b);
                x = TWidth.Broadcast(w0[corner]);
                s03a = TWidth.MultiplyAdd(x, left, s03a);
                s03b = TWidth.MultiplyAdd(x, right, s03b);
                x = TWidth.Broadcast(w1[0]);
                s10a = TWidth.MultiplyAdd(x, left, s10a);
                s10b = TWidth.MultiplyAdd(x, right, s10b);
                x = TWidth.Broadcast(w1[pixel]);
                s11a = TWidth.MultiplyAdd(x, left, s11a);
                s11b = TWidth.MultiplyAdd(x, right, s11b);
                x = TWidth.Broadcast(w1[row]);
                s12a = TWidth.MultiplyAdd(x, left, s12a);
                s12b = TWidth.MultiplyAdd(x, right, s12b);
                x = TWidth.Broadcast(w1[corner]);
                s13a = TWidth.MultiplyAdd(x, left, s13a);
                s13b = TWidth.MultiplyAdd(x, right, s13b);
                x = TWidth.Broadcast(w2[0]);
                s20a = TWidth.MultiplyAdd(x, left, s20a);
                s20b = TWidth.MultiplyAdd(x, right, s20b);
                x = TWidth.Broadcast(w2[pixel]);
                s21a = TWidth.MultiplyAdd(x, left, s21a);
                s21b = TWidth.MultiplyAdd(x, right, s21b);
                x = TWidth.Broadcast(w2[row]);
                s22a = TWidth.MultiplyAdd(x, left, s22a);
                s22b = TWidth.MultiplyAdd(x, right, s22b);
                x = TWidth.Broadcast(w2[corner]);
                s23a = TWidth.MultiplyAdd(x, left, s23a);
                s23b = TWidth.MultiplyAdd(x, right, s23b);
                w0++;
                w1++;
                w2++;
                weights += Panels.Width;
            }

            w0 += row - run;
            w1 += row - run;
            w2 += row - run;
        }

        TWidth.Store(s00a, products + (0 * TWidth.Lanes));
        TWidth.Store(s00b, products + (1 * TWidth.Lanes));
        TWidth.Store(s01a, products + (2 * TWidth.Lanes));
        TWidth.Store(s01b, products + (3 * TWidth.Lanes));
        TWidth.Store(s02a, products + (4 * TWidth.Lanes));
        TWidth.Store(s02b, products + (5 * TWidth.Lanes));
        TWidth.Store(s03a, products + (6 * TWidth.Lanes));
        TWidth.Store(s03b, products + (7 * TWidth.Lanes));
        TWidth.Store(s10a, products + (8 * TWidth.Lanes));
        TWidth.Store(s10b, products + (9 * TWidth.Lanes));
        TWidth.Store(s11a, products + (10 * TWidth.Lanes));
        TWidth.Store(s11b, products + (11 * TWidth.Lanes));
        TWidth.Store(s12a, products + (12 * TWidth.Lanes));
        TWidth.Store(s12b, products + (13 * TWidth.Lanes));
        TWidth.Store(s13a, products + (14 * TWidth.Lanes));
        TWidth.Store(s13b, products + (15 * TWidth.Lanes));
        TWidth.Store(s20a, products + (16 * TWidth.Lanes));
        TWidth.Store(s20b, products + (17 * TWidth.Lanes));
        TWidth.Store(s21a, products + (18 * TWidth.Lanes));
        TWidth.Store(s21b, products + (19 * TWidth.Lanes));
        TWidth.Store(s22a, products + (20 * TWidth.Lanes));
        TWidth.Store(s22b, products + (21 * TWidth.Lanes));
        TWidth.Store(s23a, products + (22 * TWidth.Lanes));
        TWidth.Store(s23b, products + (23 * TWidth.Lanes));
    }

    /// <summary>One window, two vectors of maps; the running sums stay in registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile1(ConvolutionTask* task, float* w0, float* weights, float* products)
    {
        nint pixel = task->PixelStride;
        nint row = task->RowStride;
        nint corner = row + pixel;
        int run = 3 * task->Channels;
        TVector s00a = TWidth.Zero, s00b = s00a;
        TVector s01a = TWidth.Zero, s01b = s01a;
        TVector s02a = TWidth.Zero, s02b = s02a;
        TVector s03a = TWidth.Zero, s03b = s03a;
        for (int kernelRow = 0; kernelRow < 3; kernelRow++)
        {
            for (int k = 0; k < run; k++)
            {
                TVector left = TWidth.Load(weights), right = TWidth.Load(weights + TWidth.Lanes), x;
                x = TWidth.Broadcast(w0[0]);
                s00a = TWidth.MultiplyAdd(x, left, s00a);
                s00b = TWidth.MultiplyAdd(x, right, s00b);
                x = TWidth.Broadcast(w0[pixel]);
                s01a = TWidth.MultiplyAdd(x, left, s01a);
                s01b = TWidth.MultiplyAdd(x, right, s01b);
                x = TWidth.Broadcast(w0[row]);
                s02a = TWidth.MultiplyAdd(x, left, s02a);
                s02b = TWidth.MultiplyAdd(x, right, s02b);
                x = TWidth.Broadcast(w0[corner]);
                s03a = TWidth.MultiplyAdd(x, left, s03a);
                s03b = TWidth.MultiplyAdd(x, right, s03b);
                w0++;
                weights += Panels.Width;
            }

            w0 += row - run;
        }

        TWidth.Store(s00a, products + (0 * TWidth.Lanes));
        TWidth.Store(s00b, products + (1 * TWidth.Lanes));
        TWidth.Store(s01a, products + (2 * TWidth.Lanes));
        TWidth.Store(s01b, products + (3 * TWidth.Lanes));
        TWidth.Store(s02a, products + (4 * TWidth.Lanes));
        TWidth.Store(s02b, products + (5 * TWidth.Lanes));
        TWidth.Store(s03a, products + (6 * TWidth.Lanes));
        TWidth.Store(s03b, products + (7 * TWidth.Lanes));
    }
}
