using Pinpoint.Checks;
using Pinpoint.Imaging;

namespace Pinpoint.Registration;

/// <summary>The landmarks of two scans, paired by name.</summary>
internal static class RegistrationPairs
{
    // As much as an edge of a voxel of a fine scan; two landmarks closer than this lie at one place.
    private const double LeastDeviationMm = 1e-3;

    /// <summary>The pairs, and what is odd about those that are none.</summary>
    /// <exception cref="BadInputException">No name stands in both, or a position is beyond all bounds.</exception>
    public static (List<RegistrationPair> Pairs, List<string> Warnings) Of(LandmarkSet moving, LandmarkSet still)
    {
        LandmarkMatch match = LandmarkMatching.Match(still, moving);
        var warnings = new List<string>();
        if (match.Pairs.Count == 0)
        {
            throw new BadInputException(
                $"no landmark has the same name in both scans ({match.Describe("the fixed scan", "the moving scan")}); name them alike");
        }

        if (!match.IsComplete)
        {
            warnings.Add($"not used, for they are in one scan alone: {match.Describe("the fixed scan", "the moving scan")}");
        }

        string[] missing = [.. match.Pairs.Where(pair => pair.First.Position is null || pair.Second.Position is null).Select(pair => $"'{pair.Name}'")];
        if (missing.Length > 0)
        {
            warnings.Add($"not used, for they have no position in one of the scans: {string.Join(", ", missing)}");
        }

        LandmarkPair[] placed = [.. match.Pairs.Where(pair => pair.First.Position is not null && pair.Second.Position is not null)];
        if (Array.Find(placed, pair => !pair.First.Position!.Value.IsPlausible || !pair.Second.Position!.Value.IsPlausible) is { } absurd)
        {
            throw new BadInputException(Invariant(
                $"the landmark '{absurd.Name}' lies further than {WorldPoint.GreatestMm / 1e6:0} km off; check its position"));
        }

        return ([.. Weighted(placed)], warnings);
    }

    // Landmarks of which no radius is known count like the usual one of those with a radius.
    private static IEnumerable<RegistrationPair> Weighted(LandmarkPair[] pairs)
    {
        double?[] deviations = [.. pairs.Select(pair => DeviationOf(pair.First, pair.Second))];
        double[] known = [.. deviations.OfType<double>()];
        double? usual = known.Length == 0 ? null : RobustSpread.Median(known);
        return pairs.Select((pair, i) => new RegistrationPair(
            pair.Name, pair.First.Position!.Value, pair.Second.Position!.Value, deviations[i] ?? usual));
    }

    private static double? DeviationOf(Landmark first, Landmark second)
    {
        double? square = first.Radius95 is null && second.Radius95 is null
            ? null
            : Square(first.Radius95 ?? 0) + Square(second.Radius95 ?? 0);
        return square is { } sum ? Math.Max(LeastDeviationMm, Math.Sqrt(sum)) : null;
    }

    private static double Square(double radius) => radius / ChiLengths.Share95 * (radius / ChiLengths.Share95);
}
