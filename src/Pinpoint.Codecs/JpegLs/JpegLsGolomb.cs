using System.Numerics;

namespace Pinpoint.Codecs;

/// <summary>The Golomb codes of JPEG-LS (ITU T.87 A.5).</summary>
internal static class JpegLsGolomb
{
    /// <summary>The least k whose count times 2 to the power of k reaches the sum of magnitudes.</summary>
    public static int Parameter(uint magnitudes, int count)
    {
        int k = BitOperations.LeadingZeroCount((uint)count) - BitOperations.LeadingZeroCount(magnitudes);
        return k < 0 ? 0 : k + ((uint)count << k < magnitudes ? 1 : 0);
    }

    /// <summary>Decodes a number: zeros, a one and k bits; or, after the longest row of zeros, the number less one itself.</summary>
    /// <param name="bytes">The bits.</param>
    /// <param name="place">Where the code begins; then behind it. Nothing is checked against the end of the bits here.</param>
    /// <param name="k">The parameter.</param>
    /// <param name="longestUnary">Zeros that announce the number itself.</param>
    /// <param name="wholeBits">Bits of the number itself.</param>
    /// <returns>The number, or a negative one where there is no such code.</returns>
    public static int Decode(ReadOnlySpan<byte> bytes, ref long place, int k, int longestUnary, int wholeBits)
    {
        ulong window = CodeBits.Window(bytes, place);
        int zeros = BitOperations.LeadingZeroCount(window);
        if (zeros < longestUnary && zeros + k < CodeBits.WindowBits)
        {
            place += zeros + 1 + k;
            // The leading one and k bits: one times 2 to the power of k too much.
            return ((zeros - 1) << k) + (int)((window << zeros) >> (63 - k));
        }

        return DecodeLong(bytes, ref place, zeros, k, longestUnary, wholeBits);
    }

    private static int DecodeLong(ReadOnlySpan<byte> bytes, ref long place, int zeros, int k, int longestUnary, int wholeBits)
    {
        place += zeros + 1;
        if (zeros > longestUnary)
        {
            return -1;
        }

        bool whole = zeros == longestUnary;
        int width = whole ? wholeBits : k;
        long tail = width == 0 ? 0 : (long)(CodeBits.Window(bytes, place) >> (64 - width));
        place += width;
        return (int)Math.Min(int.MaxValue, whole ? tail + 1 : ((long)zeros << k) + tail);
    }
}
