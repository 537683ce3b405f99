namespace Pinpoint.Networks;

/// <summary>A narrow layer and the block behind it, whose gradients go back together; flat, so that it lives on the stack.</summary>
internal unsafe struct GradientPair
{
    public ConvolutionGradientTask First;

    /// <summary>The block behind it, an image an item.</summary>
    public ConvolutionGradientTask Next;

    /// <summary>Where a thread's scratch has room for the gradient of one image between the two.</summary>
    public long OutputOffset;
}
