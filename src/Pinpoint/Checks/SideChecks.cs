using Pinpoint.Imaging;

namespace Pinpoint.Checks;

/// <summary>
/// Checks labels that say left or right against the patient's left and right in the world frame (x of LPS rises to the left). It needs few
/// cases and no shape, but trusts the scans' orientation; <see cref="ShapeChecks"/> is its complement.
/// </summary>
internal static class SideChecks
{
    // A pair counts where it lies more across the body than along it: turned scans have no say.
    private const double AcrossShare = 0.7;
    private const double Agreement = 0.8;
    private const int FewestOthers = 3;

    /// <summary>One finding per case, or per pair of labels where most pairs of the case are right, or one for the set if all are swapped alike.</summary>
    /// <returns>The pairs of labels found swapped, by case.</returns>
    public static ILookup<ExaminedCase, (string Left, string Right)> FindSwapped(IReadOnlyList<ExaminedCase> cases, List<Finding> findings)
    {
        ExaminedCase[] labelled = [.. cases.Where(item => item.Landmarks is not null)];
        IReadOnlyList<(string Left, string Right)> pairs = LeftRightNames.PairsOf([.. LandmarkMatching.UnionOfNames(labelled.Select(item => item.Landmarks!))]);
        int[][] votes = [.. labelled.Select(item => pairs.Select(pair => Side(item.Landmarks!, pair)).ToArray())];
        int[] all = [.. votes.SelectMany(vote => vote).Where(vote => vote != 0)];
        if (all.Length > 0 && all.Count(vote => vote < 0) >= Agreement * all.Length)
        {
            findings.Add(new Finding(
                FindingSeverity.Warning,
                FindingCodes.LeftRightSwapped,
                null,
                null,
                null,
                Invariant($"in {votes.Count(vote => vote.Any(side => side < 0))} of {labelled.Length} cases the labels say left (such as ") +
                Invariant($"'{pairs[0].Left}') where the scans have the patient's right; check one scan's orientation, or the labels of all")));
        }

        var swapped = new List<(ExaminedCase Case, (string Left, string Right) Pair)>();
        for (int i = 0; i < labelled.Length; i++)
        {
            int[] against = [.. Enumerable.Range(0, pairs.Count).Where(pair => votes[i][pair] * Expected(votes, i, pair) < 0)];
            swapped.AddRange(against.Select(pair => (labelled[i], pairs[pair])));
            Report(labelled[i], [.. against.Select(pair => pairs[pair])], votes[i].Count(vote => vote != 0), findings);
        }

        return swapped.ToLookup(item => item.Case, item => item.Pair);
    }

    private static void Report(ExaminedCase item, (string Left, string Right)[] against, int judged, List<Finding> findings)
    {
        if (against.Length > 1 && 2 * against.Length > judged)
        {
            findings.Add(item.OnLandmarks(
                FindingSeverity.Warning,
                FindingCodes.LeftRightSwapped,
                null,
                Invariant($"left and right are likely swapped: {against.Length} of {judged} pairs of labels (such as '{against[0].Left}' and ") +
                Invariant($"'{against[0].Right}') lie the other way round than in the other cases; exchange the labels, or correct the scan's orientation")));
            return;
        }

        findings.AddRange(against.Select(pair => item.OnLandmarks(
            FindingSeverity.Warning,
            FindingCodes.LeftRightSwapped,
            pair.Left,
            $"'{pair.Left}' and '{pair.Right}' lie the other way round than in the other cases; exchange the two labels")));
    }

    // The side that nearly all others agree on, or 0.
    private static int Expected(int[][] votes, int own, int pair)
    {
        int[] others = [.. votes.Where((_, index) => index != own).Select(vote => vote[pair]).Where(vote => vote != 0)];
        int sum = others.Sum();
        return others.Length >= FewestOthers && Math.Abs(sum) >= ((2 * Agreement) - 1) * others.Length ? Math.Sign(sum) : 0;
    }

    /// <summary>How many pairs of labels lie as they should, less those that lie the other way round; pairs that lie along the body do not count.</summary>
    public static int Leaning(LandmarkSet landmarks, IReadOnlyList<(string Left, string Right)> pairs) => pairs.Sum(pair => Side(landmarks, pair));

    // 1: the left label lies to the patient's left; -1: to the right; 0: no telling.
    private static int Side(LandmarkSet landmarks, (string Left, string Right) pair)
    {
        if (landmarks.Find(pair.Left)?.Position is not { } left || landmarks.Find(pair.Right)?.Position is not { } right)
        {
            return 0;
        }

        double across = left.X - right.X;
        return Math.Abs(across) > AcrossShare * left.DistanceTo(right) ? Math.Sign(across) : 0;
    }
}
