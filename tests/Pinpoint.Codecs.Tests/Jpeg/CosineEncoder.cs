using Pinpoint.Codecs.Tests.Support;

namespace Pinpoint.Codecs.Tests.Jpeg;

/// <summary>Encodes blocks of coefficients as ITU T.81 annexes F and G say, with Huffman codes of fixed lengths.</summary>
internal sealed class CosineEncoder
{
    // First coefficients, then the others in two bands, each down to the last bit but two; then the bits that are missing.
    private static readonly (int First, int Last, int High, int Low)[] ProgressiveScans =
        [(0, 0, 0, 1), (1, 5, 0, 2), (6, 63, 0, 2), (0, 0, 1, 0), (1, 63, 2, 1), (1, 63, 1, 0)];

    private readonly List<byte> _code = [];
    private readonly List<int[]> _blocks;
    private readonly int _interval;
    private BitSink _bits = new([], 8);
    private int _previous;

    private CosineEncoder(List<int[]> blocks, int interval)
    {
        _blocks = blocks;
        _interval = interval;
    }

    public static byte[] Encode(List<int[]> blocks, int width, int height, CosineEncoding encoding)
    {
        var encoder = new CosineEncoder(blocks, encoding.RestartInterval);
        encoder.Put(width, height, encoding);
        return [.. encoder._code];
    }

    private void Put(int width, int height, CosineEncoding encoding)
    {
        _code.PutMarker(0xD8);
        _code.PutSegment(0xDB, [0x10, .. Enumerable.Range(0, 64).SelectMany(_ => (byte[])[(byte)(encoding.Quantum >> 8), (byte)encoding.Quantum])]);
        if (encoding.IntervalFirst)
        {
            _code.PutRestartInterval(encoding.RestartInterval);
        }

        _code.PutFrameHeader(encoding.Marker, encoding.Precision, width, height, encoding.Sampling);
        if (!encoding.IntervalFirst)
        {
            _code.PutRestartInterval(encoding.RestartInterval);
        }

        PutTables();
        (int, int, int, int)[] scans = encoding.Marker == 0xC2 ? ProgressiveScans : [(0, 63, 0, 0)];
        foreach (var (first, last, high, low) in scans)
        {
            _code.PutSegment(0xDA, 1, 1, 0, (byte)first, (byte)last, (byte)((high << 4) | low));
            Action<int[]> put = (first, last, high) switch
            {
                (0, 63, _) => block => PutAll(block),
                (0, _, 0) => block => PutFirst(block[0] >> low),
                (0, _, _) => block => _bits.Put(block[0] >> low, 1),
                (_, _, 0) => block => PutOthers(block, first, last, low),
                _ => block => PutRefinement(block, first, last, low),
            };
            PutScan(put);
        }

        _code.PutMarker(0xD9);
    }

    // 16 codes of 5 bits for first coefficients; for the others 128 codes of 8 bits and 128 of 9.
    private void PutTables()
    {
        _code.PutSegment(0xC4, [0x00, .. Counts((5, 16)), .. Enumerable.Range(0, 16).Select(i => (byte)i)]);
        _code.PutSegment(0xC4, [0x10, .. Counts((8, 128), (9, 128)), .. Enumerable.Range(0, 256).Select(i => (byte)i)]);
    }

    private static byte[] Counts(params (int Length, int Count)[] codes)
    {
        var counts = new byte[16];
        foreach (var (length, count) in codes)
        {
            counts[length - 1] = (byte)count;
        }

        return counts;
    }

    private void PutScan(Action<int[]> put)
    {
        _bits = new BitSink(_code, 8);
        _previous = 0;
        for (int i = 0; i < _blocks.Count; i++)
        {
            if (_interval > 0 && i > 0 && i % _interval == 0)
            {
                _bits.Align(1);
                _code.PutMarker(0xD0 + (((i / _interval) - 1) % 8));
                _bits = new BitSink(_code, 8);
                _previous = 0;
            }

            put(_blocks[i]);
        }

        _bits.Align(1);
    }

    private void PutAll(int[] block)
    {
        PutFirst(block[0]);
        PutOthers(block, 1, 63, 0);
    }

    private void PutFirst(int value)
    {
        int difference = value - _previous;
        _previous = value;
        int size = Size(difference);
        _bits.Put(size, 5);
        PutBits(difference, size);
    }

    private void PutOthers(int[] block, int first, int last, int low)
    {
        int zeros = 0;
        for (int k = first; k <= last; k++)
        {
            int value = Math.Sign(block[k]) * (Math.Abs(block[k]) >> low);
            if (value == 0)
            {
                zeros++;
                continue;
            }

            for (; zeros > 15; zeros -= 16)
            {
                PutSymbol(0xF0);
            }

            int size = Size(value);
            PutSymbol((zeros << 4) | size);
            PutBits(value, size);
            zeros = 0;
        }

        if (zeros > 0)
        {
            PutSymbol(0);
        }
    }

    // T.81 figure G.7, with an end of block for each block.
    private void PutRefinement(int[] block, int first, int last, int low)
    {
        int lastNew = Array.FindLastIndex(block, last, last - first + 1, value => Math.Abs(value) >> low == 1);
        var corrections = new List<int>();
        int zeros = 0;
        for (int k = first; k <= last; k++)
        {
            int size = Math.Abs(block[k]) >> low;
            if (size == 0)
            {
                zeros++;
                continue;
            }

            for (; zeros > 15 && k <= lastNew; zeros -= 16)
            {
                PutSymbol(0xF0);
                PutCorrections(corrections);
            }

            if (size > 1)
            {
                corrections.Add(size & 1);
                continue;
            }

            PutSymbol((zeros << 4) | 1);
            _bits.Put(block[k] > 0 ? 1 : 0, 1);
            PutCorrections(corrections);
            zeros = 0;
        }

        if (zeros > 0 || corrections.Count > 0)
        {
            PutSymbol(0);
            PutCorrections(corrections);
        }
    }

    private void PutCorrections(List<int> corrections)
    {
        corrections.ForEach(bit => _bits.Put(bit, 1));
        corrections.Clear();
    }

    private void PutSymbol(int symbol) => _bits.Put(symbol < 128 ? symbol : symbol + 128, symbol < 128 ? 8 : 9);

    private void PutBits(int value, int size) => _bits.Put(value < 0 ? value - 1 : value, size);

    private static int Size(int value) => value == 0 ? 0 : 1 + (int)Math.Log2(Math.Abs(value));
}
