using System.Buffers.Binary;

namespace Pinpoint.Codecs;

/// <summary>The main header of a codestream, and where the parts of its tiles stand (Annex A).</summary>
internal sealed class Codestream
{
    private readonly HeaderMarkers _main = new();
    private readonly List<TilePart> _parts = [];

    private readonly List<(int Start, int Length)> _packedHeaderOfPart = [];
    private byte[]? _packedHeaders;

    // The first and last part of each tile, as indices of _parts; -1 for none.
    private int[] _firstPart = [];
    private int[] _lastPart = [];
    private int _endOfParts;

    private Codestream(ImageGrid image) => Image = image;

    /// <summary>The grid, the tiles and the samples.</summary>
    internal ImageGrid Image { get; }

    /// <summary>What the main header says.</summary>
    internal HeaderMarkers Main => _main;

    /// <summary>Reads the main header and walks over the tile-parts.</summary>
    /// <param name="code">The frame.</param>
    /// <param name="start">Where the codestream starts.</param>
    /// <param name="shape">What it must hold.</param>
    internal static Codestream Read(ReadOnlySpan<byte> code, int start, FrameShape shape)
    {
        var reader = new ByteReader(code, start, code.Length);
        if (reader.Left < 2 || reader.ReadUInt16() != Marker.StartOfCodestream)
        {
            throw Damage.At("no start of a codestream", start);
        }

        int place = reader.Position;
        if (reader.ReadUInt16() != Marker.ImageAndTileSize)
        {
            throw Damage.At("no image and tile size", place);
        }

        ByteReader size = OpenSegment(code, ref reader);
        var codestream = new Codestream(ImageGrid.Read(ref size, shape));
        ReadHeader(code, ref reader, codestream._main, Marker.StartOfTilePart);
        codestream.FindParts(code, reader.Position - 2);
        codestream.SplitPackedHeaders(code);
        return codestream;
    }

    /// <summary>The first part of a tile.</summary>
    /// <exception cref="CodecException">The tile has none.</exception>
    internal TilePart FirstPart(int tile) => _firstPart[tile] is >= 0 and int index
        ? _parts[index]
        : throw Damage.Cut(Invariant($"without tile {tile}"), _endOfParts);

    /// <summary>The next part of the same tile; null after the last.</summary>
    internal TilePart? NextPart(TilePart part) => part.Next < 0 ? null : _parts[part.Next];

    /// <summary>The headers of a part's packets, where the main header holds those of all.</summary>
    internal ReadOnlySpan<byte> PackedHeaders(TilePart part) =>
        _packedHeaders.AsSpan(_packedHeaderOfPart[part.Index].Start, _packedHeaderOfPart[part.Index].Length);

    /// <summary>Whether the main header holds the headers of all packets (PPM).</summary>
    internal bool HasPackedHeaders => _packedHeaders is not null;

    /// <summary>Reads marker segments up to a marker without one.</summary>
    internal static void ReadHeader(ReadOnlySpan<byte> code, ref ByteReader reader, HeaderMarkers target, ushort until)
    {
        while (true)
        {
            int place = reader.Position;
            ushort marker = reader.ReadUInt16();
            if (marker == until)
            {
                return;
            }

            if (Marker.HasLength(marker))
            {
                ByteReader segment = OpenSegment(code, ref reader);
                target.Read(marker, ref segment);
            }
            else if (marker is < 0xFF30 or > 0xFF3F)
            {
                throw Damage.At("no marker of a header", place);
            }
        }
    }

    // Packets hold no marker above FF92; so the last EOC is the end, whatever stands behind it.
    private static int EndOfData(ReadOnlySpan<byte> code, int start)
    {
        ReadOnlySpan<byte> marker = [Marker.EndOfCodestream >> 8, Marker.EndOfCodestream & 0xFF];
        int length = code[start..].LastIndexOf(marker);
        return length < 0 ? code.Length : start + length;
    }

    private static ByteReader OpenSegment(ReadOnlySpan<byte> code, ref ByteReader reader)
    {
        int start = reader.Position, length = reader.ReadUInt16();
        if (length < 2 || length - 2 > reader.Left)
        {
            throw Damage.At("a marker segment longer than the code, or shorter than its length,", start);
        }

        var segment = new ByteReader(code, start + 2, start + length);
        reader = new ByteReader(code, start + length, reader.End);
        return segment;
    }

    // PPM (A.7.4): for each tile-part of the codestream a length of four bytes and the headers of its packets.
    private void SplitPackedHeaders(ReadOnlySpan<byte> code)
    {
        if (_main.PackedHeaders.Count == 0)
        {
            return;
        }

        using var headers = new PooledList<byte>();
        _main.CopyPackedHeaders(code, headers);
        _packedHeaders = headers.Items.ToArray();
        int position = 0;
        for (int part = 0; part < _parts.Count; part++)
        {
            var reader = new ByteReader(_packedHeaders, position, _packedHeaders.Length);
            uint length = reader.ReadUInt32();
            if (length > reader.Left)
            {
                throw Damage.Cut("inside the packed packet headers of the main header", _packedHeaders.Length);
            }

            _packedHeaderOfPart.Add((reader.Position, (int)length));
            position = reader.Position + (int)length;
        }
    }

    // From SOT to SOT (A.4.2). A last part that ends beyond the code is cut here; whether packets are missing shows when they are read.
    private void FindParts(ReadOnlySpan<byte> code, int start)
    {
        _firstPart = new int[Image.Tiles];
        _lastPart = new int[Image.Tiles];
        Array.Fill(_firstPart, -1);
        int next = start;
        while (next + 12 <= code.Length && BinaryPrimitives.ReadUInt16BigEndian(code[next..]) == Marker.StartOfTilePart)
        {
            int tile = BinaryPrimitives.ReadUInt16BigEndian(code[(next + 4)..]);
            uint length = BinaryPrimitives.ReadUInt32BigEndian(code[(next + 6)..]);
            if (tile >= Image.Tiles || length is > 0 and < 14)
            {
                throw Damage.At("a tile-part of a tile that is not there, or of no length,", next);
            }

            int end = length == 0 || length > code.Length - next ? EndOfData(code, next + 12) : next + (int)length;
            if (_firstPart[tile] < 0)
            {
                _firstPart[tile] = _parts.Count;
            }
            else
            {
                _parts[_lastPart[tile]] = _parts[_lastPart[tile]] with { Next = _parts.Count };
            }

            _lastPart[tile] = _parts.Count;
            _parts.Add(new TilePart(_parts.Count, next + 12, end, -1));
            next = end;
        }

        _endOfParts = next;
    }
}
