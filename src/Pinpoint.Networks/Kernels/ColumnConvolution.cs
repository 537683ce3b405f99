using System.Runtime.CompilerServices;

namespace Pinpoint.Networks;

/// <summary>
/// The 3x3 convolution of an input of few channels, with bias, ReLU and pooling: Winograd's F(4, 3) down the columns, which halves the
/// multiplications and treats whole rows of the image alike, and the definition along the rows, where the three pixels of a kernel row are one run of
/// values. Transforms in both directions would cost such a layer more than they save.
/// </summary>
internal static unsafe class ColumnConvolution<TWidth, TVector>
    where TWidth : struct, IVectorWidth<TVector>
    where TVector : unmanaged
{
    private const int Points = 6;

    /// <summary>Does one block of tiles, each two rows of pooling windows, for one part of the panels.</summary>
    public static void Run(ConvolutionTask* task, int item, float* scratch)
    {
        int first = item / task->PanelParts * task->BlockTiles;
        int last = Math.Min(first + task->BlockTiles, task->TotalTiles);
        int part = item % task->PanelParts;
        int lastPanel = task->Panels * (part + 1) / task->PanelParts;
        nint row = Winograd.ColumnRow(task->InputSize, task->Channels);
        nint plane = Winograd.Plane(Winograd.ColumnBlock, Panels.Width);
        float* products = scratch + (2 * Points * row);
        int run = 3 * task->Channels;
        int columns = 2 * task->PooledSize;
        for (int tile = first; tile < last; tile++)
        {
            TransformInput(task, tile, scratch, row, scratch + (Points * row));
            for (int panel = task->Panels * part / task->PanelParts; panel < lastPanel; panel++)
            {
                float* prepared = task->Prepared + ((nint)panel * Points * run * Panels.Width);
                if (TWidth.ManyRegisters)
                {
                    PoolingTarget target = Target(task, tile, panel, 0, columns);
                    var end = new PoolingEnd<TWidth, TVector>(in target, task->Bias + (panel * Panels.Width));
                    PointTiles<TWidth, TVector>.Multiply(scratch, row, task->Channels, columns, prepared, run, in end);
                    continue;
                }

                for (int column = 0; column < columns; column += Winograd.ColumnBlock)
                {
                    int count = Math.Min(Winograd.ColumnBlock, columns - column);
                    for (int point = 0; point < Points; point++)
                    {
                        MatrixTiles<TWidth, TVector>.Multiply(
                            scratch + (point * row) + (column * task->Channels),
                            task->Channels,
                            1,
                            prepared + ((nint)point * run * Panels.Width),
                            Panels.Width,
                            products + (point * plane),
                            Panels.Width,
                            (count + Winograd.ColumnRows - 1) / Winograd.ColumnRows * Winograd.ColumnRows,
                            run);
                    }

                    TransformOutput(task, tile, panel, column, count, products, plane);
                }
            }
        }
    }

    /// <summary>B^T down every column of six rows of the image: point p of all columns goes to <c>target[p * row]</c>.</summary>
    private static void TransformInput(ConvolutionTask* task, int tile, float* target, nint row, float* edge)
    {
        int image = tile / task->TileSide;
        int top = 4 * (tile - (image * task->TileSide));
        int length = task->RowStride;
        int rows = Math.Min(Points, task->InputSize - top);
        float* source = task->Input + ((((nint)image * task->InputSize) + top) * length);
        nint step = length;
        if (rows < Points || source + (Points * step) + TWidth.Lanes > task->InputEnd)
        {
            // Rows over the image's end are zero and feed outputs that pooling does not use.
            new Span<float>(edge, (int)(Points * row)).Clear();
            for (int line = 0; line < rows; line++)
            {
                new ReadOnlySpan<float>(source + (line * step), length).CopyTo(new Span<float>(edge + (line * row), length));
            }

            source = edge;
            step = row;
        }

        TransformColumns(source, step, target, row, length);
        if (TWidth.ManyRegisters)
        {
            // Tiles of two columns end with the image.
            return;
        }

        // What stands over the image's end feeds sums that nothing uses, but a sum of infinities would take its time.
        for (int point = 0; point < Points; point++)
        {
            new Span<float>(target + (point * row) + length, (int)row - length).Clear();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransformColumns(float* source, nint step, float* target, nint row, int length)
    {
        for (int place = 0; place < length; place += TWidth.Lanes)
        {
            float* upper = source + place;
            float* lower = upper + (3 * step);
            WinogradLine<TWidth, TVector>.Input(
                TWidth.Load(upper),
                TWidth.Load(upper + step),
                TWidth.Load(upper + (2 * step)),
                TWidth.Load(lower),
                TWidth.Load(lower + step),
                TWidth.Load(lower + (2 * step)),
                target + place,
                row);
        }
    }

    private static PoolingTarget Target(ConvolutionTask* task, int tile, int panel, int column, int count)
    {
        int image = tile / task->TileSide;
        int top = 2 * (tile - (image * task->TileSide));
        nint window = ((((nint)image * task->PooledSize) + top) * task->PooledSize) + (column / 2);
        nint index = (window * task->Panels) + panel;
        int rows = Math.Min(2, task->PooledSize - top);
        float* output = task->Output + (index * Panels.Width);
        uint* records = task->Records is null ? null : task->Records + (index * Winograd.RecordWords);
        return new PoolingTarget(output, records, task->Panels, (nint)task->PooledSize * task->Panels, count / 2, rows);
    }

    private static void TransformOutput(ConvolutionTask* task, int tile, int panel, int column, int count, float* products, nint plane)
    {
        PoolingTarget target = Target(task, tile, panel, column, count);
        var end = new PoolingEnd<TWidth, TVector>(in target, task->Bias + (panel * Panels.Width));
        for (int lane = 0; lane < Panels.Width; lane += TWidth.Lanes)
        {
            Finish(products + lane, plane, count, in end, lane);
        }
    }

    /// <summary>A^T down the columns and pooling, for one vector of maps of all columns of a block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Finish(float* products, nint plane, int count, in PoolingEnd<TWidth, TVector> end, int lane)
    {
        for (int place = 0; place < count; place += 2, products += 2 * Panels.Width)
        {
            WinogradLine<TWidth, TVector>.Output(products, plane, out TVector left0, out TVector left1, out TVector left2, out TVector left3);
            WinogradLine<TWidth, TVector>.Output(
                products + Panels.Width, plane, out TVector right0, out TVector right1, out TVector right2, out TVector right3);
            end.Put(place, lane, left0, left1, left2, left3, right0, right1, right2, right3);
        }
    }
}
