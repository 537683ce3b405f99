using System.Runtime.InteropServices;

namespace Pinpoint.Benchmarks;

/// <summary>A constant of an ONNX graph.</summary>
/// <param name="Shape">Its sides; none for a single value.</param>
/// <param name="Type">The number of its type in ONNX.</param>
/// <param name="Values">Its values, little-endian, in C order.</param>
internal sealed record OnnxConstant(IReadOnlyList<long> Shape, int Type, ReadOnlyMemory<byte> Values)
{
    public const int Single = 1;
    private const int UnsignedByte = 2;
    private const int SignedByte = 3;
    private const int Integer = 6;
    private const int LongInteger = 7;

    public ReadOnlySpan<float> Singles => MemoryMarshal.Cast<byte, float>(Values.Span);

    public ReadOnlySpan<long> Longs => Type == LongInteger
        ? MemoryMarshal.Cast<byte, long>(Values.Span)
        : throw new InvalidDataException($"A constant of type {Type} is no list of integers.");

    public static OnnxConstant Of(ReadOnlySpan<float> values, params IReadOnlyList<long> shape) => new(shape, Single, MemoryMarshal.AsBytes(values).ToArray());

    public static OnnxConstant Of(ReadOnlySpan<sbyte> values, params IReadOnlyList<long> shape) =>
        new(shape, SignedByte, MemoryMarshal.AsBytes(values).ToArray());

    public static OnnxConstant Of(ReadOnlySpan<byte> values, params IReadOnlyList<long> shape) => new(shape, UnsignedByte, values.ToArray());

    public static OnnxConstant Of(ReadOnlySpan<int> values, params IReadOnlyList<long> shape) => new(shape, Integer, MemoryMarshal.AsBytes(values).ToArray());

    public static KeyValuePair<string, OnnxConstant> Of(ReadOnlyMemory<byte> message)
    {
        ProtobufField[] fields = [.. ProtobufField.Of(message)];
        return new KeyValuePair<string, OnnxConstant>(
            fields.First(field => field.Number == 8).Text,
            new OnnxConstant(
                [.. fields.Where(field => field.Number == 1).SelectMany(field => field.Numbers)],
                (int)fields.First(field => field.Number == 2).Value,
                fields.FirstOrDefault(field => field.Number == 9).Bytes));
    }
}
