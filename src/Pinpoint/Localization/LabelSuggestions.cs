using Pinpoint.Models;

namespace Pinpoint.Localization;

/// <summary>
/// Ranks unlabelled scans by how much labelling them would teach: where the model is unsure, and what is unlike all that it was shown. Scans are
/// chosen one after another, each counting as shown from then on, so that near-duplicates are not suggested together.
/// </summary>
internal static class LabelSuggestions
{
    // Neither factor alone may rule: a scan that everything agrees on still counts a little, one that nothing agrees on not without bound.
    private const double LeastDisagreement = 0.2;
    private const double MostDisagreement = 10;

    /// <summary>Ranks scans.</summary>
    /// <param name="scans">The scans.</param>
    /// <param name="labelled">The names and descriptors of the scans that the model was trained on.</param>
    /// <param name="count">How many to suggest; all where there are fewer.</param>
    /// <returns>The scans, the most instructive first.</returns>
    public static IReadOnlyList<SuggestedScan> Rank(
        IReadOnlyList<ExaminedScan> scans, IReadOnlyList<(string Name, CaseDescriptor Descriptor)> labelled, int count)
    {
        ArgumentNullException.ThrowIfNull(scans);
        ArgumentNullException.ThrowIfNull(labelled);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        double usualSpread = Middle(scans.Select(scan => scan.DisagreementMm));
        double usualDistance = UsualDistance(labelled.Count > 1 ? [.. labelled.Select(item => item.Descriptor)] : [.. scans.Select(scan => scan.Descriptor)]);
        var shown = new List<(string Name, CaseDescriptor Descriptor)>(labelled);
        var left = new List<ExaminedScan>(scans);
        var ranked = new List<SuggestedScan>();
        while (left.Count > 0 && ranked.Count < count)
        {
            SuggestedScan[] candidates = [.. left.Select(scan => Judge(scan, shown, usualSpread, usualDistance))];

            // The first of equals, so that the order of the files decides and not chance.
            int best = Array.IndexOf(candidates, candidates.MaxBy(candidate => candidate.Score));
            ranked.Add(candidates[best]);
            shown.Add((left[best].Scan, left[best].Descriptor));
            left.RemoveAt(best);
        }

        return ranked;
    }

    private static SuggestedScan Judge(ExaminedScan scan, List<(string Name, CaseDescriptor Descriptor)> shown, double usualSpread, double usualDistance)
    {
        double disagreement = Math.Clamp(usualSpread > 0 ? scan.DisagreementMm / usualSpread : 1, LeastDisagreement, MostDisagreement);
        if (shown.Count == 0)
        {
            return new SuggestedScan(scan.Scan, disagreement, scan.DisagreementMm, 1, null);
        }

        var (nearest, distance) = shown.Select(item => (item.Name, Distance: item.Descriptor.DistanceTo(scan.Descriptor))).MinBy(item => item.Distance);
        double novelty = distance / usualDistance;
        return new SuggestedScan(scan.Scan, disagreement * novelty, scan.DisagreementMm, novelty, nearest);
    }

    // How far a scan lies from the nearest other of its set, for the middle one.
    private static double UsualDistance(CaseDescriptor[] descriptors)
    {
        double middle = descriptors.Length < 2 ? 0 : Middle(descriptors.Select((one, i) => descriptors.Where((_, other) => other != i).Min(one.DistanceTo)));
        return middle > 0 ? middle : 1;
    }

    private static double Middle(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? 0 : sorted[sorted.Length / 2];
    }
}
