namespace Pinpoint.Phantoms;

/// <summary>Draws from normal distributions whose tails are cut, so that no anatomy comes apart.</summary>
internal static class Deviations
{
    private const double Furthest = 2.5;

    /// <summary>A standard normal number, at most 2.5 from 0.</summary>
    public static double Score(ref SplitMixRandom random) => Math.Clamp(random.NextNormal(), -Furthest, Furthest);

    /// <summary>A normal number of the given deviation around 0, its tails cut.</summary>
    public static float Draw(ref SplitMixRandom random, double deviation) => (float)(deviation * Score(ref random));

    /// <summary>A score that has the given correlation with another.</summary>
    public static double Correlated(ref SplitMixRandom random, double with, double correlation) =>
        (correlation * with) + (Math.Sqrt(1 - (correlation * correlation)) * Score(ref random));
}
