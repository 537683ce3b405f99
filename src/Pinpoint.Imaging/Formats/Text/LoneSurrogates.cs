using System.Globalization;

namespace Pinpoint.Imaging;

/// <summary>Finds halves of characters in JSON: <c>\ud800</c> without the <c>\udc00</c> that must follow it. They parse, but are no text.</summary>
internal static class LoneSurrogates
{
    private const int EscapeLength = 6;

    /// <summary>The index of the first lone half in a JSON text, or null; what is no JSON is left to the parser.</summary>
    public static int? Find(ReadOnlySpan<char> json)
    {
        for (int i = 0; i < json.Length;)
        {
            int next = json[i..].IndexOf('\\');
            if (next < 0)
            {
                return null;
            }

            i += next;
            if (Unit(json[i..]) is not { } unit || !char.IsSurrogate(unit))
            {
                // An escape is two characters at least, and the second may be a backslash of its own.
                i += 2;
            }
            else if (char.IsHighSurrogate(unit) && i + EscapeLength < json.Length && Unit(json[(i + EscapeLength)..]) is { } low && char.IsLowSurrogate(low))
            {
                i += 2 * EscapeLength;
            }
            else
            {
                return i;
            }
        }

        return null;
    }

    private static char? Unit(ReadOnlySpan<char> text) =>
        text.Length >= EscapeLength
            && text.StartsWith("\\u", StringComparison.Ordinal)
            && ushort.TryParse(text[2..EscapeLength], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort unit)
            ? (char)unit
            : null;
}
