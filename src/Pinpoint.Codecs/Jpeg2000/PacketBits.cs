namespace Pinpoint.Codecs;

/// <summary>The bits of a packet header: a byte of ones is followed by a byte of seven bits (B.10.1).</summary>
internal ref struct PacketBits(ReadOnlySpan<byte> code, int position, int end)
{
    private readonly ReadOnlySpan<byte> _code = code;
    private readonly int _end = end;
    private int _byte;
    private int _left;

    /// <summary>The byte to be read next.</summary>
    internal int Position { get; private set; } = position;

    internal int Read()
    {
        if (_left == 0)
        {
            _left = _byte == 0xFF ? 7 : 8;
            _byte = Next();
        }

        return (_byte >> --_left) & 1;
    }

    internal int Read(int count)
    {
        int value = 0;
        for (int bit = 0; bit < count; bit++)
        {
            value = (value << 1) | Read();
        }

        return value;
    }

    /// <summary>Leaves the rest of the last byte, and the byte that has to follow one of ones.</summary>
    internal void Align()
    {
        if (_byte == 0xFF)
        {
            Next();
        }

        (_byte, _left) = (0, 0);
    }

    private int Next() => Position < _end ? _code[Position++] : throw Damage.Cut("inside a packet header", _end);
}
