namespace Pinpoint.Benchmarks;

/// <summary>An operation of an ONNX graph.</summary>
/// <param name="Type">The operator's name.</param>
/// <param name="Name">The node's own name.</param>
/// <param name="Inputs">The names of its inputs, data first.</param>
/// <param name="Output">The name of its first output.</param>
/// <param name="Attributes">Its attributes that are integers, by name.</param>
internal sealed record OnnxNode(string Type, string Name, IReadOnlyList<string> Inputs, string Output, IReadOnlyDictionary<string, long[]> Attributes)
{
    private static readonly Dictionary<string, long[]> None = new(StringComparer.Ordinal);

    public OnnxNode(string type, IReadOnlyList<string> inputs, string output)
        : this(type, output, inputs, output, None)
    {
    }

    public long[] Integers(string attribute) => Attributes[attribute];

    public static OnnxNode Of(ReadOnlyMemory<byte> message)
    {
        ProtobufField[] fields = [.. ProtobufField.Of(message)];
        return new OnnxNode(
            fields.First(field => field.Number == 4).Text,
            fields.FirstOrDefault(field => field.Number == 3).Text,
            [.. fields.Where(field => field.Number == 1).Select(field => field.Text)],
            fields.First(field => field.Number == 2).Text,
            fields.Where(field => field.Number == 5).Select(field => AttributeOf(field.Bytes)).ToDictionary(StringComparer.Ordinal));
    }

    // One integer (3) or many (8); the attributes of other types come out empty.
    private static KeyValuePair<string, long[]> AttributeOf(ReadOnlyMemory<byte> message)
    {
        ProtobufField[] fields = [.. ProtobufField.Of(message)];
        return new KeyValuePair<string, long[]>(
            fields.First(field => field.Number == 1).Text, [.. fields.Where(field => field.Number is 3 or 8).SelectMany(field => field.Numbers)]);
    }
}
