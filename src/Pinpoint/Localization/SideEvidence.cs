namespace Pinpoint.Localization;

/// <summary>Which of a scan and its mirror image is the more usual, by the evidence of two searches with one model.</summary>
/// <remarks>
/// Both searches look at the same picture with the same network, so that landmark is compared with landmark, and only by which of the two is the better and
/// in what order: no scale is needed, and models are judged alike before and after they are calibrated.
/// </remarks>
internal static class SideEvidence
{
    // Which starts agree better says nothing of the side where a refinement speaks (docs/results/field.md), and is nearly all there is without one.
    private static readonly int[] Refined = [.. TermsOf("predicted_error", "view_scatter", "moved", "shape_residual", "absence")];
    private static readonly int[] Unrefined = [.. TermsOf("shape_residual", "spread")];

    /// <summary>
    /// How much more usual one is than the other: the mean over the measures of the matched-pairs rank correlation of the landmarks, from -1 (by each measure
    /// each landmark is the better in the second) to 1 (in the first).
    /// </summary>
    /// <param name="first">The evidence of the one search, a landmark after the other.</param>
    /// <param name="second">The evidence of the other.</param>
    /// <param name="floorMm">A length too small to matter, in mm.</param>
    public static double Margin(IReadOnlyList<LandmarkEvidence> first, IReadOnlyList<LandmarkEvidence> second, double floorMm)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        (LandmarkEvidence First, LandmarkEvidence Second)[] all = [.. first.Zip(second)];

        // What is to be seen on neither side, as in a scan of one end, speaks for none.
        (LandmarkEvidence First, LandmarkEvidence Second)[] seen = [.. all.Where(pair => IsSeen(pair.First) || IsSeen(pair.Second))];
        (double[] First, double[] Second)[] terms =
            [.. (seen.Length > 0 ? seen : all).Select(pair => (EvidenceTerms.Of(pair.First, floorMm), EvidenceTerms.Of(pair.Second, floorMm)))];
        int[] measures = first.Any(item => item.MovedMm is not null) ? Refined : Unrefined;
        return measures.Select(term => RankCorrelation([.. terms.Select(pair => pair.Second[term] - pair.First[term])])).DefaultIfEmpty(0).Average();
    }

    /// <summary>Wilcoxon's matched-pairs signed ranks, as a share of all ranks: from -1 (no difference is positive) to 1 (all are).</summary>
    /// <param name="differences">The differences; what is not finite (a network that overflowed, a measure that the model lacks) counts as none.</param>
    internal static double RankCorrelation(IReadOnlyList<double> differences)
    {
        double signed = 0;
        double all = 0;
        int below = 0;
        foreach (var alike in differences.Select(item => double.IsFinite(item) ? item : 0).GroupBy(Math.Abs).OrderBy(group => group.Key))
        {
            // Equal ones share the mean of their ranks.
            int count = alike.Count();
            double rank = below + ((count + 1) / 2.0);
            signed += rank * alike.Sum(Math.Sign);
            all += rank * count;
            below += count;
        }

        return all > 0 ? signed / all : 0;
    }

    private static bool IsSeen(LandmarkEvidence evidence) => !(evidence.Presence < LandmarkEvidence.UnseenBelow);

    private static IEnumerable<int> TermsOf(params IEnumerable<string> names) => names.Select(name => EvidenceTerms.Names.ToList().IndexOf(name));
}
