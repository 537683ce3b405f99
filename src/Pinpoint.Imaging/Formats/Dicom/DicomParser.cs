using System.Buffers.Binary;
using System.IO.Compression;

namespace Pinpoint.Imaging;

/// <summary>
/// Parses DICOM files up to their pixel data (PS3.5 and PS3.10). Strict about what could do harm, tolerant of what the field writes: no preamble, no file meta
/// information, sequences sent as UN, elements that state the wrong representation of themselves.
/// </summary>
internal sealed class DicomParser
{
    private const int PreambleLength = 128;
    private const uint Undefined = 0xFFFFFFFF;
    private const int DeepestNesting = 32;

    // What elements and items take beside their values; compressed files can hold very many that are empty.
    private const int ElementBytes = 64;
    private const long MostHeaderBytes = 64L << 20;
    private readonly DicomInput _input;
    private long _headerBytes;
    private DicomPixelPlace? _pixels;

    private DicomParser(DicomInput input) => _input = input;

    /// <summary>Whether bytes begin like a DICOM file, with or without a preamble.</summary>
    public static bool Recognises(ReadOnlySpan<byte> head)
    {
        if (head.Length >= PreambleLength + 4 && head.Slice(PreambleLength, 4).SequenceEqual("DICM"u8))
        {
            return true;
        }

        // Without a preamble: an element of group 2 or 8 with a low number, and a representation or a length that is no nonsense.
        if (head.Length < 132)
        {
            return false;
        }

        ushort group = BinaryPrimitives.ReadUInt16LittleEndian(head);
        ushort element = BinaryPrimitives.ReadUInt16LittleEndian(head[2..]);
        bool swapped = group is 0x0200 or 0x0800;
        (group, element) = swapped ? (BinaryPrimitives.ReverseEndianness(group), BinaryPrimitives.ReverseEndianness(element)) : (group, element);
        return group is 0x0002 or 0x0008 && element <= 0x0020 &&
            (DicomRepresentation.Find(head[4], head[5]) is not null || (!swapped && BinaryPrimitives.ReadUInt32LittleEndian(head[4..]) <= 64));
    }

    /// <summary>Parses a file up to its pixel data.</summary>
    /// <exception cref="BadInputException">The file is damaged, ends early, or is written in a transfer syntax that is not known.</exception>
    public static DicomFile Parse(DicomSource source) => source.Use(stream => Parse(source, stream));

    /// <summary>The same for a file that may be anything; null where it does not begin like DICOM.</summary>
    /// <exception cref="BadInputException">The file is DICOM and damaged.</exception>
    public static DicomFile? ParseIfDicom(DicomSource source) => source.Use(stream =>
    {
        using var input = new DicomInput(stream, source.Name);
        return Recognises(input.Peek(PreambleLength + 4)) ? Parse(source, input) : null;
    });

    private static DicomFile Parse(DicomSource source, Stream stream)
    {
        using var input = new DicomInput(stream, source.Name);
        return Parse(source, input);
    }

    private static DicomFile Parse(DicomSource source, DicomInput input)
    {
        if (input.Peek(PreambleLength + 4) is { Length: PreambleLength + 4 } start && start[PreambleLength..].SequenceEqual("DICM"u8))
        {
            input.Skip(PreambleLength + 4);
        }

        var meta = new DicomDataSet();
        var parser = new DicomParser(input);
        while (input.Peek(2) is [0x02, 0x00])
        {
            parser.ReadElement(meta, isExplicit: true, 0);
        }

        TransferSyntax syntax = meta.Text(DicomTags.TransferSyntaxUid) is { } uid
            ? TransferSyntax.Find(uid) ?? throw new BadInputException(
                source.Name, "transfer syntax", $"{Excerpt.Of(uid)} is not known; export the series as Explicit VR Little Endian")
            : Guess(input.Peek(6));
        if (!syntax.Deflated)
        {
            return parser.ReadDataSet(source, meta, syntax);
        }

        long from = input.Position;
        using var unpacked = new DeflateStream(new DicomInputStream(input), CompressionMode.Decompress);
        using var inner = new DicomInput(unpacked, source.Name);
        return new DicomParser(inner).ReadDataSet(source, meta, syntax) with { DeflatedFrom = from };
    }

    // Files without file meta information say nothing of their syntax.
    private static TransferSyntax Guess(ReadOnlySpan<byte> head)
    {
        bool bigEndian = head.Length >= 2 && head[0] == 0 && head[1] != 0;
        bool isExplicit = head.Length >= 6 && DicomRepresentation.Find(head[4], head[5]) is not null;
        string uid = (isExplicit, bigEndian) switch
        {
            (true, true) => "1.2.840.10008.1.2.2",
            (true, false) => "1.2.840.10008.1.2.1",
            (false, _) => "1.2.840.10008.1.2",
        };
        return TransferSyntax.Find(uid)!;
    }

    private DicomFile ReadDataSet(DicomSource source, DicomDataSet meta, TransferSyntax syntax)
    {
        _input.BigEndian = syntax.BigEndian;
        var data = new DicomDataSet(syntax.BigEndian);

        // Some writers state an explicit syntax and write an implicit one, or the other way round; the first element shows which.
        bool isExplicit = _input.Peek(6) is [_, _, _, _, var first, var second]
            ? DicomRepresentation.Find(first, second) is not null
            : syntax.Explicit;
        while (_pixels is null && !_input.AtEnd)
        {
            ReadElement(data, isExplicit, 0);
        }

        return new DicomFile(source, meta, data, syntax, _pixels);
    }

    private void ReadElement(DicomDataSet data, bool isExplicit, int depth)
    {
        long place = _input.Position;
        DicomTag tag = _input.ReadTag();
        DicomRepresentation? known = DicomTags.RepresentationOf(tag);
        (DicomRepresentation? stated, uint length) = isExplicit ? ReadExplicit(tag, place) : (known, _input.ReadLong());
        if (depth == 0 && tag.Group == 0x7FE0 && known is not null && tag != DicomTags.ExtendedOffsetTable)
        {
            _pixels = length == Undefined ? ReadFragments(tag) : new DicomPixelPlace(tag, _input.Position, length);
            return;
        }

        // UN of undefined length holds a sequence in implicit form, whatever the file is otherwise (PS3.5, 6.2.2, note 2).
        bool unknown = stated is null || stated == DicomRepresentation.Unknown;
        bool contentExplicit = isExplicit && !unknown;
        if (length == Undefined)
        {
            ReadUndefined(data, tag, stated, contentExplicit, known, depth, place);
            return;
        }

        DicomRepresentation? representation = unknown ? known : stated;
        if (known is null || representation is null)
        {
            _input.Skip(length);
        }
        else if (representation.Kind == DicomValueKind.Items)
        {
            data.Set(new DicomElement(tag, representation, default, ReadItems(data, _input.Position + length, contentExplicit, depth)));
        }
        else
        {
            Count(length, place);
            data.Set(new DicomElement(tag, representation, _input.ReadBytes(length), []));
        }
    }

    private (DicomRepresentation? Stated, uint Length) ReadExplicit(DicomTag tag, long place)
    {
        if (tag.Group == 0xFFFE)
        {
            return (null, _input.ReadLong());
        }

        ReadOnlySpan<byte> letters = _input.Take(2);
        DicomRepresentation? stated = DicomRepresentation.Find(letters[0], letters[1]);
        if (stated is null && (letters[0] is < (byte)'A' or > (byte)'Z' || letters[1] is < (byte)'A' or > (byte)'Z'))
        {
            throw _input.Damaged(place, $"the element {tag} has no value representation");
        }

        // A representation that came later than this table has a long length, as the standard promises.
        if (stated is { LongLength: false })
        {
            return (stated, _input.ReadWord());
        }

        _input.Skip(2);
        return (stated, _input.ReadLong());
    }

    private void ReadUndefined(
        DicomDataSet data, DicomTag tag, DicomRepresentation? stated, bool contentExplicit, DicomRepresentation? known, int depth, long place)
    {
        if (stated is { Kind: DicomValueKind.Bytes } && stated != DicomRepresentation.Unknown)
        {
            // Encapsulated pixel data of a picture inside another data set.
            _ = ReadFragments(tag);
            return;
        }

        if (stated is not null && stated.Kind != DicomValueKind.Items && stated != DicomRepresentation.Unknown)
        {
            throw _input.Damaged(place, $"the element {tag} has no length");
        }

        bool wasBigEndian = _input.BigEndian;
        if (!contentExplicit && stated == DicomRepresentation.Unknown)
        {
            _input.BigEndian = false;
        }

        List<DicomDataSet> items = ReadItems(data, null, contentExplicit, depth);
        _input.BigEndian = wasBigEndian;
        if (known?.Kind == DicomValueKind.Items)
        {
            data.Set(new DicomElement(tag, known, default, items));
        }
    }

    private List<DicomDataSet> ReadItems(DicomDataSet parent, long? end, bool isExplicit, int depth)
    {
        if (depth >= DeepestNesting)
        {
            throw _input.Damaged(_input.Position, Invariant($"sequences are nested more than {DeepestNesting} deep"));
        }

        var items = new List<DicomDataSet>();
        while (end is null || _input.Position < end)
        {
            long place = _input.Position;
            DicomTag tag = _input.ReadTag();
            uint length = _input.ReadLong();
            if (tag == DicomTags.SequenceDelimitation)
            {
                return items;
            }

            if (tag != DicomTags.Item)
            {
                throw _input.Damaged(place, $"{tag} stands where an item of a sequence begins");
            }

            Count(0, place);
            var item = new DicomDataSet(_input.BigEndian) { Parent = parent };
            long itemEnd = _input.Position + length;
            while (length == Undefined ? !AtItemEnd() : _input.Position < itemEnd)
            {
                ReadElement(item, isExplicit, depth + 1);
            }

            items.Add(item);
        }

        return items;
    }

    // A header is held in memory whole, whatever it was packed to.
    private void Count(long length, long place)
    {
        _headerBytes += ElementBytes + length;
        if (_headerBytes > MostHeaderBytes)
        {
            throw _input.Damaged(place, Invariant($"the header is larger than {MostHeaderBytes >> 20} MB"));
        }
    }

    private bool AtItemEnd()
    {
        ReadOnlySpan<byte> head = _input.Peek(4);
        bool ends = _input.BigEndian ? head is [0xFF, 0xFE, 0xE0, 0x0D] : head is [0xFE, 0xFF, 0x0D, 0xE0];
        if (ends)
        {
            _input.Skip(8);
        }

        return ends;
    }

    // The first item is the offset table, the others the fragments (PS3.5, annex A.4).
    private DicomPixelPlace ReadFragments(DicomTag element)
    {
        long start = _input.Position;
        var fragments = new List<DicomFragment>();
        long[] offsets = [];
        bool first = true;
        while (true)
        {
            long place = _input.Position;
            if (!first && _input.AtEnd)
            {
                // Writers forget the delimitation at the end of a file; the frames show whether all is there.
                return new DicomPixelPlace(element, start, place - start) { Fragments = fragments, Offsets = offsets };
            }

            DicomTag tag = _input.ReadTag();
            uint length = _input.ReadLong();
            if (tag == DicomTags.SequenceDelimitation)
            {
                return new DicomPixelPlace(element, start, place - start) { Fragments = fragments, Offsets = offsets };
            }

            if (tag != DicomTags.Item || length > int.MaxValue)
            {
                throw _input.Damaged(place, $"{tag} stands where a fragment of the pixel data begins");
            }

            if (first)
            {
                offsets = Offsets(_input.ReadBytes(length));
                first = false;
                continue;
            }

            ReadOnlySpan<byte> head = _input.Peek((int)Math.Min(2, length));
            ushort letters = head.Length == 2 ? BinaryPrimitives.ReadUInt16BigEndian(head) : (ushort)0;
            Count(0, place);
            fragments.Add(new DicomFragment(_input.Position, (int)length, letters));
            _input.Skip(length);
        }
    }

    private static long[] Offsets(ReadOnlySpan<byte> table)
    {
        long[] offsets = new long[table.Length / sizeof(uint)];
        for (int index = 0; index < offsets.Length; index++)
        {
            offsets[index] = BinaryPrimitives.ReadUInt32LittleEndian(table[(index * sizeof(uint))..]);
        }

        return offsets;
    }
}
