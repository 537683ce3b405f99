using System.Text;

namespace Pinpoint.Reports;

/// <summary>Text in markup. Names come from files that anyone may have made, so no text reaches a page but through here.</summary>
internal static class Markup
{
    private const char Unknown = '\uFFFD';

    /// <summary>
    /// A text as the content of an element or the value of a quoted attribute, in HTML and in XML: the five characters with a meaning are written
    /// as entities; control characters, halves of characters and what would turn the direction of the text around it are replaced.
    /// </summary>
    public static string Escape(string text)
    {
        StringBuilder? escaped = null;
        for (int i = 0; i < text.Length; i++)
        {
            string? instead = Instead(text, i);
            if (instead is not null)
            {
                escaped ??= new StringBuilder(text.Length + 16).Append(text, 0, i);
                escaped.Append(instead);
            }
            else
            {
                escaped?.Append(text[i]);
            }
        }

        return escaped?.ToString() ?? text;
    }

    private static string? Instead(string text, int i) => text[i] switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\'' => "&#39;",
        '\n' or '\r' or '\t' => " ",
        char letter
            when char.IsControl(letter)
                || letter is '\u2028' or '\u2029' or '\uFFFE' or '\uFFFF' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') =>
                    Unknown.ToString(),
        char letter when char.IsHighSurrogate(letter) && !(i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) => Unknown.ToString(),
        char letter when char.IsLowSurrogate(letter) && !(i > 0 && char.IsHighSurrogate(text[i - 1])) => Unknown.ToString(),
        _ => null,
    };
}
