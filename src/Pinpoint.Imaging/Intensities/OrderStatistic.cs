namespace Pinpoint.Imaging;

/// <summary>The value that stands at a place of the sorted numbers, without sorting them.</summary>
internal static class OrderStatistic
{
    private const int Digits = 16;

    /// <summary>What <see cref="Array.Sort(Array)"/> would put at <paramref name="rank"/>; NaN comes before all numbers there.</summary>
    /// <remarks>Numbers are looked at as whole keys of the same order, 16 bits at a time from the top; each pass counts those that may still be
    /// meant.</remarks>
    public static double Select(ReadOnlySpan<double> values, int rank)
    {
        int[] counts = new int[1 << Digits];
        ulong prefix = 0;
        for (int shift = 64 - Digits; shift >= 0; shift -= Digits)
        {
            Array.Clear(counts);
            foreach (double value in values)
            {
                ulong key = KeyOf(value);
                if (shift == 64 - Digits || key >> (shift + Digits) == prefix)
                {
                    counts[(key >> shift) & ((1 << Digits) - 1)]++;
                }
            }

            int digit = 0;
            while (rank >= counts[digit])
            {
                rank -= counts[digit++];
            }

            prefix = (prefix << Digits) | (uint)digit;
        }

        return ValueOf(prefix);
    }

    // Negative numbers sort by their magnitude backwards, so all their bits turn; NaN takes the lowest key, which no number has.
    private static ulong KeyOf(double value)
    {
        if (double.IsNaN(value))
        {
            return 0;
        }

        ulong bits = BitConverter.DoubleToUInt64Bits(value + 0.0);
        return (bits >> 63) == 0 ? bits | (1UL << 63) : ~bits;
    }

    private static double ValueOf(ulong key) => key == 0 ? double.NaN : BitConverter.UInt64BitsToDouble((key >> 63) != 0 ? key & ~(1UL << 63) : ~key);
}
