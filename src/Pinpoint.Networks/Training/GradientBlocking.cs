namespace Pinpoint.Networks;

/// <summary>How the backward pass of a convolution block is cut. Nothing here depends on the thread count, so neither does any sum's order.</summary>
internal static class GradientBlocking
{
    /// <summary>Windows of one weight-gradient block: the input under them stays near the core while every map looks at it.</summary>
    public const int WeightWindows = 24;

    /// <summary>Windows of one weight-gradient block of a narrow layer.</summary>
    public const int NarrowWindows = 32;

    /// <summary>
    /// Scratch values of one of them: the maps' gradients, zero where none passes, and two vectors a map that tell which output was the largest. The place
    /// of its input is one more.
    /// </summary>
    public const int NarrowWindowLength = 3 * Panels.Width;

    /// <summary>Windows of one input-gradient block.</summary>
    public const int InputWindows = 64;

    private const int SampleGroups = 8;
    private const long SmallLayer = 150_000;

    /// <summary>Groups of images with a weight gradient of their own: several where that is small, else one, cut by maps instead.</summary>
    public static int Groups(ConvolutionShape shape) => shape.WeightLength <= SmallLayer ? SampleGroups : 1;

    /// <summary>True where the gradients of the first two blocks can go back together, image by image (<see cref="GradientPair"/>).</summary>
    public static bool BeginsWithPair(NetworkLayout layout) => layout.Convolutions.Count > 1 && layout.Convolutions[0].Narrow;

    /// <summary>Where the gradient of the image between them lies in a thread's scratch.</summary>
    public static long PairOffset(NetworkLayout layout) =>
        (Math.Max(ScratchLength(layout.Convolutions[0]), ScratchLength(layout.Convolutions[1])) + 15) / 16 * 16;

    /// <summary>Scratch values that one thread needs for a whole network.</summary>
    public static long ScratchLength(NetworkLayout layout)
    {
        long pair = BeginsWithPair(layout) ? PairOffset(layout) + layout.Convolutions[1].ImageLength : 0;
        return (Math.Max(pair, layout.Convolutions.Max(ScratchLength)) + 15) / 16 * 16;
    }

    /// <summary>Scratch values that one thread needs for either gradient.</summary>
    public static long ScratchLength(ConvolutionShape shape)
    {
        const int EntryLength = 2;
        if (shape.Narrow)
        {
            return (NarrowWindowLength + 1) * NarrowWindows;
        }

        long weight = ((long)shape.PaddedMaps * WeightWindows * EntryLength) + shape.PaddedMaps;
        long input = (InputWindows * (long)shape.PaddedMaps * EntryLength) + (5 * InputWindows);
        return Math.Max(weight, input);
    }
}
