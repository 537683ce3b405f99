namespace Pinpoint.Networks;

/// <summary>
/// Sizes and places of one convolution block. A window is one pooled output: 2 x 2 convolution outputs, a 4 x 4 piece of the input.
/// Weights are kept as <c>[channel chunk of 32, map, 3, 3, 32]</c>, so that one map's nine taps of one chunk are contiguous; a first layer of
/// very few channels keeps <c>[map, 3, 16]</c>, the three pixels of a kernel row side by side.
/// </summary>
internal sealed record ConvolutionShape
{
    public const int Taps = 9;
    private const int NarrowRow = 16;
    private const int WideFrom = 4;

    public ConvolutionShape(int inputSize, int channels, int channelStride, int maps, long offset)
    {
        InputSize = inputSize;
        Channels = channels;
        ChannelStride = channelStride;
        Maps = maps;
        WeightOffset = offset;
    }

    public int InputSize { get; }

    public int Channels { get; }

    /// <summary>Values from one pixel to the next in the engine's own activations.</summary>
    public int ChannelStride { get; }

    public int Maps { get; }

    public int PaddedMaps => Panels.RoundUp(Maps);

    public int MapPanels => PaddedMaps / Panels.Width;

    public int PooledSize => (InputSize - 2) / 2;

    public int Windows => PooledSize * PooledSize;

    /// <summary>Values of one input image in the engine's own activations.</summary>
    public int ImageLength => InputSize * InputSize * ChannelStride;

    /// <summary>Values of one pooled output image.</summary>
    public int OutputLength => Windows * PaddedMaps;

    /// <summary>
    /// True where a kernel row of all channels is one run of at most 16 values, which only the network's input can be; such a layer convolves
    /// directly, the others by Winograd's method.
    /// </summary>
    public bool Narrow => 3 * Channels <= NarrowRow && ChannelStride == Channels;

    /// <summary>True where Winograd's tile is two by two windows, false where the maps are so small that one window is enough.</summary>
    public bool Wide => !Narrow && PooledSize >= WideFrom;

    /// <summary>Tiles along an image's side in the forward pass.</summary>
    public int TileSide => Wide ? (PooledSize + 1) / 2 : PooledSize;

    public int ChannelChunks => Narrow ? 1 : Panels.RoundUp(Channels) / Panels.Width;

    /// <summary>Weights of one map in one channel chunk.</summary>
    public int MapBlock => Narrow ? 3 * NarrowRow : Taps * Panels.Width;

    public long WeightOffset { get; }

    public long WeightLength => (long)ChannelChunks * PaddedMaps * MapBlock;

    public long BiasOffset => WeightOffset + WeightLength;

    public long End => BiasOffset + PaddedMaps;

    /// <summary>Values that the forward pass keeps prepared: transformed or packed weights.</summary>
    public long PreparedLength => Narrow ? (long)MapPanels * Taps * Channels * Panels.Width : (long)MapPanels * Winograd.Points(Wide) * Channels * Panels.Width;

    /// <summary>The channel stride that the engine gives to its own copy of the network's input.</summary>
    public static int InputStride(int channels) => 3 * channels <= NarrowRow ? channels : Panels.RoundUp(channels);

    /// <summary>Place of one weight, counted from <see cref="WeightOffset"/>.</summary>
    public long WeightIndex(int map, int channel, int tap) => Narrow
        ? ((long)map * MapBlock) + (tap / 3 * NarrowRow) + (tap % 3 * Channels) + channel
        : ((((long)(channel / Panels.Width) * PaddedMaps) + map) * MapBlock) + (tap * Panels.Width) + (channel % Panels.Width);
}
