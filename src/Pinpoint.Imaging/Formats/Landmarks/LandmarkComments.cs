using System.Globalization;
using System.Text.RegularExpressions;

namespace Pinpoint.Imaging;

/// <summary>
/// Names in comments, for formats of bare positions: <c>landmark 3: CSP</c> names the third position, <c>missing: CSP</c> a landmark without one.
/// Other readers skip them.
/// </summary>
internal static partial class LandmarkComments
{
    /// <summary>The comment that names a position, counted from 1.</summary>
    public static string Name(int number, string name) => $"landmark {InputNumber.Format(number)}: {OneLine(name)}";

    /// <summary>The comment that names a landmark without a position.</summary>
    public static string Missing(string name) => $"missing: {OneLine(name)}";

    /// <summary>The name that a comment gives to a position, counted from 1, if it does.</summary>
    public static (int Number, string Name)? ReadName(string comment) =>
        NameComment().Match(comment) is { Success: true } match
            && int.TryParse(match.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? (number, match.Groups["name"].Value)
            : null;

    /// <summary>The landmark without a position that a comment names, if it does.</summary>
    public static string? ReadMissing(string comment) =>
        comment.StartsWith("missing: ", StringComparison.Ordinal) ? comment["missing: ".Length..].Trim() : null;

    /// <summary>
    /// The names of positions: from the comments where they name each, else as in any list of bare positions (see <see cref="PointRows.Names"/>).
    /// </summary>
    /// <exception cref="BadInputException">A file of names holds another number of names than there are positions.</exception>
    public static IReadOnlyList<string> Names(IEnumerable<string> comments, int points, string file, string? namesFile, LandmarkSetBuilder builder)
    {
        var names = new Dictionary<int, string>();
        foreach ((int number, string name) in comments.Select(ReadName).OfType<(int, string)>())
        {
            names[number] = name;
        }

        return points > 0 && Enumerable.Range(1, points).All(names.ContainsKey)
            ? [.. Enumerable.Range(1, points).Select(number => names[number])]
            : PointRows.Names(file, points, namesFile, builder);
    }

    private static string OneLine(string name) => name.ReplaceLineEndings(" ");

    [GeneratedRegex(
        @"^landmark (?<number>[0-9]{1,6}): (?<name>.*\S)\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex NameComment();
}
