namespace Pinpoint.Networks;

/// <summary>All layers of an architecture and the place of every tensor in one flat parameter buffer.</summary>
internal sealed class NetworkLayout
{
    public const int ClassHead = 0;

    // Half of a second-level cache of one MiB for weights, three eighths for images: three of the default's search make two full blocks of tiles.
    private const long LeadingWeights = 128 * 1024;
    private const long LeadingValues = 96 * 1024;

    public NetworkLayout(NetworkArchitecture architecture)
    {
        architecture.Validate();
        Architecture = architecture;
        Convolutions = [.. Blocks(architecture)];
        ConvolutionShape last = Convolutions[^1];
        Projection = architecture.Projection > 0
            ? new DenseShape(last.Windows, last.Maps, architecture.Projection, last.End, Hidden: true, Contiguous: true)
            : null;
        long offset = Projection?.End ?? last.End;
        var heads = new List<IReadOnlyList<DenseShape>>();
        var names = new List<string>();
        if (architecture.Directions != DirectionHead.None)
        {
            heads.Add(Head(architecture, last, architecture.ClassLogits, ref offset));
            names.Add("class");
        }

        heads.Add(Head(architecture, last, architecture.Outputs, ref offset));
        names.Add("regress");
        Heads = heads;
        ParameterLength = offset;
        PreparedLength = Convolutions.Sum(shape => shape.PreparedLength);
        PreparationItems = Convolutions.Sum(shape => shape.MapPanels);
        LeadingBlocks = CountLeadingBlocks(Convolutions);
        LeadingImages = (int)Math.Max(1, LeadingValues / Convolutions.Take(LeadingBlocks).Sum(shape => (long)shape.ImageLength + shape.OutputLength));
        Tensors =
        [
            .. Convolutions.SelectMany(ConvolutionTensors),
            .. ProjectionTensors(Projection),
            .. heads.Zip(names).SelectMany(pair => HeadTensors(pair.First, pair.Second)),
        ];
    }

    public NetworkArchitecture Architecture { get; }

    public IReadOnlyList<ConvolutionShape> Convolutions { get; }

    /// <summary>The layer between each group's features and the heads; its rows are the groups of all samples. Null without one.</summary>
    public DenseShape? Projection { get; }

    /// <summary>The classification head (where there is one), then the regression head.</summary>
    public IReadOnlyList<IReadOnlyList<DenseShape>> Heads { get; }

    public int RegressionHead => Heads.Count - 1;

    public bool HasClassHead => Heads.Count > 1;

    public long ParameterLength { get; }

    public long PreparedLength { get; }

    /// <summary>Panels of all convolution blocks, the items of <see cref="WeightPreparation"/>.</summary>
    public int PreparationItems { get; }

    /// <summary>The first convolution blocks, as many as have prepared weights that together stay in the second-level cache; at least one.</summary>
    public int LeadingBlocks { get; }

    /// <summary>Images of which what the leading blocks read and leave stays in the second-level cache.</summary>
    public int LeadingImages { get; }

    public IReadOnlyList<ParameterTensor> Tensors { get; }

    /// <summary>True where every layer of <paramref name="other"/> has the same sizes in the same places. Allocates nothing.</summary>
    public bool Matches(NetworkLayout other)
    {
        bool equal = Architecture.Groups == other.Architecture.Groups && Projection == other.Projection
            && Convolutions.Count == other.Convolutions.Count && Heads.Count == other.Heads.Count;
        for (int block = 0; equal && block < Convolutions.Count; block++)
        {
            equal = Convolutions[block] == other.Convolutions[block];
        }

        for (int head = 0; equal && head < Heads.Count; head++)
        {
            equal = Heads[head].Count == other.Heads[head].Count;
            for (int level = 0; equal && level < Heads[head].Count; level++)
            {
                equal = Heads[head][level] == other.Heads[head][level];
            }
        }

        return equal;
    }

    private static int CountLeadingBlocks(IReadOnlyList<ConvolutionShape> convolutions)
    {
        long values = convolutions[0].PreparedLength;
        int count = 1;
        while (count < convolutions.Count && values + convolutions[count].PreparedLength <= LeadingWeights)
        {
            values += convolutions[count++].PreparedLength;
        }

        return count;
    }

    private static IEnumerable<ConvolutionShape> Blocks(NetworkArchitecture architecture)
    {
        int size = architecture.PatchSize;
        int channels = architecture.Channels;
        int stride = ConvolutionShape.InputStride(channels);
        long offset = 0;
        foreach (int maps in architecture.ConvolutionMaps)
        {
            var shape = new ConvolutionShape(size, channels, stride, maps, offset);
            yield return shape;
            (size, channels, stride, offset) = (shape.PooledSize, maps, shape.PaddedMaps, shape.End);
        }
    }

    private static List<DenseShape> Head(NetworkArchitecture architecture, ConvolutionShape last, int outputs, ref long offset)
    {
        var layers = new List<DenseShape>();
        int pixels = architecture.Groups * (architecture.Projection > 0 ? 1 : last.Windows);
        int maps = architecture.Projection > 0 ? architecture.Projection : last.Maps;
        foreach (int units in architecture.HiddenUnits)
        {
            layers.Add(new DenseShape(pixels, maps, units, offset, Hidden: true));
            (pixels, maps, offset) = (1, units, layers[^1].End);
        }

        layers.Add(new DenseShape(pixels, maps, outputs, offset, Hidden: false));
        offset = layers[^1].End;
        return layers;
    }

    private static IEnumerable<ParameterTensor> ConvolutionTensors(ConvolutionShape shape, int index)
    {
        string name = Invariant($"conv{index + 1}");
        int fanIn = shape.Channels * ConvolutionShape.Taps;
        yield return new ParameterTensor($"{name}.weight", [shape.Maps, shape.Channels, 3, 3], shape.WeightOffset, shape.WeightLength, fanIn, Place);
        yield return new ParameterTensor($"{name}.bias", [shape.Maps], shape.BiasOffset, shape.PaddedMaps, fanIn, place => place);

        long Place(long flat)
        {
            int tap = (int)(flat % ConvolutionShape.Taps);
            long rest = flat / ConvolutionShape.Taps;
            return shape.WeightIndex((int)(rest / shape.Channels), (int)(rest % shape.Channels), tap);
        }
    }

    private static IEnumerable<ParameterTensor> HeadTensors(IReadOnlyList<DenseShape> layers, string head)
    {
        for (int index = 0; index < layers.Count; index++)
        {
            string name = layers[index].Hidden ? Invariant($"{head}.fc{index + 1}") : $"{head}.out";
            foreach (ParameterTensor tensor in DenseTensors(layers[index], name))
            {
                yield return tensor;
            }
        }
    }

    private static IEnumerable<ParameterTensor> ProjectionTensors(DenseShape? shape) => shape is null ? [] : DenseTensors(shape, "projection");

    private static IEnumerable<ParameterTensor> DenseTensors(DenseShape shape, string name)
    {
        yield return new ParameterTensor(
            $"{name}.weight",
            [shape.Outputs, shape.Inputs],
            shape.WeightOffset,
            shape.WeightLength,
            shape.Inputs,
            flat => shape.WeightIndex((int)(flat / shape.Inputs), (int)(flat % shape.Inputs)));
        yield return new ParameterTensor($"{name}.bias", [shape.Outputs], shape.BiasOffset, shape.PaddedOutputs, shape.Inputs, place => place);
    }
}
