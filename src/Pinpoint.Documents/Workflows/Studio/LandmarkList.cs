using Pinpoint.Documents;
using Pinpoint.Imaging;

namespace Pinpoint.Workflows;

/// <summary>The list of landmarks that a project places.</summary>
internal static class LandmarkList
{
    private const int Most = 1_000;
    private const int LongestName = 200;
    private const int LongestDefinition = 4_000;
    private const int ColourLetters = 7;
    private static readonly string[] Sides = ["left", "right", "middle"];

    /// <summary>The list that somebody sent, its texts without blanks at their ends.</summary>
    /// <exception cref="BadInputException">A name is missing, too long or stands twice, or a side or colour is none.</exception>
    public static IReadOnlyList<ListedLandmarkItem> Of(IReadOnlyList<ListedLandmarkItem?>? sent)
    {
        if (sent is not { Count: > 0 and <= Most })
        {
            throw new BadInputException(Invariant($"the list has no landmarks, or more than {Most}; name the landmarks that are to be placed"));
        }

        ListedLandmarkItem[] list = [.. sent.Select((item, i) => Checked(item, i + 1))];
        return list.GroupBy(item => item.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } repeated
            ? throw new BadInputException($"the landmark '{repeated.Key}' stands twice; give each a name of its own")
            : list;
    }

    /// <summary>Landmarks in the list's order; those without a place are not visible.</summary>
    public static LandmarkSet Ordered(IReadOnlyList<ListedLandmarkItem> list, LandmarkSet landmarks)
    {
        string[] order = [.. list.Select(item => item.Name)];
        return new LandmarkSet(landmarks
            .Select(landmark => landmark.Position is null ? Landmark.Absent(landmark.Name) : landmark)
            .OrderBy(landmark => Array.IndexOf(order, landmark.Name) is var place && place < 0 ? int.MaxValue : place));
    }

    /// <summary>Refuses landmarks that the list does not have, and, of a case that is said to be done, those that are undecided.</summary>
    /// <exception cref="BadInputException">There are such.</exception>
    public static void Refuse(IReadOnlyList<ListedLandmarkItem> list, LandmarkSet landmarks, bool done)
    {
        if (landmarks.FirstOrDefault(landmark => !list.Any(item => item.Name == landmark.Name)) is { } foreign)
        {
            throw new BadInputException($"'{foreign.Name}' is none of the project's landmarks; add it to the list first");
        }

        string[] open =
            [.. list.Select(item => item.Name).Where(name => landmarks.Find(name) is not { Status: LandmarkStatus.Defined or LandmarkStatus.Missing })];
        if (done && open.Length > 0)
        {
            throw new BadInputException(
                Invariant($"{open.Length} landmarks are not decided yet: {string.Join(", ", open.Take(5))}; place each, or say that it is not visible"));
        }
    }

    private static ListedLandmarkItem Checked(ListedLandmarkItem? item, int number)
    {
        string name = (item?.Name ?? "").Trim();
        if (item is null || name.Length is 0 or > LongestName || name.Any(char.IsControl))
        {
            throw new BadInputException(
                Invariant($"landmark {number}: the name is missing, longer than {LongestName} letters or not in one line; name the landmark"));
        }

        if (item.BodySide is { Length: > 0 } side && !Sides.Contains(side, StringComparer.Ordinal))
        {
            throw new BadInputException($"landmark '{name}': the side is none of {string.Join(", ", Sides)}; choose one, or leave it out");
        }

        if (item.Colour is { Length: > 0 } colour && !(colour.Length == ColourLetters && colour[0] == '#' && colour[1..].All(char.IsAsciiHexDigit)))
        {
            throw new BadInputException($"landmark '{name}': the colour is not written as '#ffd54a'; write six digits, or leave it out");
        }

        return item.Definition is { Length: > LongestDefinition }
            ? throw new BadInputException(Invariant($"landmark '{name}': the definition is longer than {LongestDefinition} letters; shorten it"))
            : new ListedLandmarkItem(name, TextOf(item.BodySide), TextOf(item.Colour), TextOf(item.Definition));
    }

    private static string? TextOf(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
