using System.Runtime.CompilerServices;

namespace Pinpoint.Networks;

/// <summary>
/// The 3x3 convolution by Winograd's minimal filtering F(2x2, 3x3) (Lavin and Gray 2016): each 4x4 piece of input becomes 16 numbers per
/// channel, 16 matrix products take the place of 36 multiplications per window, and the 2x2 result is exactly one pooling window, so bias,
/// ReLU and pooling happen in registers.
/// </summary>
internal static unsafe class WinogradConvolution<TWidth, TVector>
    where TWidth : struct, IVectorWidth<TVector>
    where TVector : unmanaged
{
    public static void Run(ConvolutionTask* task, int item, float* scratch)
    {
        int block = item / task->PanelParts;
        int part = item % task->PanelParts;
        int first = block * task->BlockWindows;
        int count = Math.Min(task->BlockWindows, task->TotalWindows - first);
        int depthStride = Winograd.DepthStride(task->Channels);
        nint plane = (nint)task->BlockWindows * depthStride;
        float* products = scratch + (Winograd.Points * plane);
        float* edge = products + ((nint)Winograd.Points * task->BlockWindows * Panels.Width);
        for (int i = 0; i < count; i++)
        {
            TransformInput(task, first + i, scratch + ((nint)i * depthStride), plane, edge);
        }

        int lastPanel = task->Panels * (part + 1) / task->PanelParts;
        nint productPlane = (nint)task->BlockWindows * Panels.Width;
        nint weights = (nint)task->Channels * Panels.Width;
        for (int panel = task->Panels * part / task->PanelParts; panel < lastPanel; panel++)
        {
            float* prepared = task->Prepared + (panel * Winograd.Points * weights);
            for (int point = 0; point < Winograd.Points; point++)
            {
                MatrixTiles<TWidth, TVector>.Multiply(
                    scratch + (point * plane), depthStride, 1, prepared + (point * weights), Panels.Width, products + (point * productPlane), Panels.Width, count, task->Channels);
            }

            for (int i = 0; i < count; i++)
            {
                TransformOutput(task, first + i, panel, products + (i * Panels.Width), productPlane);
            }
        }
    }

    private static void TransformInput(ConvolutionTask* task, int window, float* target, nint plane, float* edge)
    {
        float* source = task->WindowInput(window);
        nint pixel = task->PixelStride;
        nint row = task->RowStride;
        int channels = task->Channels;
        int rounded = (channels + TWidth.Lanes - 1) / TWidth.Lanes * TWidth.Lanes;
        if (source + (3 * row) + (3 * pixel) + rounded > task->InputEnd)
        {
            // The last vector of the last pixel would reach behind the caller's memory.
            int stride = Winograd.DepthStride(channels);
            for (int i = 0; i < Winograd.Points; i++)
            {
                new ReadOnlySpan<float>(source + (i / 4 * row) + (i % 4 * pixel), channels).CopyTo(new Span<float>(edge + (i * stride), channels));
            }

            source = edge;
            pixel = stride;
            row = 4 * stride;
        }

        for (int channel = 0; channel < channels; channel += TWidth.Lanes)
        {
            TransformVector(source + channel, pixel, row, target + channel, plane);
        }
    }

    /// <summary>B^T d B for one vector of channels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransformVector(float* source, nint pixel, nint row, float* target, nint plane)
    {
        float* second = source + row;
        float* third = second + row;
        float* fourth = third + row;
        for (int column = 0; column < 4; column++)
        {
            // Row transforms of a column are kept where the column transform will find them.
            TVector a = TWidth.Load(source + (column * pixel));
            TVector b = TWidth.Load(second + (column * pixel));
            TVector c = TWidth.Load(third + (column * pixel));
            TVector d = TWidth.Load(fourth + (column * pixel));
            TWidth.Store(TWidth.Subtract(a, c), target + (column * plane));
            TWidth.Store(TWidth.Add(b, c), target + ((4 + column) * plane));
            TWidth.Store(TWidth.Subtract(c, b), target + ((8 + column) * plane));
            TWidth.Store(TWidth.Subtract(b, d), target + ((12 + column) * plane));
        }

        for (int line = 0; line < 4; line++)
        {
            float* place = target + (4 * line * plane);
            TVector a = TWidth.Load(place);
            TVector b = TWidth.Load(place + plane);
            TVector c = TWidth.Load(place + (2 * plane));
            TVector d = TWidth.Load(place + (3 * plane));
            TWidth.Store(TWidth.Subtract(a, c), place);
            TWidth.Store(TWidth.Add(b, c), place + plane);
            TWidth.Store(TWidth.Subtract(c, b), place + (2 * plane));
            TWidth.Store(TWidth.Subtract(b, d), place + (3 * plane));
        }
    }

    /// <summary>A^T m A, then bias, ReLU and pooling, for the 32 maps of a panel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransformOutput(ConvolutionTask* task, int window, int panel, float* products, nint plane)
    {
        nint place = ((nint)window * task->Panels) + panel;
        float* output = task->Output + (place * Panels.Width);
        float* bias = task->Bias + (panel * Panels.Width);
        uint* record = null;
        if (task->Records is not null)
        {
            record = task->Records + (place * Winograd.RecordWords);
            record[0] = record[1] = record[2] = 0;
        }

        for (int lane = 0; lane < Panels.Width; lane += TWidth.Lanes)
        {
            float* source = products + lane;
            TVector m0 = TWidth.Load(source), m1 = TWidth.Load(source + plane), m2 = TWidth.Load(source + (2 * plane)), m3 = TWidth.Load(source + (3 * plane));
            TVector left0 = Outer(m0, m1, m2), right0 = Inner(m1, m2, m3);
            source += 4 * plane;
            m0 = TWidth.Load(source);
            m1 = TWidth.Load(source + plane);
            m2 = TWidth.Load(source + (2 * plane));
            m3 = TWidth.Load(source + (3 * plane));
            TVector left1 = Outer(m0, m1, m2), right1 = Inner(m1, m2, m3);
            source += 4 * plane;
            m0 = TWidth.Load(source);
            m1 = TWidth.Load(source + plane);
            m2 = TWidth.Load(source + (2 * plane));
            m3 = TWidth.Load(source + (3 * plane));
            TVector left2 = Outer(m0, m1, m2), right2 = Inner(m1, m2, m3);
            source += 4 * plane;
            m0 = TWidth.Load(source);
            m1 = TWidth.Load(source + plane);
            m2 = TWidth.Load(source + (2 * plane));
            m3 = TWidth.Load(source + (3 * plane));
            TVector left3 = Outer(m0, m1, m2), right3 = Inner(m1, m2, m3);
            WindowPooling<TWidth, TVector>.Store(
                Outer(left0, left1, left2), Outer(right0, right1, right2), Inner(left1, left2, left3), Inner(right1, right2, right3), TWidth.Load(bias + lane), output, record, lane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Outer(TVector a, TVector b, TVector c) => TWidth.Add(TWidth.Add(a, b), c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Inner(TVector b, TVector c, TVector d) => TWidth.Subtract(TWidth.Subtract(b, c), d);
}
