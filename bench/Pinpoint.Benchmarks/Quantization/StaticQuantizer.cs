namespace Pinpoint.Benchmarks;

/// <summary>
/// Post-training static quantisation in the form that ONNX Runtime's own tool writes (QDQ): every activation between two layers passes through QuantizeLinear
/// and DequantizeLinear as unsigned 8-bit numbers, weights are signed 8-bit numbers with a scale an output channel, biases 32-bit numbers. The runtime
/// recognises the pattern and computes in integers. The outputs of the network stay float32.
/// </summary>
internal sealed class StaticQuantizer
{
    private const float LargestWeight = 127;

    // What moves values or picks some: the levels stay what they are.
    private static readonly string[] Moving = ["Transpose", "Reshape", "MaxPool"];
    private static readonly string[] Weighted = ["Conv", "Gemm"];
    private readonly OnnxModel _model;
    private readonly IReadOnlyDictionary<string, ActivationRange> _ranges;
    private readonly Dictionary<string, OnnxConstant> _constants = new(StringComparer.Ordinal);
    private readonly List<OnnxNode> _nodes = [];
    private readonly Dictionary<string, string> _origins = new(StringComparer.Ordinal);

    private StaticQuantizer(OnnxModel model, IReadOnlyDictionary<string, ActivationRange> ranges)
    {
        _model = WithoutRelu(model);
        _ranges = ranges;
    }

    /// <summary>The activations whose ranges must be known: the input, and what each layer gives to another.</summary>
    public static IReadOnlyList<string> ActivationsOf(OnnxModel model)
    {
        OnnxModel bare = WithoutRelu(model);
        return
        [
            model.Input,
            .. bare.Nodes.Where(node => Weighted.Contains(node.Type)).Select(node => node.Output).Except(model.Outputs, StringComparer.Ordinal),
        ];
    }

    /// <summary>Quantises a network.</summary>
    /// <param name="model">The network as Pinpoint exports it.</param>
    /// <param name="ranges">The range of each of <see cref="ActivationsOf"/>.</param>
    public static OnnxModel Quantize(OnnxModel model, IReadOnlyDictionary<string, ActivationRange> ranges) => new StaticQuantizer(model, ranges).Quantize();

    // Level 0 of an activation behind a ReLU is 0: quantising cuts the negative ones off, and the ReLU has nothing left to do.
    private static OnnxModel WithoutRelu(OnnxModel model)
    {
        var rectified = model.Nodes.Where(node => node.Type == "Relu").ToDictionary(node => node.Inputs[0], node => node.Output, StringComparer.Ordinal);
        return model with
        {
            Nodes =
            [
                .. model.Nodes.Where(node => node.Type != "Relu")
                    .Select(node => rectified.TryGetValue(node.Output, out string? output) ? node with { Output = output } : node),
            ],
        };
    }

    private OnnxModel Quantize()
    {
        Pass(_model.Input, _model.Input);
        foreach (OnnxNode node in _model.Nodes)
        {
            string input = node.Inputs[0];
            bool moving = Moving.Contains(node.Type);
            if (!moving && !Weighted.Contains(node.Type))
            {
                throw new InvalidDataException($"Nothing is known of quantising {node.Type} ({node.Name}).");
            }

            IEnumerable<string> others = moving ? node.Inputs.Skip(1).Select(Keep) : [WeightsOf(node), BiasesOf(node)];
            _nodes.Add(node with { Inputs = [Levels(input), .. others] });
            if (!_model.Outputs.Contains(node.Output, StringComparer.Ordinal))
            {
                Pass(node.Output, moving ? _origins[input] : node.Output);
            }
        }

        return _model with { Nodes = _nodes, Constants = _constants };
    }

    private static string Levels(string activation) => $"{activation}.levels";

    private string Keep(string constant)
    {
        _constants[constant] = _model.Constants[constant];
        return constant;
    }

    // Through 8 bits and back, with the scale of the layer or input from which the values come.
    private void Pass(string activation, string origin)
    {
        _origins[activation] = origin;
        ActivationRange range = _ranges[origin];
        string scale = $"{origin}.scale";
        string zero = $"{origin}.zero";
        _constants[scale] = OnnxConstant.Of([range.Scale]);
        _constants[zero] = OnnxConstant.Of([range.Zero]);
        _nodes.Add(new OnnxNode("QuantizeLinear", [activation, scale, zero], $"{activation}.bytes"));
        _nodes.Add(new OnnxNode("DequantizeLinear", [$"{activation}.bytes", scale, zero], Levels(activation)));
    }

    private string WeightsOf(OnnxNode node)
    {
        OnnxConstant weights = _model.Constants[node.Inputs[1]];
        float[] scales = ScalesOf(weights);
        int length = weights.Singles.Length / scales.Length;
        sbyte[] values = new sbyte[weights.Singles.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (sbyte)MathF.Round(weights.Singles[i] / scales[i / length]);
        }

        return AddConstant(node.Inputs[1], OnnxConstant.Of(values, weights.Shape), scales, OnnxConstant.Of(new sbyte[scales.Length], scales.Length));
    }

    // What a bias adds to: products of activation levels and weight levels.
    private string BiasesOf(OnnxNode node)
    {
        OnnxConstant biases = _model.Constants[node.Inputs[2]];
        float activation = _ranges[_origins[node.Inputs[0]]].Scale;
        float[] scales = [.. ScalesOf(_model.Constants[node.Inputs[1]]).Select(scale => scale * activation)];
        int[] values = new int[scales.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (int)Math.Clamp(Math.Round((double)biases.Singles[i] / scales[i]), int.MinValue, int.MaxValue);
        }

        return AddConstant(node.Inputs[2], OnnxConstant.Of(values, biases.Shape), scales, OnnxConstant.Of(new int[scales.Length], scales.Length));
    }

    private string AddConstant(string name, OnnxConstant values, float[] scales, OnnxConstant zeros)
    {
        _constants[$"{name}.bytes"] = values;
        _constants[$"{name}.scale"] = OnnxConstant.Of(scales, scales.Length);
        _constants[$"{name}.zero"] = zeros;
        _nodes.Add(
            new OnnxNode("DequantizeLinear", [$"{name}.bytes", $"{name}.scale", $"{name}.zero"], Levels(name)) with
            {
                Attributes = new Dictionary<string, long[]>(StringComparer.Ordinal) { ["axis"] = [0] },
            });
        return Levels(name);
    }

    // The output channel is the first side of every weight: a Gemm's are transposed.
    private static float[] ScalesOf(OnnxConstant weights)
    {
        int channels = (int)weights.Shape[0];
        int length = weights.Singles.Length / channels;
        float[] scales = new float[channels];
        for (int channel = 0; channel < channels; channel++)
        {
            float largest = 1e-12f;
            foreach (float weight in weights.Singles.Slice(channel * length, length))
            {
                largest = Math.Max(largest, Math.Abs(weight));
            }

            scales[channel] = largest / LargestWeight;
        }

        return scales;
    }
}
