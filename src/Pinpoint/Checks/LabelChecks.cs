using Pinpoint.Imaging;

namespace Pinpoint.Checks;

/// <summary>Looks for files whose labels are not those of most files.</summary>
internal static class LabelChecks
{
    /// <summary>One finding per file that lacks a label of more than half of the files, or has one that they lack.</summary>
    public static void FindDifferences(IReadOnlyList<ExaminedCase> cases, List<Finding> findings)
    {
        LandmarkSet[] sets = [.. cases.Select(item => item.Landmarks).OfType<LandmarkSet>()];
        var usual = new LandmarkSet(LandmarkMatching.UnionOfNames(sets)
            .Where(name => 2 * sets.Count(set => set.Find(name) is not null) > sets.Length)
            .Select(Landmark.Missing));
        foreach (ExaminedCase item in cases)
        {
            if (item.Landmarks is null)
            {
                continue;
            }

            LandmarkMatch match = LandmarkMatching.Match(usual, item.Landmarks);
            if (match.IsComplete)
            {
                continue;
            }

            // One label that goes by another name is still one landmark.
            string? landmark = match switch
            {
                { OnlyInFirst: [string lacking] } => lacking,
                { OnlyInFirst: [], OnlyInSecond: [string extra] } => extra,
                _ => null,
            };
            findings.Add(item.OnLandmarks(
                FindingSeverity.Warning,
                FindingCodes.LabelsDiffer,
                landmark,
                $"the labels are not those of the other files: {match.Describe("most files", "this file")}; rename or add what is meant"));
        }
    }
}
