using System.Numerics;
using System.Runtime.InteropServices;

namespace Pinpoint.Networks;

/// <summary>The gradient of a convolution block's weights and biases, from the gradient of its pooled output.</summary>
internal static unsafe class ConvolutionWeightGradient<TWidth, TVector>
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
        float* weights = task->Partial + (group * (task->WeightLength + task->PaddedMaps));
        float* bias = weights + task->WeightLength;
        int firstMap = firstPanel * Panels.Width;
        int maps = (lastPanel - firstPanel) * Panels.Width;
        Clear(task, weights, bias, firstMap, maps);

        int window = (int)((long)task->Images * group / task->Groups) * task->WindowsPerImage;
        int end = (int)((long)task->Images * (group + 1) / task->Groups) * task->WindowsPerImage;
        var entries = (SparseEntry*)scratch;
        int* counts = (int*)(entries + ((nint)maps * task->BlockWindows));
        for (; window < end; window += task->BlockWindows)
        {
            long origin = task->WindowOffset(window);
            Collect(task, window, Math.Min(end, window + task->BlockWindows), origin, firstPanel, lastPanel, entries, counts, bias + firstMap);
            float* input = task->Input + origin;
            for (int chunk = 0; chunk < task->ChannelChunks; chunk++)
            {
                float* target = weights + (((nint)chunk * task->PaddedMaps) + firstMap) * task->MapBlock;
                for (int map = 0; map < maps; map++, target += task->MapBlock)
                {
                    SparseEntry* list = entries + ((nint)map * task->BlockWindows);
                    if (task->MapBlock == ConvolutionShape.Taps * Panels.Width)
                    {
                        SparseTaps<TWidth, TVector>.Accumulate(
                            list, counts[map], input + (chunk * Panels.Width), task->PixelStride, task->RowStride, target, Panels.Width, 3 * Panels.Width);
                    }
                    else
                    {
                        SparseTaps<TWidth, TVector>.AccumulateNarrow(list, counts[map], input, task->RowStride, target);
                    }
                }
            }
        }
    }

    private static void Clear(ConvolutionGradientTask* task, float* weights, float* bias, int firstMap, int maps)
    {
        for (int chunk = 0; chunk < task->ChannelChunks; chunk++)
        {
            NativeMemory.Clear(weights + ((((nint)chunk * task->PaddedMaps) + firstMap) * task->MapBlock), (nuint)maps * (nuint)task->MapBlock * sizeof(float));
        }

        NativeMemory.Clear(bias + firstMap, (nuint)maps * sizeof(float));
    }

    /// <summary>One list per map: the windows of the block that pass a gradient, in order, and where their largest output looked at the input.</summary>
    private static void Collect(
        ConvolutionGradientTask* task, int window, int end, long origin, int firstPanel, int lastPanel, SparseEntry* entries, int* counts, float* bias)
    {
        int maps = (lastPanel - firstPanel) * Panels.Width;
        new Span<int>(counts, maps).Clear();
        for (; window < end; window++)
        {
            int place = (int)(task->WindowOffset(window) - origin);
            for (int panel = firstPanel; panel < lastPanel; panel++)
            {
                nint index = ((nint)window * task->Panels) + panel;
                uint* record = task->Records + (index * Winograd.RecordWords);
                float* gradient = task->OutputGradient + (index * Panels.Width);
                int shift = (panel - firstPanel) * Panels.Width;
                uint right = record[1];
                uint down = record[2];
                for (uint active = record[0]; active != 0; active &= active - 1)
                {
                    int lane = BitOperations.TrailingZeroCount(active);
                    int map = shift + lane;
                    float value = gradient[lane];
                    SparseEntry* entry = entries + ((nint)map * task->BlockWindows) + counts[map]++;
                    entry->Offset = place + ((int)((right >> lane) & 1) * task->PixelStride) + ((int)((down >> lane) & 1) * task->RowStride);
                    entry->Value = value;
                    bias[map] += value;
                }
            }
        }
    }
}
