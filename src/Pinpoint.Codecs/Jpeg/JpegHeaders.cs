using System.Buffers.Binary;

namespace Pinpoint.Codecs;

/// <summary>What the segments before (or between) the scans of one picture define.</summary>
/// <param name="shape">The frame's shape, which the frame header must agree with.</param>
internal sealed class JpegHeaders(FrameShape shape)
{
    private readonly HuffmanTable?[] _huffmanTables = new HuffmanTable?[8];
    private readonly byte[]?[] _quantizationTables = new byte[]?[4];
    private JpegFrameHeader? _frame;

    /// <summary>Units of coding between two restart markers; zero for none.</summary>
    public int RestartInterval { get; private set; }

    /// <summary>The preset coding parameters of JPEG-LS; zeros where the defaults hold.</summary>
    public JpegLsParameters Presets { get; private set; }

    /// <summary>Reads up to the header of the first scan.</summary>
    /// <returns>That header.</returns>
    public JpegSegment ReadToScan(ref JpegSegments segments)
    {
        JpegSegment segment = segments.Next();
        while (segment.Marker != JpegMarker.StartOfScan)
        {
            Take(segment);
            segment = segments.Next();
        }

        return segment;
    }

    /// <summary>Takes in what one segment defines.</summary>
    public void Take(JpegSegment segment)
    {
        if (JpegProcess.Find(segment.Marker) is not null)
        {
            _frame = _frame is null ? JpegFrameHeader.Read(segment, shape) : throw segment.Wrong($"a second frame header");
        }
        else if (segment.Marker == JpegMarker.HuffmanTables)
        {
            HuffmanTable.ReadAll(segment, _huffmanTables);
        }
        else if (segment.Marker == JpegMarker.QuantizationTables)
        {
            ReadQuantizationTables(segment);
        }
        else if (segment.Marker == JpegMarker.RestartInterval)
        {
            RestartInterval = ReadRestartInterval(segment);
        }
        else if (segment.Marker == JpegMarker.JpegLsPresets)
        {
            Presets = JpegLsParameters.Read(segment);
        }
        else if (segment.Marker == JpegMarker.EndOfImage)
        {
            throw segment.Wrong($"the picture ends before its scan");
        }
        else if (!JpegMarker.IsPassedOver(segment.Marker))
        {
            throw segment.Wrong($"a marker FF{segment.Marker:X2} out of place");
        }
    }

    /// <summary>The frame header, which must have come before the scan.</summary>
    public JpegFrameHeader Frame(JpegSegment scan) => _frame ?? throw scan.Wrong($"a scan before the frame header");

    /// <summary>A Huffman table that a scan calls for.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="tableClass">0 for DC and lossless tables, 1 for AC tables.</param>
    /// <param name="number">The table's number.</param>
    public HuffmanTable Table(JpegSegment scan, int tableClass, int number) =>
        (number < 4 ? _huffmanTables[(tableClass * 4) + number] : null) ?? throw scan.Wrong($"Huffman table {number} of class {tableClass} is not defined");

    /// <summary>A quantization table as a segment DQT holds it: a byte of precision and number, then 64 or 128 bytes.</summary>
    public ReadOnlySpan<byte> QuantizationTable(JpegSegment scan, int number) =>
        (number < 4 ? _quantizationTables[number] : null) ?? throw scan.Wrong($"quantization table {number} is not defined");

    private void ReadQuantizationTables(JpegSegment segment)
    {
        ReadOnlySpan<byte> rest = segment.Content;
        while (rest.Length > 0)
        {
            int precision = rest[0] >> 4;
            int number = rest[0] & 15;
            int length = 1 + (64 * (precision + 1));
            if (precision > 1 || number >= _quantizationTables.Length || rest.Length < length)
            {
                throw segment.Wrong($"a quantization table with the head {rest[0]:X2} and {rest.Length} bytes left");
            }

            _quantizationTables[number] = rest[..length].ToArray();
            rest = rest[length..];
        }
    }

    // JPEG-LS (T.87 C.2.5) has intervals of two, three or four bytes.
    private static int ReadRestartInterval(JpegSegment segment)
    {
        ReadOnlySpan<byte> content = segment.Content;
        if (content.Length is < 2 or > 4)
        {
            throw segment.Wrong($"a restart interval of {content.Length} bytes");
        }

        Span<byte> padded = stackalloc byte[4];
        padded.Clear();
        content.CopyTo(padded[(4 - content.Length)..]);
        return (int)Math.Min(int.MaxValue, BinaryPrimitives.ReadUInt32BigEndian(padded));
    }
}
