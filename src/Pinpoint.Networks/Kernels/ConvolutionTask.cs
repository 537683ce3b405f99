namespace Pinpoint.Networks;

/// <summary>What the forward kernel of one convolution block needs; flat, so that it lives on the stack.</summary>
internal unsafe struct ConvolutionTask
{
    /// <summary>Input images <c>[image, row, column, PixelStride]</c>.</summary>
    public float* Input;

    /// <summary>First address behind the input; vectors must not be loaded across it.</summary>
    public float* InputEnd;

    public float* Prepared;

    public float* Bias;

    /// <summary>Pooled maps <c>[image, window, map]</c>.</summary>
    public float* Output;

    /// <summary>Pooling records <c>[image, window, panel, 3]</c>, or null outside training.</summary>
    public uint* Records;

    public int PixelStride;
    public int InputSize;
    public int Channels;
    public int PooledSize;
    public int Panels;

    /// <summary>Windows of all images.</summary>
    public int TotalWindows;

    /// <summary>Windows of one item.</summary>
    public int BlockWindows;

    /// <summary>Parts into which the panels are cut; an item is one block of windows and one part of the panels.</summary>
    public int PanelParts;

    public readonly int RowStride => InputSize * PixelStride;

    public readonly int Items => (TotalWindows + BlockWindows - 1) / BlockWindows * PanelParts;

    /// <summary>The first value of the 4 x 4 piece of input under a window.</summary>
    public readonly float* WindowInput(int window)
    {
        int perImage = PooledSize * PooledSize;
        int image = window / perImage;
        int inside = window - (image * perImage);
        int row = inside / PooledSize;
        int column = inside - (row * PooledSize);
        return Input + ((long)image * InputSize * RowStride) + (2L * row * RowStride) + (2L * column * PixelStride);
    }
}
