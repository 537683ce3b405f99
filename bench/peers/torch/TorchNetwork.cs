using Pinpoint.Benchmarks;
using TorchSharp;
using TorchSharp.Modules;

namespace Pinpoint.TorchPeer;

/// <summary>An exported network with libtorch's operators: the graph is followed node by node, the weights are trainable.</summary>
internal sealed class TorchNetwork
{
    private readonly OnnxModel _model;
    private readonly bool _channelsLast;
    private readonly Dictionary<string, Parameter> _parameters;
    private readonly Dictionary<string, Func<OnnxNode, torch.Tensor, torch.Tensor>> _operators;

    /// <summary>Takes over the weights.</summary>
    /// <param name="model">The network as Pinpoint exports it.</param>
    /// <param name="channelsLast">
    /// Whether maps lie with the channels last in memory, as the patches of the file do, whose transposition then moves nothing; otherwise the patches are
    /// brought into the other order beforehand.
    /// </param>
    /// <param name="groups">Patch stacks of a sample.</param>
    public TorchNetwork(OnnxModel model, bool channelsLast, int groups)
    {
        _model = model;
        _channelsLast = channelsLast;
        _parameters = model.Constants.Where(constant => constant.Value.Type == OnnxConstant.Single)
            .ToDictionary(constant => constant.Key, constant => ParameterOf(constant.Value), StringComparer.Ordinal);
        _operators = new(StringComparer.Ordinal)
        {
            ["Conv"] = (node, input) => torch.nn.functional.conv2d(input, KernelOf(node.Inputs[1]), _parameters[node.Inputs[2]]),
            ["Relu"] = (_, input) => torch.nn.functional.relu(input),
            ["MaxPool"] = (node, input) => torch.nn.functional.max_pool2d(input, node.Integers("kernel_shape"), node.Integers("strides")),
            ["Transpose"] = (node, input) => input.permute(node.Integers("perm")),
            ["Reshape"] = (node, input) => input.reshape(model.Constants[node.Inputs[1]].Longs.ToArray()),
            ["Gemm"] = (node, input) => torch.nn.functional.linear(input, _parameters[node.Inputs[1]], _parameters[node.Inputs[2]]),
        };
        Groups = groups;
    }

    /// <summary>Patch stacks of a sample.</summary>
    public int Groups { get; }

    /// <summary>The sides of a patch stack in the file's order.</summary>
    public IReadOnlyList<long> Sides => _model.Sides;

    /// <summary>The name of the regression head's output, the first of the file.</summary>
    public string Displacements => _model.Outputs[0];

    /// <summary>The name of the classification head's output; null without one.</summary>
    public string? Logits => _model.Outputs.Count > 1 ? _model.Outputs[1] : null;

    public IReadOnlyCollection<Parameter> Parameters => _parameters.Values;

    /// <summary>Patches in the order in which the network computes.</summary>
    public torch.Tensor InputOf(torch.Tensor patches) => _channelsLast ? patches : patches.permute(0, 3, 1, 2).contiguous().permute(0, 2, 3, 1);

    /// <summary>A forward pass without gradients.</summary>
    public void Predict(torch.Tensor patches)
    {
        using var scope = torch.NewDisposeScope();
        using IDisposable inference = torch.inference_mode(mode: true);
        Run(patches);
    }

    /// <summary>A forward pass; gives every node's output by its name.</summary>
    public Dictionary<string, torch.Tensor> Run(torch.Tensor patches)
    {
        var values = new Dictionary<string, torch.Tensor>(StringComparer.Ordinal) { [_model.Input] = patches };
        foreach (OnnxNode node in _model.Nodes)
        {
            values[node.Output] = _operators[node.Type](node, values[node.Inputs[0]]);
        }

        return values;
    }

    private Parameter ParameterOf(OnnxConstant constant)
    {
        torch.Tensor values = torch.tensor(constant.Singles.ToArray(), [.. constant.Shape]);
        return new Parameter(constant.Shape.Count == 4 && _channelsLast ? values.permute(0, 2, 3, 1).contiguous() : values);
    }

    private torch.Tensor KernelOf(string name) => _channelsLast ? _parameters[name].permute(0, 3, 1, 2) : _parameters[name];
}
