using System.Buffers;
using System.Buffers.Binary;

namespace Pinpoint.Codecs;

/// <summary>
/// A frame with the cosine transform, checked and written anew in a pooled buffer: only what its one component needs, each thing where JpegLibrary 0.4.32 looks
/// for it. The library would else take a restart interval told after the frame header for none, a sampling factor of a single component for interleaved
/// blocks, an end of image in the middle for the end, and coefficients beyond the last one for its own memory.
/// </summary>
internal sealed class CosineStream : IDisposable
{
    private const byte Prefix = 0xFF;
    private const byte FirstMarker = 1;
    private const byte Progressive = 0xC2;
    private const int BlockSide = 8;

    // Well beyond what encoders write (about ten), so that a small file cannot ask for thousands of passes over a large frame.
    private const int MostScans = 128;

    // Two Huffman tables of 256 codes and the small segments.
    private const int MostBytesBesidesCode = 640;
    private readonly FrameShape _shape;
    private readonly JpegHeaders _headers;
    private readonly CosineProgress _progress = new();
    private readonly byte[] _bytes;
    private int _length;
    private int _scans;

    private CosineStream(FrameShape shape, int codeLength)
    {
        long needed = codeLength + ((MostScans + 2L) * MostBytesBesidesCode);
        if (needed > Array.MaxLength)
        {
            throw new CodecException(Invariant($"JPEG: {codeLength} bytes of code are too many"));
        }

        _shape = shape;
        _headers = new JpegHeaders(shape);
        _bytes = ArrayPool<byte>.Shared.Rent((int)needed);
    }

    /// <summary>The stream.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, _length);

    /// <summary>Bits of a sample.</summary>
    public int Precision { get; private set; }

    /// <summary>Where the first scan begins in the code.</summary>
    public int Start { get; private set; }

    /// <summary>Where the last scan ends in the code.</summary>
    public int End { get; private set; }

    private long Blocks => (long)BlocksOf(_shape.Width) * BlocksOf(_shape.Height);

    /// <summary>Reads a frame and writes it anew.</summary>
    /// <exception cref="CodecException">It is damaged, incomplete or of another shape.</exception>
    public static CosineStream Read(ReadOnlySpan<byte> code, FrameShape shape)
    {
        var stream = new CosineStream(shape, code.Length);
        try
        {
            stream.Read(code);
            return stream;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<byte>.Shared.Return(_bytes);

    private static int BlocksOf(int samples) => (samples + BlockSide - 1) / BlockSide;

    private void Read(ReadOnlySpan<byte> code)
    {
        var segments = new JpegSegments(code);
        byte process = 0;
        while (true)
        {
            if (_scans > 0 && (process != Progressive || _progress.IsComplete) && segments.AtEnd)
            {
                // All is there but the end of image.
                break;
            }

            JpegSegment segment = segments.Next();
            if (segment.Marker == JpegMarker.EndOfImage && _scans > 0)
            {
                break;
            }

            if (segment.Marker == JpegMarker.StartOfScan)
            {
                AddScan(ref segments, segment, process);
                if (process != Progressive)
                {
                    // The one component's one scan; whatever follows is of no concern.
                    NumberOfLines.Check(ref segments, _shape);
                    break;
                }
            }
            else if (segment.Marker == JpegMarker.NumberOfLines && _scans > 0)
            {
                NumberOfLines.Check(segment, _shape);
            }
            else
            {
                process = JpegProcess.Find(segment.Marker) is null ? process : segment.Marker;
                _headers.Take(segment);
            }
        }

        Write(Prefix, JpegMarker.EndOfImage);
    }

    private void AddScan(ref JpegSegments segments, JpegSegment segment, byte process)
    {
        JpegFrameHeader frame = _headers.Frame(segment);
        CosineScan scan = CosineScan.Read(segment, frame, process == Progressive);
        if (++_scans > MostScans)
        {
            throw segment.Wrong($"more than {MostScans} scans");
        }

        if (_scans == 1)
        {
            Begin(segment, frame, process);
        }

        _progress.Add(scan);
        if (scan.HasDcCodes)
        {
            WriteHuffmanTable(0, scan.DcTable, _headers.Table(segment, 0, scan.DcTable));
        }

        if (scan.HasAcCodes)
        {
            WriteHuffmanTable(1, scan.AcTable, _headers.Table(segment, 1, scan.AcTable));
        }

        WriteSegment(JpegMarker.RestartInterval, 2);
        WriteWord(IntervalOf());
        WriteSegment(JpegMarker.StartOfScan, 6);
        Write(1, frame.Component, (byte)((scan.DcTable << 4) | scan.AcTable), (byte)scan.First, (byte)scan.Last, (byte)((scan.High << 4) | scan.Low));
        CopyCode(ref segments, scan);
    }

    private int IntervalOf() => _headers.RestartInterval < Blocks ? _headers.RestartInterval : 0;

    // The library reads the restart interval of sequential frames when it meets their header, so it stands before.
    private void Begin(JpegSegment segment, JpegFrameHeader frame, byte process)
    {
        if (frame.Precision is not (8 or 12))
        {
            throw segment.Wrong($"samples of {frame.Precision} bits, where the cosine transform has 8 or 12");
        }

        Precision = frame.Precision;
        Start = segment.Offset;
        Write(Prefix, JpegMarker.StartOfImage);
        WriteSegment(JpegMarker.RestartInterval, 2);
        WriteWord(IntervalOf());
        ReadOnlySpan<byte> quantization = _headers.QuantizationTable(segment, frame.QuantizationTable);
        WriteSegment(JpegMarker.QuantizationTables, quantization.Length);
        Write(quantization);
        WriteSegment(process, 9);
        Write((byte)frame.Precision);
        WriteWord(_shape.Height);
        WriteWord(_shape.Width);
        Write(1, frame.Component, 0x11, frame.QuantizationTable);
    }

    /// <summary>Copies the coded blocks after checking that all restart markers are there, each in its turn.</summary>
    private void CopyCode(ref JpegSegments segments, CosineScan scan)
    {
        int interval = IntervalOf();
        long intervals = interval == 0 ? 1 : (Blocks + interval - 1) / interval;
        long bits = 0;
        for (long i = 0; i < intervals; i++)
        {
            if (i > 0)
            {
                segments.Restart((int)((i - 1) % 8));
                WriteRestart(i - 1);
            }

            ReadOnlySpan<byte> piece = segments.EntropyCoded(FirstMarker);
            Write(piece);
            bits += 8L * piece.Length;
        }

        End = segments.Position;
        if (bits < scan.LeastBits * Blocks)
        {
            throw new CodecException(Invariant($"JPEG: byte {End}: the scan ends before all of its {Blocks} blocks"));
        }

        // Where the last block ends an interval, the library wants a marker behind it; most encoders write none.
        if (interval != 0 && Blocks % interval == 0)
        {
            WriteRestart(intervals - 1);
        }

        segments.SkipRestart();
    }

    private void WriteHuffmanTable(int tableClass, int number, HuffmanTable table)
    {
        WriteSegment(JpegMarker.HuffmanTables, 1 + table.Counts.Length + table.Symbols.Length);
        Write((byte)((tableClass << 4) | number));
        Write(table.Counts);
        Write(table.Symbols);
    }

    private void WriteRestart(long interval) => Write(Prefix, (byte)(JpegMarker.FirstRestart + (interval % 8)));

    private void WriteSegment(byte marker, int length)
    {
        Write(Prefix, marker);
        WriteWord(length + 2);
    }

    private void WriteWord(int value)
    {
        BinaryPrimitives.WriteUInt16BigEndian(_bytes.AsSpan(_length), (ushort)value);
        _length += 2;
    }

    private void Write(params ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
    }
}
