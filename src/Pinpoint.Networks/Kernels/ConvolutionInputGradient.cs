using System.Numerics;
using System.Runtime.InteropServices;

namespace Pinpoint.Networks;

/// <summary>The gradient of a convolution block's input, from the gradient of its pooled output.</summary>
internal static unsafe class ConvolutionInputGradient<TWidth, TVector>
    where TWidth : struct, IVectorWidth<TVector>
    where TVector : unmanaged
{
    private const int Corners = 4;

    /// <summary>Does the images of one item.</summary>
    public static void Run(ConvolutionGradientTask* task, int item, float* scratch)
    {
        int first = item * task->ImagesPerItem;
        int last = Math.Min(first + task->ImagesPerItem, task->Images);
        float* target = task->InputGradient + (first * task->ImageLength);
        NativeMemory.Clear(target, (nuint)((last - first) * task->ImageLength) * sizeof(float));
        var entries = (SparseEntry*)scratch;
        int* starts = (int*)(entries + ((nint)task->BlockWindows * task->PaddedMaps));
        int end = last * task->WindowsPerImage;
        for (int window = first * task->WindowsPerImage; window < end; window += task->BlockWindows)
        {
            int count = Math.Min(task->BlockWindows, end - window);
            for (int i = 0; i < count; i++)
            {
                Collect(task, window + i, entries + ((nint)i * task->PaddedMaps), starts + (i * (Corners + 1)));
            }

            for (int chunk = 0; chunk < task->ChannelChunks; chunk++)
            {
                float* weights = task->Weights + ((nint)chunk * task->PaddedMaps * ConvolutionShape.MapBlock);
                var walk = new WindowWalk(task, window);
                for (int i = 0; i < count; i++, walk.Next())
                {
                    Spread(task, walk.Offset, entries + ((nint)i * task->PaddedMaps), starts + (i * (Corners + 1)), weights, chunk);
                }
            }
        }
    }

    /// <summary>Adds to each of the four places of a 3x3 kernel in the window's piece of input what the maps that were largest there send back.</summary>
    private static void Spread(ConvolutionGradientTask* task, long offset, SparseEntry* entries, int* starts, float* weights, int chunk)
    {
        float* target = task->InputGradient + offset + (chunk * Panels.Width);
        for (int corner = 0; corner < Corners; corner++)
        {
            int count = starts[corner + 1] - starts[corner];
            if (count > 0)
            {
                SparseTaps<TWidth, TVector>.Accumulate(
                    entries + starts[corner],
                    count,
                    weights,
                    Panels.Width,
                    3 * Panels.Width,
                    target + ((corner & 1) * task->PixelStride) + ((corner >> 1) * task->RowStride),
                    task->PixelStride,
                    task->RowStride);
            }
        }
    }

    /// <summary>The maps of one window that pass a gradient, sorted by which of the four outputs was the largest.</summary>
    private static void Collect(ConvolutionGradientTask* task, int window, SparseEntry* entries, int* starts)
    {
        int count = 0;
        nint index = (nint)window * task->Panels;
        for (int corner = 0; corner < Corners; corner++)
        {
            starts[corner] = count;
            uint flipRight = (corner & 1) == 0 ? uint.MaxValue : 0;
            uint flipDown = (corner & 2) == 0 ? uint.MaxValue : 0;
            for (int panel = 0; panel < task->Panels; panel++)
            {
                uint* record = task->Records + ((index + panel) * Winograd.RecordWords);
                float* gradient = task->OutputGradient + ((index + panel) * Panels.Width);
                for (uint active = record[0] & (record[1] ^ flipRight) & (record[2] ^ flipDown); active != 0; active &= active - 1)
                {
                    int lane = BitOperations.TrailingZeroCount(active);
                    entries[count].Offset = ((panel * Panels.Width) + lane) * ConvolutionShape.MapBlock;
                    entries[count].Value = gradient[lane];
                    count++;
                }
            }
        }

        starts[Corners] = count;
    }
}
