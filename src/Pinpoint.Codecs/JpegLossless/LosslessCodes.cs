using System.Numerics;

namespace Pinpoint.Codecs;

/// <summary>
/// The Huffman codes of differences (ITU T.81 H.1.2.2), laid out for decoding: one look at the next bits gives the difference itself, where its code and its
/// own bits are short enough, and otherwise the code's length and meaning.
/// </summary>
internal sealed class LosslessCodes
{
    /// <summary>The symbol of the difference 32768, which has no further bits.</summary>
    private const int HalfRange = 16;

    private const int LookupBits = 12;

    // The low byte is the number of bits to pass, the rest the difference (Whole) or the number of its bits (not Whole); zero for longer codes.
    private const int Whole = 0x80;
    private const int LengthMask = 0x7F;
    private readonly int[] _lookup = new int[1 << LookupBits];
    private readonly uint[] _ends = new uint[HuffmanTable.LongestCode + 1];
    private readonly int[] _firstSymbols = new int[HuffmanTable.LongestCode + 1];
    private readonly byte[] _symbols;

    /// <summary>Lays out a table.</summary>
    /// <param name="table">The table; a sound prefix code.</param>
    /// <param name="scan">The scan that calls for it, for the message.</param>
    /// <exception cref="CodecException">A symbol stands for no number of bits.</exception>
    public LosslessCodes(HuffmanTable table, JpegSegment scan)
    {
        _symbols = table.Symbols.ToArray();
        int worst = Array.FindIndex(_symbols, symbol => symbol > HalfRange);
        if (worst >= 0)
        {
            throw scan.Wrong($"its Huffman table has differences of {_symbols[worst]} bits");
        }

        uint code = 0;
        int symbol = 0;
        for (int length = 1; length <= HuffmanTable.LongestCode; length++)
        {
            _firstSymbols[length] = symbol - (int)code;
            for (int i = 0; i < table.Counts[length - 1]; i++)
            {
                if (length <= LookupBits)
                {
                    FillLookup(code, length, _symbols[symbol]);
                }

                code++;
                symbol++;
            }

            // Codes of this length end below this, seen as the first bits of sixteen.
            _ends[length] = code << (HuffmanTable.LongestCode - length);
            code <<= 1;
        }
    }

    /// <summary>Decodes differences until they fill the span, the bits end or a code is none.</summary>
    /// <param name="bits">The bits.</param>
    /// <param name="position">Where to begin; afterwards behind the last difference, beyond the end of the bits where they ran out.</param>
    /// <param name="differences">Takes the differences.</param>
    /// <returns>How many are decoded.</returns>
    public int Decode(CodeBits bits, ref long position, Span<int> differences)
    {
        ReadOnlySpan<byte> bytes = bits.Bytes;
        long end = bits.Length;
        long place = position;
        int[] lookup = _lookup;
        int decoded = 0;
        for (; decoded < differences.Length; decoded++)
        {
            ulong window = CodeBits.Window(bytes, place);
            int entry = lookup[(int)(window >> (64 - LookupBits))];
            int length = entry & LengthMask;
            if ((entry & Whole) != 0)
            {
                differences[decoded] = entry >> 8;
            }
            else
            {
                int size = entry >> 8;
                if (length == 0)
                {
                    (length, size) = FindLong((uint)(window >> 48));
                    if (length == 0)
                    {
                        // Behind the end the padding is no code either; then the end is what is wrong.
                        place = end - place < HuffmanTable.LongestCode && IsAllOnes(window, end - place) ? end + 1 : place;
                        break;
                    }
                }

                differences[decoded] = Extend(window << length, size);
                length += size & (HalfRange - 1);
            }

            place += length;
            if (place > end)
            {
                break;
            }
        }

        position = place;
        return decoded;
    }

    // A difference of n bits: a leading one for what is positive, and otherwise the difference less one (T.81 F.1.2.1.1).
    private static int Extend(ulong window, int size)
    {
        if (size is 0 or HalfRange)
        {
            return size << 11;
        }

        int value = (int)(window >> (64 - size));
        return (window >> 63) != 0 ? value : value - (1 << size) + 1;
    }

    private static bool IsAllOnes(ulong window, long bits) => BitOperations.LeadingZeroCount(~window) >= bits;

    private (int Length, int Size) FindLong(uint next)
    {
        for (int length = LookupBits + 1; length <= HuffmanTable.LongestCode; length++)
        {
            if (next < _ends[length])
            {
                return (length, _symbols[_firstSymbols[length] + (int)(next >> (HuffmanTable.LongestCode - length))]);
            }
        }

        return (0, 0);
    }

    private void FillLookup(uint code, int length, int size)
    {
        int free = LookupBits - length;
        int extra = size & (HalfRange - 1);
        for (int tail = 0; tail < 1 << free; tail++)
        {
            int index = (int)(code << free) | tail;
            _lookup[index] = extra <= free
                ? (Extend((ulong)(uint)index << (64 - free), size) << 8) | Whole | (length + extra)
                : (size << 8) | length;
        }
    }
}
