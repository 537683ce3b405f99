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
        float* weights = task->GroupPartial(group);
        float* bias = weights + task->WeightLength;
        int firstMap = firstPanel * Panels.Width;
        int maps = (lastPanel - firstPanel) * Panels.Width;
        Clear(task, weights, bias, firstMap, maps);

        int window = task->FirstImage(group) * task->WindowsPerImage;
        int end = task->FirstImage(group + 1) * task->WindowsPerImage;
        var entries = (SparseEntry*)scratch;
        int* counts = (int*)(entries + ((nint)maps * task->BlockWindows));
        for (; window < end; window += task->BlockWindows)
        {
            long origin = task->WindowOffset(window);
            Collect(task, window, Math.Min(end, window + task->BlockWindows), origin, firstPanel, lastPanel, entries, counts, bias + firstMap);
            float* input = task->Input + origin;
            for (int chunk = 0; chunk < task->ChannelChunks; chunk++)
            {
                float* target = weights + (((nint)chunk * task->PaddedMaps) + firstMap) * ConvolutionShape.MapBlock;
                for (int map = 0; map < maps; map++, target += ConvolutionShape.MapBlock)
                {
                    SparseEntry* list = entries + ((nint)map * task->BlockWindows);
                    SparseTaps<TWidth, TVector>.Accumulate(
                        list, counts[map], input + (chunk * Panels.Width), task->PixelStride, task->RowStride, target, Panels.Width, 3 * Panels.Width);
                }
            }
        }
    }

    private static void Clear(ConvolutionGradientTask* task, float* weights, float* bias, int firstMap, int maps)
    {
        nuint bytes = (nuint)maps * (nuint)ConvolutionShape.MapBlock * sizeof(float);
        for (int chunk = 0; chunk < task->ChannelChunks; chunk++)
        {
            NativeMemory.Clear(weights + ((((nint)chunk * task->PaddedMaps) + firstMap) * ConvolutionShape.MapBlock), bytes);
        }

        NativeMemory.Clear(bias + firstMap, (nuint)maps * sizeof(float));
    }

    /// <summary>One list per map: the windows of the block that pass a gradient, in order, and where their largest output looked at the input.</summary>
    private static void Collect(
        ConvolutionGradientTask* task, int window, int end, long origin, int firstPanel, int lastPanel, SparseEntry* entries, int* counts, float* bias)
    {
        int maps = (lastPanel - firstPanel) * Panels.Width;
        new Span<int>(counts, maps).Clear();
        int* places = stackalloc int[4];
        var walk = new WindowWalk(task, window);
        for (; window < end; window++, walk.Next())
        {
            places[0] = (int)(walk.Offset - origin);
            places[1] = places[0] + task->PixelStride;
            places[2] = places[0] + task->RowStride;
            places[3] = places[1] + task->RowStride;
            for (int panel = firstPanel; panel < lastPanel; panel++)
            {
                nint index = ((nint)window * task->Panels) + panel;
                uint* record = task->Records + (index * Winograd.RecordWords);
                float* gradient = task->OutputGradient + (index * Panels.Width);
                int shift = (panel - firstPanel) * Panels.Width;
                for (int lane = 0; lane < Panels.Width; lane += TWidth.Lanes)
                {
                    float* sum = bias + shift + lane;
                    TWidth.Store(TWidth.Add(TWidth.Load(sum), TWidth.Where(record[0] >> lane, TWidth.Load(gradient + lane))), sum);
                }

                // No branches: which maps pass a gradient cannot be foreseen. What is written of one that does not is overwritten by the next.
                uint active = record[0];
                uint right = record[1];
                uint down = record[2];
                SparseEntry* list = entries + ((nint)shift * task->BlockWindows);
                int* count = counts + shift;
                for (int lane = 0; lane < Panels.Width; lane++, list += task->BlockWindows)
                {
                    SparseEntry* entry = list + count[lane];
                    entry->Offset = places[(right & 1) + (2 * (down & 1))];
                    entry->Value = gradient[lane];
                    count[lane] += (int)(active & 1);
                    active >>= 1;
                    right >>= 1;
                    down >>= 1;
                }
            }
        }
    }
}
