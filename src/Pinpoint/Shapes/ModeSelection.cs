namespace Pinpoint.Shapes;

/// <summary>How many modes a shape model keeps: a fixed number, or as many as explain a share of the variance.</summary>
/// <param name="Count">The number of modes, or null to go by <paramref name="ExplainedShare"/>.</param>
/// <param name="ExplainedShare">The share of the variance that the kept modes must exceed, in (0, 1]; the paper's is 0.995.</param>
internal sealed record ModeSelection(int? Count, double ExplainedShare)
{
    /// <summary>The paper's choice: 99.5 % of the variance.</summary>
    public static ModeSelection Paper { get; } = new(null, 0.995);

    /// <summary>The number of leading variances to keep: the first sum that exceeds the share, as the official code chooses it.</summary>
    /// <param name="variances">All variances, largest first.</param>
    public int Choose(ReadOnlySpan<double> variances)
    {
        if (Count is { } count)
        {
            return Math.Min(count, variances.Length);
        }

        double total = 0;
        foreach (double variance in variances)
        {
            total += variance;
        }

        double kept = 0;
        for (int i = 0; i < variances.Length; i++)
        {
            kept += variances[i];
            if (kept > total * ExplainedShare)
            {
                return i + 1;
            }
        }

        return variances.Length;
    }
}
