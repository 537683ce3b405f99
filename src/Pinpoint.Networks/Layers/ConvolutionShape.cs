namespace Pinpoint.Networks;

/// <summary>
/// Sizes and places of one convolution block. A window is one pooled output: 2 x 2 convolution outputs, a 4 x 4 piece of the input.
/// Weights are kept as <c>[channel chunk of 32, map, 3, 3, 32]</c>, so that one map's nine taps of one chunk are contiguous; a first layer of
/// few channels keeps <c>[panel of 32 maps, 3, 3, channel, 32]</c>, side by side what the maps of a panel multiply one input value with.
/// </summary>
internal sealed record ConvolutionShape
{
    public const int Taps = 9;
    private const int NarrowChannels = 8;

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
    /// True for an input of at most eight channels, whose pixels lie without a gap so that a kernel row is one run of values; only the network's own
    /// input can be that. Such a layer takes Winograd's method down the columns alone, the others in both directions.
    /// </summary>
    public bool Narrow => Channels <= NarrowChannels && ChannelStride == Channels;

    /// <summary>True where Winograd's tile is two by two windows, false where the maps are so small that tiles of one window take no more products.</summary>
    public bool Wide => !Narrow && WideTiles * Winograd.Points(wide: true) < Windows * Winograd.Points(wide: false);

    /// <summary>Tiles along an image's side in the forward pass.</summary>
    public int TileSide => Wide || Narrow ? (PooledSize + 1) / 2 : PooledSize;

    private int WideTiles => (PooledSize + 1) / 2 * ((PooledSize + 1) / 2);

    /// <summary>Tiles of one image; of a narrow layer a tile is as wide as the image.</summary>
    public int TilesPerImage => Narrow ? TileSide : TileSide * TileSide;

    public int ChannelChunks => Panels.RoundUp(Channels) / Panels.Width;

    /// <summary>Weights of one map in one channel chunk.</summary>
    public static int MapBlock => Taps * Panels.Width;

    public long WeightOffset { get; }

    public long WeightLength => Narrow ? (long)Taps * Channels * PaddedMaps : (long)ChannelChunks * PaddedMaps * MapBlock;

    public long BiasOffset => WeightOffset + WeightLength;

    public long End => BiasOffset + PaddedMaps;

    /// <summary>Values that the forward pass keeps prepared: transformed or packed weights.</summary>
    public long PreparedLength => (long)MapPanels * Channels * Panels.Width * (Narrow ? 3 * Winograd.Side(wide: true) : Winograd.Points(Wide));

    /// <summary>The channel stride that the engine gives to its own copy of the network's input.</summary>
    public static int InputStride(int channels) => channels <= NarrowChannels ? channels : Panels.RoundUp(channels);

    /// <summary>Place of one weight, counted from <see cref="WeightOffset"/>.</summary>
    public long WeightIndex(int map, int channel, int tap) => Narrow
        ? ((((long)(map / Panels.Width) * Taps * Channels) + (tap * Channels) + channel) * Panels.Width) + (map % Panels.Width)
        : ((((long)(channel / Panels.Width) * PaddedMaps) + map) * MapBlock) + (tap * Panels.Width) + (channel % Panels.Width);
}
