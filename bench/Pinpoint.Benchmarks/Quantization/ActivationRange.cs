namespace Pinpoint.Benchmarks;

/// <summary>What the 256 levels of an 8-bit activation stand for.</summary>
/// <param name="Low">The value of level 0: at most 0, so that 0 has a level.</param>
/// <param name="High">The value of level 255.</param>
internal readonly record struct ActivationRange(float Low, float High)
{
    private const int Levels = 255;
    private const int Candidates = 40;

    public float Scale => Math.Max(High - Low, 1e-12f) / Levels;

    public byte Zero => (byte)Math.Clamp(MathF.Round(-Low / Scale), 0, Levels);

    /// <summary>
    /// The range that loses least of a sample in the sum of squares: beyond it values are cut off, within it they are rounded. Shares of the whole range are
    /// tried.
    /// </summary>
    public static ActivationRange Of(ReadOnlySpan<float> sample)
    {
        float low = 0;
        float high = 0;
        foreach (float value in sample)
        {
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }

        var best = new ActivationRange(low, high);
        double least = double.PositiveInfinity;
        for (int candidate = Candidates; candidate > Candidates / 5; candidate--)
        {
            float share = (float)candidate / Candidates;
            var range = new ActivationRange(share * low, share * high);
            double loss = range.LossOf(sample);
            (best, least) = loss < least ? (range, loss) : (best, least);
        }

        return best;
    }

    private double LossOf(ReadOnlySpan<float> sample)
    {
        double sum = 0;
        float scale = Scale;
        int zero = Zero;
        foreach (float value in sample)
        {
            float kept = scale * (Math.Clamp(MathF.Round(value / scale) + zero, 0, Levels) - zero);
            sum += (value - kept) * (value - kept);
        }

        return sum;
    }
}
