namespace Pinpoint.Codecs;

/// <summary>A Huffman table as a DHT segment lists it (ITU T.81 B.2.4.2): sound as a prefix code, whatever its symbols mean.</summary>
/// <param name="counts">Number of codes of 1 to 16 bits.</param>
/// <param name="symbols">Their symbols, in the order of the codes.</param>
internal sealed class HuffmanTable(byte[] counts, byte[] symbols)
{
    /// <summary>Bits of the longest code.</summary>
    public const int LongestCode = 16;

    private const int Tables = 4;

    /// <summary>Number of codes of 1 to 16 bits.</summary>
    public ReadOnlySpan<byte> Counts => counts;

    /// <summary>The symbols, in the order of their codes.</summary>
    public ReadOnlySpan<byte> Symbols => symbols;

    /// <summary>Reads all tables of the DHT segment; the place of a table is four times its class plus its number.</summary>
    /// <exception cref="CodecException">The segment is damaged, or a table is no prefix code.</exception>
    public static void ReadAll(JpegSegment segment, Span<HuffmanTable?> tables)
    {
        ReadOnlySpan<byte> rest = segment.Content;
        while (rest.Length > 0)
        {
            int tableClass = rest[0] >> 4;
            int number = rest[0] & 15;
            if (tableClass > 1 || number >= Tables || rest.Length < 1 + LongestCode)
            {
                throw segment.Wrong($"a Huffman table with the head {rest[0]:X2} and {rest.Length} bytes left");
            }

            byte[] counts = rest.Slice(1, LongestCode).ToArray();
            int total = 0;
            int room = 1;
            foreach (byte count in counts)
            {
                total += count;
                room = (2 * room) - count;
                if (room < 0)
                {
                    throw segment.Wrong($"Huffman table {number} of class {tableClass} has more codes than bits allow");
                }
            }

            rest = rest[(1 + LongestCode)..];
            if (total > rest.Length || total > byte.MaxValue + 1)
            {
                throw segment.Wrong($"Huffman table {number} of class {tableClass} has {total} codes, where {rest.Length} bytes are left");
            }

            tables[(tableClass * Tables) + number] = new HuffmanTable(counts, rest[..total].ToArray());
            rest = rest[total..];
        }
    }
}
