namespace Pinpoint.Networks;

/// <summary>What the backward kernels of one convolution block need; flat, so that it lives on the stack.</summary>
internal unsafe struct ConvolutionGradientTask
{
    /// <summary>The block's input images <c>[image, row, column, PixelStride]</c>, readable 64 values beyond their end.</summary>
    public float* Input;

    /// <summary>Where the input's gradient goes, of the same shape.</summary>
    public float* InputGradient;

    /// <summary>Weights as the parameters keep them.</summary>
    public float* Weights;

    /// <summary>Gradient of the pooled output <c>[image, window, map]</c>.</summary>
    public float* OutputGradient;

    /// <summary>Pooling records <c>[image, window, panel, 3]</c>.</summary>
    public uint* Records;

    /// <summary>Weight and bias gradient of every sample group, one behind the other.</summary>
    public float* Partial;

    /// <summary>Values of one group's weight gradient, its bias gradient follows.</summary>
    public long WeightLength;

    public int PixelStride;
    public int InputSize;
    public int PooledSize;
    public int Panels;
    public int ChannelChunks;
    public int Channels;
    public int Images;
    public int BlockWindows;

    /// <summary>Groups of images that sum into gradients of their own. Fixed by the layer, so that the order of summation is.</summary>
    public int Groups;

    /// <summary>Parts of the panels; a weight-gradient item is one group and one part.</summary>
    public int PanelParts;

    /// <summary>Images of one input-gradient item.</summary>
    public int ImagesPerItem;

    public readonly int RowStride => InputSize * PixelStride;

    public readonly int WindowsPerImage => PooledSize * PooledSize;

    public readonly long ImageLength => (long)InputSize * RowStride;

    public readonly int PaddedMaps => Panels * Networks.Panels.Width;

    /// <summary>The first image of a group, which is the end of the one before.</summary>
    public readonly int FirstImage(int group) => (int)((long)Images * group / Groups);

    /// <summary>Where a group's weight gradient goes; its bias gradient follows.</summary>
    public readonly float* GroupPartial(int group) => Partial + (group * (WeightLength + PaddedMaps));

    /// <summary>Place of the 4 x 4 piece of input under a window, counted from the first image.</summary>
    public readonly long WindowOffset(int window)
    {
        int image = window / WindowsPerImage;
        int inside = window - (image * WindowsPerImage);
        int row = inside / PooledSize;
        int column = inside - (row * PooledSize);
        return (image * ImageLength) + (2L * row * RowStride) + (2L * column * PixelStride);
    }
}
