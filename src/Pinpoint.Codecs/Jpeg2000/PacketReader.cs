using System.Buffers.Binary;
using System.Numerics;

namespace Pinpoint.Codecs;

/// <summary>Reads the packets of one tile (B.9, B.10): which passes they bring of which blocks, and where the code of these stands.</summary>
internal ref struct PacketReader
{
    private const int StartOfPacketBytes = 6;

    // With the 6 of the logarithm of the most passes a length stays within an int.
    private const int MostLengthBits = 24;

    private readonly ReadOnlySpan<byte> _code;
    private readonly ReadOnlySpan<(int Start, int End)> _parts;
    private readonly TileLayout _layout;
    private readonly PooledList<CodeStretch> _stretches;
    private readonly TileParameters _parameters;
    private readonly ReadOnlySpan<byte> _packedHeaders;
    private readonly bool _hasPackedHeaders;
    private int _part;
    private int _position;
    private int _packedPosition;

    /// <summary>Stands before the first packet of the tile that a workspace has been filled with.</summary>
    internal PacketReader(ReadOnlySpan<byte> code, in TileParameters parameters, TileWorkspace workspace)
    {
        _code = code;
        _parts = workspace.Parts.Items;
        _layout = workspace.Layout;
        _stretches = workspace.Stretches;
        _parameters = parameters;
        _packedHeaders = workspace.PackedHeaders.Items;
        _hasPackedHeaders = workspace.HasPackedHeaders;
        _position = _parts[0].Start;
    }

    private readonly int PartEnd => _parts[_part].End;

    /// <summary>Reads the next packet, which is that of one layer of one precinct.</summary>
    internal void Read(ref Precinct precinct, int layer)
    {
        if (!_hasPackedHeaders && _position >= PartEnd)
        {
            NextPart();
        }

        SkipStartOfPacket();
        int firstStretch = _stretches.Count;
        PacketBits bits = _hasPackedHeaders
            ? new PacketBits(_packedHeaders, _packedPosition, _packedHeaders.Length)
            : new PacketBits(_code, _position, PartEnd);
        if (bits.Read() == 1)
        {
            foreach (ref readonly PrecinctPiece piece in _layout.PiecesOf(precinct))
            {
                ReadPiece(piece, layer, ref bits);
            }
        }

        bits.Align();
        int next = bits.Position;
        if (_parameters.Packets.EndsHeaders)
        {
            SkipEndOfHeader(ref next);
        }

        (_hasPackedHeaders ? ref _packedPosition : ref _position) = next;
        ReadBody(firstStretch);
    }

    // B.10.8: the passes of each block of a precinct's band, and the lengths of their code. Squares of which no block is included yet are left out, and so
    // are rows that run through nothing else: without this a code of many layers that bring nothing would cost their number times that of the blocks.
    private readonly void ReadPiece(PrecinctPiece piece, int layer, ref PacketBits bits)
    {
        Span<TagNode> tree = _layout.Nodes.Items[piece.FirstNode..];
        int planes = _layout.Bands[piece.Band].Planes + _parameters.RegionShift;
        int nextRow;
        for (int y = 0; y < piece.BlocksHigh; y = nextRow)
        {
            nextRow = piece.BlocksHigh;
            for (int x = 0; x < piece.BlocksWide; x++)
            {
                ref CodeBlock block = ref _layout.Blocks[piece.FirstBlock + (y * piece.BlocksWide) + x];
                bool isFirst = block.Passes == 0;
                if (isFirst && !TagTree.Includes(tree, ref bits, piece, x, y, layer, out int closed))
                {
                    x |= closed;
                    nextRow = Math.Min(nextRow, (y | closed) + 1);
                    continue;
                }

                nextRow = y + 1;
                if (isFirst)
                {
                    int zeroPlanes = TagTree.ReadZeroPlanes(tree, ref bits, piece, x, y, planes);
                    if (zeroPlanes >= planes)
                    {
                        throw Damage.At("a block of more empty bit-planes than there are", bits.Position);
                    }

                    block.ZeroPlanes = (byte)zeroPlanes;
                }
                else if (bits.Read() == 0)
                {
                    continue;
                }

                ReadPasses(ref block, (3 * (planes - block.ZeroPlanes)) - 2, ref bits);
            }
        }
    }

    private readonly void ReadPasses(ref CodeBlock block, int most, ref PacketBits bits)
    {
        int passes = ReadPassCount(ref bits);
        if (block.Passes + passes > most)
        {
            throw Damage.At("more coding passes than a block has", bits.Position);
        }

        while (bits.Read() == 1)
        {
            if (++block.LengthBits > MostLengthBits)
            {
                throw Damage.At("a length of more bits than a number has", bits.Position);
            }
        }

        while (passes > 0)
        {
            int inSegment = Math.Min(passes, SegmentEnd(block.Passes) - block.Passes);
            int lengthBits = block.LengthBits + BitOperations.Log2((uint)inSegment);

            int stretch = _stretches.Add(new CodeStretch { Length = bits.Read(lengthBits), Passes = (short)inSegment, Next = -1 });
            if (block.Passes == 0)
            {
                block.FirstStretch = stretch;
            }
            else
            {
                _stretches[block.LastStretch].Next = stretch;
            }

            block.LastStretch = stretch;
            block.Passes += (short)inSegment;
            passes -= inSegment;
        }
    }

    private readonly int SegmentEnd(int passes) => PassStyles.SegmentEnd(_parameters.Coding.Passes, passes);

    // Table B.4.
    private static int ReadPassCount(ref PacketBits bits)
    {
        if (bits.Read() == 0)
        {
            return 1;
        }

        if (bits.Read() == 0)
        {
            return 2;
        }

        int more = bits.Read(2);
        if (more < 3)
        {
            return 3 + more;
        }

        more = bits.Read(5);
        return more < 31 ? 6 + more : 37 + bits.Read(7);
    }

    private void ReadBody(int firstStretch)
    {
        for (int index = firstStretch; index < _stretches.Count; index++)
        {
            ref CodeStretch stretch = ref _stretches[index];
            if (_position >= PartEnd && stretch.Length > 0)
            {
                NextPart();
            }

            if (stretch.Length > PartEnd - _position)
            {
                throw Damage.Cut("inside a packet", PartEnd);
            }

            stretch.Start = _position;
            _position += stretch.Length;
        }
    }

    private void NextPart()
    {
        do
        {
            if (_part + 1 == _parts.Length)
            {
                throw Damage.Cut("before the last packet", PartEnd);
            }

            _position = _parts[++_part].Start;
        }
        while (_position >= PartEnd);
    }

    // SOP may stand before any packet (A.8.1), where it is allowed; neither a packet's header nor its body can start with its bytes.
    private void SkipStartOfPacket()
    {
        while (PartEnd - _position >= 2 && BinaryPrimitives.ReadUInt16BigEndian(_code[_position..]) == Marker.StartOfPacket)
        {
            if (PartEnd - _position < StartOfPacketBytes)
            {
                throw Damage.Cut("before a packet", PartEnd);
            }

            _position += StartOfPacketBytes;
        }
    }

    private readonly void SkipEndOfHeader(ref int position)
    {
        ReadOnlySpan<byte> rest = _hasPackedHeaders ? _packedHeaders[position..] : _code[position..PartEnd];
        if (rest.Length < 2 || BinaryPrimitives.ReadUInt16BigEndian(rest) != Marker.EndOfPacketHeader)
        {
            throw Damage.At("no end of a packet header (EPH)", position);
        }

        position += 2;
    }
}
