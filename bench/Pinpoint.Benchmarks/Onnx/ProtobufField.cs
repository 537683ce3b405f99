using System.Buffers.Binary;

namespace Pinpoint.Benchmarks;

/// <summary>A field of a message in the Protocol Buffers wire format.</summary>
/// <param name="Number">The field's number.</param>
/// <param name="Value">The value of a number; 0 where the field holds bytes.</param>
/// <param name="Bytes">The bytes of a text, a message or a packed list; empty where the field is a number.</param>
internal readonly record struct ProtobufField(int Number, long Value, ReadOnlyMemory<byte> Bytes)
{
    private const byte More = 0x80;
    private const int BitsAByte = 7;

    public string Text => System.Text.Encoding.UTF8.GetString(Bytes.Span);

    /// <summary>The numbers of a repeated field: one, or a packed list of them.</summary>
    public IEnumerable<long> Numbers
    {
        get
        {
            if (Bytes.IsEmpty)
            {
                yield return Value;
            }

            for (int place = 0; place < Bytes.Length;)
            {
                yield return Varint(Bytes.Span, ref place);
            }
        }
    }

    /// <summary>The fields of a message, in its order.</summary>
    public static IEnumerable<ProtobufField> Of(ReadOnlyMemory<byte> message)
    {
        int place = 0;
        while (place < message.Length)
        {
            long tag = Varint(message.Span, ref place);
            yield return Read((int)(tag >> 3), (int)(tag & 7), message, ref place);
        }
    }

    private static ProtobufField Read(int number, int wireType, ReadOnlyMemory<byte> message, ref int place)
    {
        switch (wireType)
        {
            case 0:
                return new ProtobufField(number, Varint(message.Span, ref place), default);
            case 1:
                place += sizeof(long);
                return new ProtobufField(number, BinaryPrimitives.ReadInt64LittleEndian(message.Span[(place - sizeof(long))..]), default);
            case 2:
                int length = (int)Varint(message.Span, ref place);
                place += length;
                return new ProtobufField(number, 0, message.Slice(place - length, length));
            case 5:
                place += sizeof(int);
                return new ProtobufField(number, BinaryPrimitives.ReadInt32LittleEndian(message.Span[(place - sizeof(int))..]), default);
            default:
                throw new InvalidDataException($"Wire type {wireType} is no longer written by anybody.");
        }
    }

    private static long Varint(ReadOnlySpan<byte> bytes, ref int place)
    {
        long value = 0;
        for (int shift = 0; ; shift += BitsAByte)
        {
            byte next = bytes[place++];
            value |= (long)(next & ~More) << shift;
            if ((next & More) == 0)
            {
                return value;
            }
        }
    }
}
