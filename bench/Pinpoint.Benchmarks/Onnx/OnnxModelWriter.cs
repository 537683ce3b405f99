using Pinpoint.Networks;

namespace Pinpoint.Benchmarks;

/// <summary>Writes networks as ONNX files, with the messages of Pinpoint's own export.</summary>
internal static class OnnxModelWriter
{
    public static void Write(string path, OnnxModel model)
    {
        ProtobufMessage graph = OnnxMessages.Graph(
            "patch_network",
            model.Nodes.Select(NodeOf),
            model.Constants.Select(constant => ConstantOf(constant.Key, constant.Value)),
            [OnnxMessages.Value(model.Input, "rows", model.Sides)],
            model.Outputs.Select(OutputOf));
        using FileStream file = File.Create(path);
        OnnxMessages.Model(graph, "Pinpoint.Benchmarks", "1", "", []).WriteTo(file);
    }

    private static ProtobufMessage NodeOf(OnnxNode node) => OnnxMessages.Node(
        node.Type, node.Name, node.Inputs, node.Output, node.Attributes.Select(attribute => AttributeOf(attribute.Key, attribute.Value)));

    // What takes one number says so, for the format tells it from a list of one.
    private static ProtobufMessage AttributeOf(string name, long[] values) =>
        name is "axis" or "transA" or "transB" ? OnnxMessages.Attribute(name, values[0]) : OnnxMessages.Attribute(name, values);

    private static ProtobufMessage ConstantOf(string name, OnnxConstant constant) => new ProtobufMessage()
        .AddAll(1, constant.Shape)
        .Add(2, constant.Type)
        .Add(8, name)
        .Add(9, constant.Values);

    // float32, of any shape.
    private static ProtobufMessage OutputOf(string name) =>
        new ProtobufMessage().Add(1, name).Add(2, new ProtobufMessage().Add(1, new ProtobufMessage().Add(1, OnnxConstant.Single)));
}
