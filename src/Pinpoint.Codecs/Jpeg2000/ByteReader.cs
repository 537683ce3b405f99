using System.Buffers.Binary;

namespace Pinpoint.Codecs;

/// <summary>Reads the big endian numbers of one marker segment or box, and no further.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> code, int position, int end)
{
    private readonly ReadOnlySpan<byte> _code = code;

    /// <summary>The byte to be read next, counted from the start of the frame's code.</summary>
    internal int Position { get; private set; } = position;

    internal int End { get; } = end;

    internal readonly int Left => End - Position;

    internal byte ReadByte() => _code[Take(1)];

    internal ushort ReadUInt16() => BinaryPrimitives.ReadUInt16BigEndian(_code[Take(2)..]);

    internal uint ReadUInt32() => BinaryPrimitives.ReadUInt32BigEndian(_code[Take(4)..]);

    internal ulong ReadUInt64() => BinaryPrimitives.ReadUInt64BigEndian(_code[Take(8)..]);

    private int Take(int bytes)
    {
        int start = Position;
        if (bytes > Left)
        {
            throw Damage.Cut("inside a header", End);
        }

        Position += bytes;
        return start;
    }
}
