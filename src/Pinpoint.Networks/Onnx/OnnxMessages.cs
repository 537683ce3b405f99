namespace Pinpoint.Networks;

/// <summary>The messages of ONNX that a patch network needs; names and field numbers as in onnx.proto3 of the ONNX project.</summary>
internal static class OnnxMessages
{
    /// <summary>The version of the file format: the one that came with <see cref="OperatorSet"/>.</summary>
    public const int FormatVersion = 7;

    /// <summary>The version of the operators' meaning.</summary>
    public const int OperatorSet = 13;

    private const int AttributeTypeInteger = 2;
    private const int AttributeTypeIntegers = 7;
    private const int TensorTypeSingle = 1;
    private const int TensorTypeInteger = 7;

    public static ProtobufMessage Model(
        ProtobufMessage graph, string producer, string producerVersion, string description, IEnumerable<KeyValuePair<string, string>> metadata) =>
            new ProtobufMessage()
        .Add(1, FormatVersion)
        .Add(2, producer)
        .Add(3, producerVersion)
        .Add(6, description)
        .Add(7, graph)
        .Add(8, new ProtobufMessage().Add(1, "").Add(2, OperatorSet))
        .AddAll(14, metadata.Select(entry => new ProtobufMessage().Add(1, entry.Key).Add(2, entry.Value)));

    public static ProtobufMessage Graph(
        string name,
        IEnumerable<ProtobufMessage> nodes,
        IEnumerable<ProtobufMessage> initializers,
        IEnumerable<ProtobufMessage> inputs,
        IEnumerable<ProtobufMessage> outputs) => new ProtobufMessage()
        .AddAll(1, nodes)
        .Add(2, name)
        .AddAll(5, initializers)
        .AddAll(11, inputs)
        .AddAll(12, outputs);

    public static ProtobufMessage Node(string type, string name, IEnumerable<string> inputs, string output, params IEnumerable<ProtobufMessage> attributes) =>
        new ProtobufMessage()
        .AddAll(1, inputs)
        .Add(2, output)
        .Add(3, name)
        .Add(4, type)
        .AddAll(5, attributes);

    public static ProtobufMessage Attribute(string name, long value) => new ProtobufMessage().Add(1, name).Add(3, value).Add(20, AttributeTypeInteger);

    public static ProtobufMessage Attribute(string name, IEnumerable<long> values) =>
        new ProtobufMessage().Add(1, name).AddAll(8, values).Add(20, AttributeTypeIntegers);

    /// <summary>A constant of little-endian values in C order.</summary>
    public static ProtobufMessage Singles(string name, IEnumerable<long> shape, ReadOnlyMemory<byte> values) => Tensor(name, shape, TensorTypeSingle, values);

    /// <summary>A constant list of 64-bit integers.</summary>
    public static ProtobufMessage Integers(string name, ReadOnlySpan<long> values)
    {
        byte[] bytes = new byte[values.Length * sizeof(long)];
        for (int i = 0; i < values.Length; i++)
        {
            System.Buffers.Binary.BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(i * sizeof(long)), values[i]);
        }

        return Tensor(name, [values.Length], TensorTypeInteger, bytes);
    }

    /// <summary>A float32 input or output whose first side is free and named.</summary>
    public static ProtobufMessage Value(string name, string firstSide, params IEnumerable<long> otherSides)
    {
        ProtobufMessage shape = new ProtobufMessage()
            .Add(1, new ProtobufMessage().Add(2, firstSide))
            .AddAll(1, otherSides.Select(side => new ProtobufMessage().Add(1, side)));
        ProtobufMessage tensor = new ProtobufMessage().Add(1, TensorTypeSingle).Add(2, shape);
        return new ProtobufMessage().Add(1, name).Add(2, new ProtobufMessage().Add(1, tensor));
    }

    private static ProtobufMessage Tensor(string name, IEnumerable<long> shape, int type, ReadOnlyMemory<byte> values) => new ProtobufMessage()
        .AddAll(1, shape)
        .Add(2, type)
        .Add(8, name)
        .Add(9, values);
}
