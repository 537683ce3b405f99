namespace Pinpoint.Codecs;

/// <summary>The run mode (ITU T.87 A.7): equal samples in a row, and the sample that ends them.</summary>
internal sealed class JpegLsRuns(JpegLsScan scan, CodeBits bits)
{
    private readonly JpegLsRunContext[] _contexts = new JpegLsRunContext[2];
    private int _index;

    /// <summary>The lengths of coded runs as powers of two (T.87 A.2.1, array J).</summary>
    private static ReadOnlySpan<byte> Lengths =>
        [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15];

    /// <summary>Begins a restart interval.</summary>
    public void Restart()
    {
        _contexts.AsSpan().Fill(new JpegLsRunContext { Magnitudes = (uint)scan.InitialErrors, Count = 1 });
        _index = 0;
    }

    /// <summary>Decodes a run and, unless the row ends with it, the sample behind it.</summary>
    /// <param name="above">The row above.</param>
    /// <param name="row">Takes the samples.</param>
    /// <param name="column">The run's first column; then the one behind all that was decoded.</param>
    /// <param name="place">Where the code begins; then behind it.</param>
    /// <param name="range">What samples and errors may be.</param>
    public JpegLsFault Decode<TErrors>(ReadOnlySpan<ushort> above, Span<ushort> row, ref int column, ref long place, in JpegLsErrorRange range)
        where TErrors : struct, IJpegLsErrors
    {
        int width = row.Length - 2;
        ushort repeated = row[column - 1];
        int start = column;
        bool goesOn = true;
        while (goesOn && column <= width)
        {
            if (place >= bits.Length)
            {
                return JpegLsFault.EndOfCode;
            }

            ulong window = CodeBits.Window(bits.Bytes, place);
            int bitsOfLength = Lengths[_index];
            goesOn = (window >> 63) != 0;
            int room = width + 1 - column;
            int length = 1 << bitsOfLength;
            place++;
            if (!goesOn)
            {
                length = bitsOfLength == 0 ? 0 : (int)((window << 1) >> (64 - bitsOfLength));
                place += bitsOfLength;
                if (length > room)
                {
                    return place > bits.Length ? JpegLsFault.EndOfCode : JpegLsFault.NoCode;
                }
            }
            else if (length <= room)
            {
                _index = Math.Min(_index + 1, Lengths.Length - 1);
            }

            column += Math.Min(length, room);
        }

        row[start..column].Fill(repeated);
        return column > width
            ? (place > bits.Length ? JpegLsFault.EndOfCode : JpegLsFault.None)
            : DecodeEnd<TErrors>(repeated, above[column], ref row[column++], ref place, range);
    }

    private JpegLsFault DecodeEnd<TErrors>(int left, int above, ref ushort sample, ref long place, in JpegLsErrorRange range)
        where TErrors : struct, IJpegLsErrors
    {
        bool alike = Math.Abs(left - above) <= range.Near;
        int kind = alike ? 1 : 0;
        ref JpegLsRunContext context = ref _contexts[kind];
        int k = JpegLsGolomb.Parameter(context.Magnitudes + (alike ? (uint)context.Count >> 1 : 0), context.Count);
        int longestUnary = scan.LongestCode - Lengths[_index] - 1 - scan.ErrorBits - 1;
        int mapped = JpegLsGolomb.Decode(bits.Bytes, ref place, k, longestUnary, scan.ErrorBits);
        if (place > bits.Length || (uint)mapped > (uint)range.LargestMapped)
        {
            return place > bits.Length ? JpegLsFault.EndOfCode : JpegLsFault.NoCode;
        }

        // An alike neighbour excludes the error zero, so numbers begin one higher (A.7.2.2).
        int doubled = mapped + kind;
        int magnitude = (doubled + 1) >> 1;
        bool negative = (k != 0 || 2 * context.Negatives >= context.Count) == ((doubled & 1) != 0);
        int error = negative ? -magnitude : magnitude;
        context.Negatives += error < 0 ? 1 : 0;
        context.Magnitudes += (uint)(mapped + 1 - kind) >> 1;
        if (context.Count == scan.Parameters.Reset)
        {
            context.Magnitudes >>= 1;
            context.Count >>= 1;
            context.Negatives >>= 1;
        }

        context.Count++;
        int predicted = alike ? left : above;
        sample = (ushort)TErrors.Reconstruct(predicted, !alike && left > above ? -error : error, range);
        _index = Math.Max(_index - 1, 0);
        return JpegLsFault.None;
    }
}
