using System.Runtime.CompilerServices;

namespace Pinpoint.Networks;

/// <summary>The places of the 4 x 4 pieces of input under windows that follow each other, without a division for each.</summary>
internal unsafe struct WindowWalk
{
    private readonly int _size;
    private readonly int _step;
    private readonly long _nextRow;
    private readonly long _nextImage;
    private int _column;
    private int _row;

    /// <summary>Begins at a window, counted over all images.</summary>
    public WindowWalk(ConvolutionGradientTask* task, int window)
    {
        _size = task->PooledSize;
        _step = 2 * task->PixelStride;
        _nextRow = (2L * task->RowStride) - ((long)_size * _step);
        _nextImage = task->ImageLength - (2L * _size * task->RowStride);
        int inside = window % task->WindowsPerImage;
        _row = inside / _size;
        _column = inside - (_row * _size);
        Offset = task->WindowOffset(window);
    }

    /// <summary>Where the window's piece is, counted from the first image.</summary>
    public long Offset { get; private set; }

    /// <summary>Goes on to the next window, of the next image where this was an image's last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Next()
    {
        Offset += _step;
        if (++_column < _size)
        {
            return;
        }

        _column = 0;
        Offset += _nextRow;
        if (++_row == _size)
        {
            _row = 0;
            Offset += _nextImage;
        }
    }
}
