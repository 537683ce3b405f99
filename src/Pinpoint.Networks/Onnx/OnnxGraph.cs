namespace Pinpoint.Networks;

/// <summary>A patch network as an ONNX graph.</summary>
internal static class OnnxGraph
{
    /// <summary>The graph of a network.</summary>
    /// <param name="network">The network; its weights are copied once.</param>
    public static ProtobufMessage Of(PatchNetwork network)
    {
        NetworkArchitecture architecture = network.Architecture;
        var nodes = new List<ProtobufMessage>();
        IReadOnlyList<SafetensorsTensor> tensors = network.ToTensors();
        List<ProtobufMessage> constants = [.. tensors.Select(tensor => OnnxMessages.Singles(tensor.Name, tensor.Shape, tensor.Memory))];
        string features = AddEncoder(nodes, constants, architecture);
        AddHead(nodes, "regress", architecture, features, OnnxFile.Displacements);
        List<ProtobufMessage> outputs = [OnnxMessages.Value(OnnxFile.Displacements, OnnxFile.Batch, architecture.Outputs)];
        if (architecture.Directions != DirectionHead.None)
        {
            AddHead(nodes, "class", architecture, features, OnnxFile.DirectionLogits);
            outputs.Add(OnnxMessages.Value(OnnxFile.DirectionLogits, OnnxFile.Batch, architecture.ClassLogits));
        }

        string images = architecture.Groups == 1 ? OnnxFile.Batch : OnnxFile.BatchOfGroups;
        ProtobufMessage input = OnnxMessages.Value(OnnxFile.Patches, images, architecture.PatchSize, architecture.PatchSize, architecture.Channels);
        return OnnxMessages.Graph("patch_network", nodes, constants, [input], outputs);
    }

    // ONNX convolves with the channels first; the patches come, and the heads' weights count their inputs, with the channels last.
    private static string AddEncoder(List<ProtobufMessage> nodes, List<ProtobufMessage> constants, NetworkArchitecture architecture)
    {
        string values = "channels_first";
        nodes.Add(OnnxMessages.Node("Transpose", values, [OnnxFile.Patches], values, OnnxMessages.Attribute("perm", [0, 3, 1, 2])));
        for (int block = 1; block <= architecture.ConvolutionMaps.Count; block++)
        {
            nodes.Add(OnnxMessages.Node(
                "Conv", Invariant($"conv{block}"), [
                    values,
                    Invariant($"conv{block}.weight"),
                    Invariant($"conv{block}.bias"),
                ], Invariant($"conv{block}"), OnnxMessages.Attribute("kernel_shape", [3, 3])));
            nodes.Add(OnnxMessages.Node("Relu", Invariant($"relu{block}"), [Invariant($"conv{block}")], Invariant($"relu{block}")));
            values = Invariant($"pool{block}");
            nodes.Add(OnnxMessages.Node(
                "MaxPool", values, [Invariant($"relu{block}")], values, OnnxMessages.Attribute(
                    "kernel_shape", [2, 2]), OnnxMessages.Attribute("strides", [2, 2])));
        }

        nodes.Add(OnnxMessages.Node("Transpose", "channels_last", [values], "channels_last", OnnxMessages.Attribute("perm", [0, 2, 3, 1])));
        return architecture.Projection > 0
            ? Reshape(nodes, constants, AddProjection(nodes, constants, architecture), "joint", architecture.JointFeatures)
            : Reshape(nodes, constants, "channels_last", "features", architecture.JointFeatures);
    }

    // Each patch stack is a row here; the heads read all groups of a sample as one.
    private static string AddProjection(List<ProtobufMessage> nodes, List<ProtobufMessage> constants, NetworkArchitecture architecture)
    {
        nodes.Add(Dense("projection", Reshape(nodes, constants, "channels_last", "features", architecture.Features), "projection"));
        nodes.Add(OnnxMessages.Node("Relu", "projected", ["projection"], "projected"));
        return "projected";
    }

    private static string Reshape(List<ProtobufMessage> nodes, List<ProtobufMessage> constants, string values, string name, int columns)
    {
        constants.Add(OnnxMessages.Integers($"{name}.shape", [-1, columns]));
        nodes.Add(OnnxMessages.Node("Reshape", name, [values, $"{name}.shape"], name));
        return name;
    }

    private static void AddHead(List<ProtobufMessage> nodes, string head, NetworkArchitecture architecture, string values, string output)
    {
        for (int layer = 1; layer <= architecture.HiddenUnits.Count; layer++)
        {
            string name = Invariant($"{head}.fc{layer}");
            nodes.Add(Dense(name, values, name));
            values = Invariant($"{head}.relu{layer}");
            nodes.Add(OnnxMessages.Node("Relu", values, [name], values));
        }

        nodes.Add(Dense($"{head}.out", values, output));
    }

    private static ProtobufMessage Dense(string name, string input, string output) =>
        OnnxMessages.Node("Gemm", name, [input, $"{name}.weight", $"{name}.bias"], output, OnnxMessages.Attribute("transB", 1));
}
