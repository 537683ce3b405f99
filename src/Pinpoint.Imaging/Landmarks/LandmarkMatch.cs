namespace Pinpoint.Imaging;

/// <summary>What two sets of landmarks have in common, by label, whatever their order and count.</summary>
/// <param name="Pairs">The landmarks that both sets have, in the order of the first.</param>
/// <param name="OnlyInFirst">The labels that the second set lacks, in the order of the first.</param>
/// <param name="OnlyInSecond">The labels that the first set lacks, in the order of the second.</param>
public sealed record LandmarkMatch(IReadOnlyList<LandmarkPair> Pairs, IReadOnlyList<string> OnlyInFirst, IReadOnlyList<string> OnlyInSecond)
{
    /// <summary>Whether both sets have the same labels.</summary>
    public bool IsComplete => OnlyInFirst.Count == 0 && OnlyInSecond.Count == 0;

    /// <summary>One line that names every label without a partner, with a guess where two differ only in case, blanks, dashes or underscores.</summary>
    /// <param name="first">What the first set is called in the line.</param>
    /// <param name="second">What the second set is called in the line.</param>
    public string Describe(string first, string second)
    {
        if (IsComplete)
        {
            return Invariant($"{first} and {second} have the same {Pairs.Count} labels");
        }

        var parts = new List<string>();
        AddNames(parts, first, OnlyInFirst);
        AddNames(parts, second, OnlyInSecond);
        foreach (string name in OnlyInFirst)
        {
            if (OnlyInSecond.FirstOrDefault(other => LandmarkMatching.AreAlike(name, other)) is { } other)
            {
                parts.Add($"'{name}' may be '{other}'");
            }
        }

        return string.Join("; ", parts);
    }

    private static void AddNames(List<string> parts, string set, IReadOnlyList<string> names)
    {
        if (names.Count > 0)
        {
            parts.Add($"only in {set}: {string.Join(", ", names.Select(name => $"'{name}'"))}");
        }
    }
}
