namespace Pinpoint.Imaging;

/// <summary>Brings sets of landmarks together by their labels, compared letter by letter.</summary>
public static class LandmarkMatching
{
    /// <summary>Pairs the landmarks of two sets and names those that have no partner.</summary>
    public static LandmarkMatch Match(LandmarkSet first, LandmarkSet second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var pairs = new List<LandmarkPair>(first.Count);
        var onlyInFirst = new List<string>();
        foreach (Landmark landmark in first)
        {
            if (second.Find(landmark.Name) is { } partner)
            {
                pairs.Add(new LandmarkPair(landmark, partner));
            }
            else
            {
                onlyInFirst.Add(landmark.Name);
            }
        }

        return new LandmarkMatch(pairs, onlyInFirst, [.. second.Where(landmark => first.Find(landmark.Name) is null).Select(landmark => landmark.Name)]);
    }

    /// <summary>The landmarks of the given names in the given order; those that the set lacks are missing ones.</summary>
    /// <exception cref="ArgumentException">A name stands twice in <paramref name="names"/>.</exception>
    public static LandmarkSet Arrange(LandmarkSet landmarks, IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(landmarks);
        ArgumentNullException.ThrowIfNull(names);
        return new LandmarkSet(names.Select(name => landmarks.Find(name) ?? Landmark.Missing(name))) { Warnings = landmarks.Warnings };
    }

    /// <summary>All labels of many sets, in the order of their first appearance.</summary>
    public static IReadOnlyList<string> UnionOfNames(IEnumerable<LandmarkSet> sets) =>
        [.. sets.SelectMany(set => set).Select(landmark => landmark.Name).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether two labels differ only in case, blanks, dashes, dots and underscores: likely the same landmark.</summary>
    internal static bool AreAlike(string one, string other) => Bare(one).Equals(Bare(other), StringComparison.OrdinalIgnoreCase);

    private static string Bare(string name) => string.Concat(name.Where(char.IsLetterOrDigit));
}
