namespace Pinpoint.Imaging;

/// <summary>Landmark names for formats whose names end at the first blank.</summary>
internal static class BareNames
{
    /// <summary>The names with blanks, quotes and comment signs replaced by <c>_</c>.</summary>
    /// <param name="landmarks">The landmarks.</param>
    /// <param name="format">The format, for the message.</param>
    /// <exception cref="BadInputException">Two names would become one.</exception>
    public static IReadOnlyList<string> Of(LandmarkSet landmarks, string format)
    {
        string[] names =
            [.. landmarks.Select(
                landmark => string.Concat(
                    landmark.Name.Select(letter => char.IsWhiteSpace(letter) || char.IsControl(letter) || letter is '#' or '"' or '\'' ? '_' : letter)))];
        return names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } same
            ? throw new BadInputException(
                $"{format} holds names without blanks, and two landmarks would both be '{same.Key}' there; rename one, or choose mrk.json")
            : names;
    }
}
