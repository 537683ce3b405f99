namespace Pinpoint.Networks;

/// <summary>One convolution block of several that <see cref="ImageJob"/> runs on the same images; flat, so that it lives on the stack.</summary>
internal unsafe struct ConvolutionBlock
{
    /// <summary>The block's task for all images, uncut.</summary>
    public ConvolutionTask Task;

    public delegate*<ConvolutionTask*, int, float*, void> Kernel;

    public int TilesPerImage;

    /// <summary>The most tiles that the kernel takes at once.</summary>
    public int MostTiles;
}
