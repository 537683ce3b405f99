namespace Pinpoint.Networks;

/// <summary>
/// The 3x3 convolution by Winograd's minimal filtering (Lavin and Gray 2016): each tile of input becomes a few numbers per channel, as many
/// matrix products do the work of the convolution with a half to a quarter of its multiplications, and the outputs of a tile are whole pooling
/// windows, so that bias, ReLU and pooling follow while they are at hand.
/// </summary>
internal static unsafe class WinogradConvolution<TWidth, TVector, TTile>
    where TWidth : struct, IVectorWidth<TVector>
    where TVector : unmanaged
    where TTile : struct, IWinogradTile<TVector>
{
    /// <summary>Does one block of tiles for one part of the panels.</summary>
    public static void Run(ConvolutionTask* task, int item, float* scratch)
    {
        int first = item / task->PanelParts * task->BlockTiles;
        int part = item % task->PanelParts;
        int count = Math.Min(task->BlockTiles, task->TotalTiles - first);
        int depthStride = Winograd.DepthStride(task->Channels);
        nint plane = Winograd.Plane(task->BlockTiles, depthStride);
        nint productPlane = Winograd.Plane(task->BlockTiles, Panels.Width);
        float* products = scratch + (TTile.Points * plane);
        float* edge = products + (TTile.Points * productPlane);
        for (int i = 0; i < count; i++)
        {
            TransformInput(task, first + i, scratch + ((nint)i * depthStride), plane, edge);
        }

        int lastPanel = task->Panels * (part + 1) / task->PanelParts;
        nint weights = (nint)task->Channels * Panels.Width;
        for (int panel = task->Panels * part / task->PanelParts; panel < lastPanel; panel++)
        {
            float* prepared = task->Prepared + (panel * TTile.Points * weights);
            for (int point = 0; point < TTile.Points; point++)
            {
                MatrixTiles<TWidth, TVector>.Multiply(
                    scratch + (point * plane),
                    depthStride,
                    1,
                    prepared + (point * weights),
                    Panels.Width,
                    products + (point * productPlane),
                    Panels.Width,
                    count,
                    task->Channels);
            }

            for (int i = 0; i < count; i++)
            {
                TransformOutput(task, first + i, panel, products + (i * Panels.Width), productPlane);
            }
        }
    }

    private static void TransformInput(ConvolutionTask* task, int tile, float* target, nint plane, float* edge)
    {
        int side = (2 * TTile.Windows) + 2;
        TilePlace place = task->Place(tile);
        int top = 2 * TTile.Windows * place.Row;
        int left = 2 * TTile.Windows * place.Column;
        nint pixel = task->PixelStride;
        nint row = task->RowStride;
        int channels = task->Channels;
        float* source = task->Input + (((nint)place.Image * task->InputSize) + top) * row + (left * pixel);
        bool inside = top + side <= task->InputSize && left + side <= task->InputSize;
        if (!inside || source + ((side - 1) * (row + pixel)) + Winograd.DepthStride(channels) > task->InputEnd)
        {
            CopyEdge(task, source, Math.Min(side, task->InputSize - top), Math.Min(side, task->InputSize - left), side, edge);
            source = edge;
            pixel = Winograd.DepthStride(channels);
            row = side * pixel;
        }

        for (int channel = 0; channel < channels; channel += TWidth.Lanes)
        {
            TTile.TransformInput(source + channel, pixel, row, target + channel, plane);
        }
    }

    /// <summary>
    /// Copies a tile that reaches over the image (what lies there is zero, and feeds outputs that pooling does not use) or whose last vector
    /// would reach behind the caller's memory.
    /// </summary>
    private static void CopyEdge(ConvolutionTask* task, float* source, int rows, int columns, int side, float* edge)
    {
        int stride = Winograd.DepthStride(task->Channels);
        new Span<float>(edge, side * side * stride).Clear();
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                float* from = source + ((nint)row * task->RowStride) + ((nint)column * task->PixelStride);
                new ReadOnlySpan<float>(from, task->Channels).CopyTo(new Span<float>(edge + (((row * side) + column) * stride), task->Channels));
            }
        }
    }

    private static void TransformOutput(ConvolutionTask* task, int tile, int panel, float* products, nint plane)
    {
        TilePlace place = task->Place(tile);
        nint first = ((nint)place.Image * task->PooledSize * task->PooledSize) + (TTile.Windows * ((place.Row * task->PooledSize) + place.Column));
        nint index = (first * task->Panels) + panel;
        var target = new PoolingTarget(
            task->Output + (index * Panels.Width),
            task->Records is null ? null : task->Records + (index * Winograd.RecordWords),
            task->Panels,
            (nint)task->PooledSize * task->Panels,
            Math.Min(TTile.Windows, task->PooledSize - (TTile.Windows * place.Column)),
            Math.Min(TTile.Windows, task->PooledSize - (TTile.Windows * place.Row)));
        for (int lane = 0; lane < Panels.Width; lane += TWidth.Lanes)
        {
            TTile.Finish(products + lane, plane, TWidth.Load(task->Bias + (panel * Panels.Width) + lane), in target, lane);
        }
    }
}
