namespace Pinpoint.Benchmarks;

/// <summary>How many times as long a peer took, round by round: the median of the rounds' ratios and their quartiles.</summary>
/// <param name="Median">The median.</param>
/// <param name="Lower">The lower quartile.</param>
/// <param name="Upper">The upper quartile.</param>
internal readonly record struct RatioSpread(double Median, double Lower, double Upper)
{
    public static RatioSpread Of(IReadOnlyList<double[]> times, int own, int peer)
    {
        double[] ratios = [.. times.Select(round => round[peer] / round[own]).Order()];
        return new RatioSpread(Medians.Of(ratios), ratios[ratios.Length / 4], ratios[^(1 + (ratios.Length / 4))]);
    }

    public override string ToString() => Invariant($"**{Median:F2}** ({Lower:F2} to {Upper:F2})");
}
