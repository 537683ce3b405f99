using System.Text;

namespace Pinpoint.Networks;

/// <summary>
/// One message in the Protocol Buffers wire format, field by field in the order in which they were added. Large byte fields are referred to,
/// not copied, until the message is written; a message that is added to another is complete by then.
/// </summary>
internal sealed class ProtobufMessage
{
    private const int LongestVarint = 10;
    private const byte More = 0x80;
    private readonly List<ReadOnlyMemory<byte>> _parts = [];

    private enum WireType
    {
        Varint = 0,
        LengthDelimited = 2,
    }

    /// <summary>Bytes of the message, its own tag and length left out.</summary>
    public long Size { get; private set; }

    public ProtobufMessage Add(int number, long value) => AddVarints(number, WireType.Varint, value);

    public ProtobufMessage Add(int number, string value) => Add(number, Encoding.UTF8.GetBytes(value));

    public ProtobufMessage Add(int number, ReadOnlyMemory<byte> value) => AddVarints(number, WireType.LengthDelimited, value.Length).Append(value);

    public ProtobufMessage Add(int number, ProtobufMessage value)
    {
        AddVarints(number, WireType.LengthDelimited, value.Size);
        foreach (ReadOnlyMemory<byte> part in value._parts)
        {
            Append(part);
        }

        return this;
    }

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

    /// <summary>Writes the fields; the message's size must be below 2^31 bytes, the format's limit.</summary>
    public void WriteTo(Stream output)
    {
        foreach (ReadOnlyMemory<byte> part in _parts)
        {
            output.Write(part.Span);
        }
    }

    // A field begins with its number and wire type; what follows is its value or its length.
    private ProtobufMessage AddVarints(int number, WireType type, long value)
    {
        Span<byte> bytes = stackalloc byte[2 * LongestVarint];
        int length = WriteVarint(bytes, ((ulong)number << 3) | (ulong)type);
        length += WriteVarint(bytes[length..], unchecked((ulong)value));
        return Append(bytes[..length].ToArray());
    }

    // Seven bits a byte, the lowest first; all but the last byte carry a mark that more follow.
    private static int WriteVarint(Span<byte> bytes, ulong value)
    {
        int length = 0;
        for (; value >= More; value >>= 7)
        {
            bytes[length++] = (byte)(value | More);
        }

        bytes[length++] = (byte)value;
        return length;
    }

    private ProtobufMessage Append(ReadOnlyMemory<byte> part)
    {
        _parts.Add(part);
        Size += part.Length;
        return this;
    }
}
