namespace Pinpoint.Benchmarks;

/// <summary>A network as an ONNX file holds it; read whole, so that it can be written again with other nodes.</summary>
/// <param name="Nodes">The operations in the order of their execution.</param>
/// <param name="Constants">The weights and shapes by name.</param>
/// <param name="Input">The name of the only input.</param>
/// <param name="Sides">The input's sides behind the free first one.</param>
/// <param name="Outputs">The names of the outputs.</param>
internal sealed record OnnxModel(
    IReadOnlyList<OnnxNode> Nodes, IReadOnlyDictionary<string, OnnxConstant> Constants, string Input, IReadOnlyList<long> Sides, IReadOnlyList<string> Outputs)
{
    private const int GraphField = 7;

    /// <summary>Reads a file.</summary>
    public static OnnxModel Read(string path)
    {
        ReadOnlyMemory<byte> file = File.ReadAllBytes(path);
        ProtobufField[] graph = [.. ProtobufField.Of(ProtobufField.Of(file).First(field => field.Number == GraphField).Bytes)];
        var (input, sides) = InputOf(graph.First(field => field.Number == 11).Bytes);
        return new OnnxModel(
            [.. graph.Where(field => field.Number == 1).Select(field => OnnxNode.Of(field.Bytes))],
            graph.Where(field => field.Number == 5).Select(field => OnnxConstant.Of(field.Bytes)).ToDictionary(StringComparer.Ordinal),
            input,
            sides,
            [.. graph.Where(field => field.Number == 12).Select(field => ProtobufField.Of(field.Bytes).First(part => part.Number == 1).Text)]);
    }

    /// <summary>The same network for patches with the channels first: without the transposition with which an exported one begins.</summary>
    public OnnxModel ChannelsFirst()
    {
        OnnxNode first = Nodes[0];
        if (first.Type != "Transpose" || !first.Integers("perm").AsSpan().SequenceEqual([0, 3, 1, 2]))
        {
            throw new InvalidDataException("The network does not begin with the transposition of its patches.");
        }

        return this with { Nodes = [.. Nodes.Skip(1)], Input = first.Output, Sides = [Sides[2], Sides[0], Sides[1]] };
    }

    private static (string Name, IReadOnlyList<long> Sides) InputOf(ReadOnlyMemory<byte> value)
    {
        string name = "";
        List<long> sides = [];
        foreach (ProtobufField field in ProtobufField.Of(value))
        {
            name = field.Number == 1 ? field.Text : name;
            sides = field.Number == 2 ? SidesOf(field.Bytes) : sides;
        }

        return (name, sides);
    }

    // TypeProto > tensor_type > shape > dim > dim_value; the first side has a name in place of a value.
    private static List<long> SidesOf(ReadOnlyMemory<byte> type)
    {
        ReadOnlyMemory<byte> tensor = ProtobufField.Of(type).First(field => field.Number == 1).Bytes;
        ReadOnlyMemory<byte> shape = ProtobufField.Of(tensor).First(field => field.Number == 2).Bytes;
        return [.. ProtobufField.Of(shape).SelectMany(side => ProtobufField.Of(side.Bytes)).Where(field => field.Number == 1).Select(field => field.Value)];
    }
}
