using System.Globalization;
using System.Text.RegularExpressions;

namespace Pinpoint.Imaging;

/// <summary>
/// Reads the names that belong to a list of bare positions: a name a line. Where lines are numbered (<c>12. CSP</c>) only those count, so the
/// official code's <c>landmarks.txt</c>, which begins with a sentence, is read as it is.
/// </summary>
internal static partial class LandmarkNamesFile
{
    /// <summary>The name that is looked for beside a list of positions.</summary>
    public const string UsualName = "landmarks.txt";

    /// <summary>The names in order.</summary>
    /// <exception cref="BadInputException">There is no name, or the numbers do not rise one by one.</exception>
    public static IReadOnlyList<string> Read(string path)
    {
        InputText source = InputText.Read(path);
        var plain = new List<string>();
        var numbered = new List<string>();
        int? first = null;
        int line = 0;
        foreach (string text in source.Text.Split('\n').Select(text => text.Trim()))
        {
            line++;
            if (text.Length == 0 || text[0] == '#')
            {
                continue;
            }

            plain.Add(text);
            Match match = Numbered().Match(text);
            if (match.Success && int.TryParse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture, out int number))
            {
                first ??= number;
                if (number != first + numbered.Count)
                {
                    throw new BadInputException(
                        path, Invariant(
                            $"line {line}"), Invariant($"the landmark has the number {number} where {first + numbered.Count} was due; number them one by one"));
                }

                numbered.Add(match.Groups["name"].Value);
            }
        }

        return numbered.Count > 0 ? numbered : plain;
    }

    [GeneratedRegex(
        @"^(?<number>[0-9]{1,6})(\s*[.:)]|\s)\s*(?<name>\S.*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Numbered();
}
