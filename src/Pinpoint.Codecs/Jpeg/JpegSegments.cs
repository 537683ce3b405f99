using System.Buffers.Binary;

namespace Pinpoint.Codecs;

/// <summary>Walks the marker segments of a code of the JPEG family. Every place is a byte of the whole code.</summary>
internal ref struct JpegSegments
{
    private const byte Prefix = 0xFF;
    private readonly ReadOnlySpan<byte> _code;

    /// <summary>Stands behind the first marker, which must be SOI.</summary>
    public JpegSegments(ReadOnlySpan<byte> code)
    {
        if (code is not [Prefix, JpegMarker.StartOfImage, ..])
        {
            throw new CodecException("JPEG: the code does not begin with the marker FFD8 (SOI)");
        }

        _code = code;
        Position = 2;
    }

    /// <summary>Where the next byte is read.</summary>
    public int Position { get; private set; }

    /// <summary>Whether nothing is left to read.</summary>
    public readonly bool AtEnd => Position >= _code.Length;

    /// <summary>Whether a marker, without fill bytes, comes next.</summary>
    public readonly bool IsNext(byte marker) => Position + 1 < _code.Length && _code[Position] == Prefix && _code[Position + 1] == marker;

    /// <summary>Goes on to the next marker and its segment; fill bytes before it are passed over.</summary>
    public JpegSegment Next()
    {
        int start = Position;
        while (Position < _code.Length && _code[Position] == Prefix)
        {
            Position++;
        }

        if (Position >= _code.Length)
        {
            throw new CodecException(Invariant($"JPEG: the code ends at byte {_code.Length}, where a marker is due"));
        }

        if (Position == start || _code[Position] == 0)
        {
            throw new CodecException(Invariant($"JPEG: byte {start}: no marker, where one is due"));
        }

        int offset = Position - 1;
        byte marker = _code[Position++];
        ReadOnlySpan<byte> content = default;
        if (!JpegMarker.IsAlone(marker))
        {
            int room = _code.Length - Position;
            int length = room < 2 ? 2 : BinaryPrimitives.ReadUInt16BigEndian(_code[Position..]);
            if (length < 2 || length > room)
            {
                throw new CodecException(Invariant($"JPEG: byte {offset}: the segment FF{marker:X2} says {length} bytes, where {room} are left"));
            }

            content = _code.Slice(Position + 2, length - 2);
            Position += length;
        }

        return new JpegSegment { Marker = marker, Offset = offset, Content = content };
    }

    /// <summary>Takes the entropy-coded bytes up to the next marker or the end of the code.</summary>
    /// <param name="firstMarker">A byte FF followed by at least this begins a marker; by less, it is coded data.</param>
    public ReadOnlySpan<byte> EntropyCoded(byte firstMarker)
    {
        int start = Position;
        while (Position < _code.Length)
        {
            int next = _code[Position..].IndexOf(Prefix);
            Position = next < 0 ? _code.Length : Position + next;
            if (Position + 1 < _code.Length && _code[Position + 1] >= firstMarker)
            {
                break;
            }

            Position = Math.Min(Position + 2, _code.Length);
        }

        return _code[start..Position];
    }

    /// <summary>Passes over a restart marker, if one comes next.</summary>
    public void SkipRestart()
    {
        if (Position + 1 < _code.Length && _code[Position] == Prefix && JpegMarker.IsRestart(_code[Position + 1]))
        {
            Position += 2;
        }
    }

    /// <summary>Checks that the next marker is the restart marker that is due.</summary>
    /// <param name="interval">Which restart interval ends here, counted from zero.</param>
    public void Restart(int interval)
    {
        int due = JpegMarker.FirstRestart + (interval % 8);
        JpegSegment segment = Next();
        if (segment.Marker != due)
        {
            throw segment.Wrong($"marker FF{segment.Marker:X2}, where the restart marker FF{due:X2} is due");
        }
    }
}
