namespace Pinpoint.Codecs;

/// <summary>Decodes the rows of a JPEG-LS scan one after another (ITU T.87 annexes A and F), with the statistics that they share.</summary>
/// <param name="scan">How the scan is coded.</param>
/// <param name="gradients">The classes of gradients.</param>
/// <param name="bits">Holds the code of the restart interval.</param>
internal sealed class JpegLsRows(JpegLsScan scan, JpegLsGradients gradients, CodeBits bits)
{
    private const int Contexts = 365;
    private const int StrongestCorrection = 127;

    private readonly JpegLsContext[] _contexts = new JpegLsContext[Contexts];
    private readonly JpegLsRuns _runs = new(scan, bits);
    private readonly JpegLsErrorRange _range = new(scan);

    /// <summary>Where the next sample's code begins; after a fault, where that of the faulty one does.</summary>
    public long Position { get; private set; }

    /// <summary>What was wrong with the last row.</summary>
    public JpegLsFault Fault { get; private set; }

    /// <summary>Begins a restart interval, whose code the bits hold now.</summary>
    public void Restart()
    {
        Position = 0;
        _contexts.AsSpan().Fill(new JpegLsContext { Magnitudes = (uint)scan.InitialErrors, Count = 1 });
        _runs.Restart();
    }

    /// <summary>Decodes one row.</summary>
    /// <param name="above">The row above between its two neighbours; zeros above the first row.</param>
    /// <param name="row">Takes the samples; its first place holds the left neighbour of the first one, its last place stays.</param>
    /// <returns>Whether the code was sound; where not, <see cref="Fault"/> tells.</returns>
    public bool Decode(ReadOnlySpan<ushort> above, Span<ushort> row) => _range.IsExact
        ? Decode<ExactErrors>(above, row)
        : Decode<BoundedErrors>(above, row);

    private bool Decode<TErrors>(ReadOnlySpan<ushort> above, Span<ushort> row)
        where TErrors : struct, IJpegLsErrors
    {
        ReadOnlySpan<byte> bytes = bits.Bytes;
        ReadOnlySpan<sbyte> classes = gradients.Classes;
        JpegLsContext[] contexts = _contexts;
        JpegLsErrorRange range = _range;
        int zero = gradients.Zero;
        int maximum = range.Maximum;
        int reset = scan.Parameters.Reset;
        int longestUnary = scan.LongestCode - scan.ErrorBits - 1;
        int width = row.Length - 2;
        long end = bits.Length;
        long place = Position;
        int left = row[0];
        int straight = above[0];
        int right = above[1];
        for (int column = 1; column <= width;)
        {
            int aboveLeft = straight;
            straight = right;
            right = above[column + 1];
            int signed = (81 * classes[zero + right - straight]) + (9 * classes[zero + straight - aboveLeft]) + classes[zero + aboveLeft - left];
            if (signed == 0)
            {
                Fault = _runs.Decode<TErrors>(above, row, ref column, ref place, range);
                if (Fault is not JpegLsFault.None)
                {
                    Position = place;
                    return false;
                }

                left = row[column - 1];
                straight = above[column - 1];
                right = above[column];
                continue;
            }

            int sign = signed >> 31;
            ref JpegLsContext context = ref contexts[(signed ^ sign) - sign];
            int predicted = Math.Clamp(Median(left, straight, aboveLeft) + ((context.Correction ^ sign) - sign), 0, maximum);
            int k = JpegLsGolomb.Parameter(context.Magnitudes, context.Count);
            long next = place;
            int mapped = JpegLsGolomb.Decode(bytes, ref next, k, longestUnary, scan.ErrorBits);
            if (next > end || (uint)mapped > (uint)range.LargestMapped)
            {
                Position = place;
                Fault = next > end ? JpegLsFault.EndOfCode : JpegLsFault.NoCode;
                return false;
            }

            place = next;
            int error = (mapped >> 1) ^ -(mapped & 1);
            if (k == 0 && range.IsLossless && 2 * context.Bias <= -context.Count)
            {
                // A context whose errors lean to the negative swaps the signs (A.5.2).
                error = ~error;
            }

            left = TErrors.Reconstruct(predicted, (error ^ sign) - sign, range);
            row[column++] = (ushort)left;
            Update(ref context, error, error * range.Step, reset);
        }

        Position = place;
        return true;
    }

    private static int Median(int left, int above, int aboveLeft)
    {
        int low = Math.Min(left, above);
        int high = Math.Max(left, above);
        return Math.Clamp(left + above - aboveLeft, low, high);
    }

    // T.87 A.6.
    private static void Update(ref JpegLsContext context, int error, int bias, int reset)
    {
        uint magnitudes = context.Magnitudes + (uint)Math.Abs(error);
        int sum = context.Bias + bias;
        int count = context.Count;
        if (count == reset)
        {
            magnitudes >>= 1;
            sum >>= 1;
            count >>= 1;
        }

        count++;
        if (sum <= -count)
        {
            sum = Math.Max(sum + count, 1 - count);
            context.Correction = Math.Max(context.Correction - 1, -StrongestCorrection - 1);
        }
        else if (sum > 0)
        {
            sum = Math.Min(sum - count, 0);
            context.Correction = Math.Min(context.Correction + 1, StrongestCorrection);
        }

        context.Magnitudes = magnitudes;
        context.Bias = sum;
        context.Count = count;
    }
}
