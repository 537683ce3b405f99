namespace Pinpoint.Imaging;

/// <summary>Chooses one case of a file that may hold many.</summary>
internal static class ManyCases
{
    /// <summary>The chosen case's name, or the empty string where the file names no case.</summary>
    /// <exception cref="BadInputException">The wanted case is not there, or several are and none was chosen.</exception>
    public static string Choose(string file, IReadOnlyList<string> names, string? wanted)
    {
        if (names.Count == 0)
        {
            return "";
        }

        if (wanted is not null)
        {
            return names.Contains(wanted, StringComparer.Ordinal)
                ? wanted
                : throw new BadInputException(
                    file, null, $"has no landmarks of the case '{Excerpt.Of(wanted)}', but of {List(names)}; is it the file of another scan?");
        }

        return names.Count == 1
            ? names[0]
            : throw new BadInputException(file, null, Invariant($"holds {names.Count} cases ({List(names)}); say which one to take"));
    }

    private static string List(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(3).Select(name => $"'{Excerpt.Of(name)}'")) + (names.Count > 3 ? " and others" : "");
}
