using Google.Protobuf;

namespace Pinpoint.Networks;

/// <summary>
/// One message in the Protocol Buffers wire format, field by field in the order in which they were added. Large byte fields are referred to,
/// not copied, until the message is written.
/// </summary>
internal sealed class ProtobufMessage
{
    private readonly List<(int Number, object Value)> _fields = [];

    public ProtobufMessage Add(int number, long value) => Append(number, value);

    public ProtobufMessage Add(int number, string value) => Append(number, ByteString.CopyFromUtf8(value));

    public ProtobufMessage Add(int number, ReadOnlyMemory<byte> value) => Append(number, UnsafeByteOperations.UnsafeWrap(value));

    public ProtobufMessage Add(int number, ProtobufMessage value) => Append(number, value);

    /// <summary>A repeated field of integers, one tag each: readers take this form and the packed one alike.</summary>
    public ProtobufMessage AddAll(int number, IEnumerable<long> values)
    {
        foreach (long value in values)
        {
            Add(number, value);
        }

        return this;
    }

    public ProtobufMessage AddAll(int number, IEnumerable<string> values)
    {
        foreach (string value in values)
        {
            Add(number, value);
        }

        return this;
    }

    public ProtobufMessage AddAll(int number, IEnumerable<ProtobufMessage> values)
    {
        foreach (ProtobufMessage value in values)
        {
            Add(number, value);
        }

        return this;
    }

    /// <summary>Bytes of the message, its own tag and length left out.</summary>
    public long Size()
    {
        long size = 0;
        foreach (var (number, value) in _fields)
        {
            size += CodedOutputStream.ComputeTagSize(number) + value switch
            {
                long integer => CodedOutputStream.ComputeInt64Size(integer),
                ByteString bytes => WithLength(bytes.Length),
                _ => WithLength(((ProtobufMessage)value).Size()),
            };
        }

        return size;
    }

    /// <summary>Writes the fields; the message's size must be below 2^31 bytes, the format's limit.</summary>
    public void WriteTo(CodedOutputStream output)
    {
        foreach (var (number, value) in _fields)
        {
            output.WriteTag(number, value is long ? WireFormat.WireType.Varint : WireFormat.WireType.LengthDelimited);
            switch (value)
            {
                case long integer:
                    output.WriteInt64(integer);
                    break;
                case ByteString bytes:
                    output.WriteBytes(bytes);
                    break;
                default:
                    var message = (ProtobufMessage)value;
                    output.WriteLength(checked((int)message.Size()));
                    message.WriteTo(output);
                    break;
            }
        }
    }

    private static long WithLength(long size) => CodedOutputStream.ComputeInt64Size(size) + size;

    private ProtobufMessage Append(int number, object value)
    {
        _fields.Add((number, value));
        return this;
    }
}
