using System.Globalization;

namespace Pinpoint.Imaging;

/// <summary>File names from a printf pattern with one number, such as <c>slice%03d.raw 1 279 1</c>.</summary>
internal static class NumberedNames
{
    private const int MostFiles = 1 << 16;

    /// <summary>The names that "pattern first last [step]" stands for, in order.</summary>
    /// <exception cref="BadInputException">The pattern has no single %d, the numbers are missing or name no file, or far too many.</exception>
    public static IReadOnlyList<string> Expand(string path, string place, string text)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length is < 3 or > 5 || !Number(words[1], out int first) || !Number(words[2], out int last))
        {
            throw Wrong(path, place, text);
        }

        int step = 1;
        if (words.Length > 3 && (!Number(words[3], out step) || step == 0))
        {
            throw Wrong(path, place, text);
        }

        long count = (((long)last - first) / step) + 1;
        if (count is < 1 or > MostFiles)
        {
            throw Wrong(path, place, text);
        }

        (string before, bool zeros, int width, string after) = Split(path, place, words[0]);
        var names = new string[count];
        for (int index = 0; index < names.Length; index++)
        {
            string number = (first + ((long)index * step)).ToString(CultureInfo.InvariantCulture);
            names[index] = before + number.PadLeft(width, zeros ? '0' : ' ') + after;
        }

        return names;
    }

    private static (string Before, bool Zeros, int Width, string After) Split(string path, string place, string pattern)
    {
        int start = pattern.IndexOf('%', StringComparison.Ordinal);
        int end = start < 0 ? -1 : pattern.AsSpan(start).IndexOfAny('d', 'i', 'u') + start;
        string digits = end > start ? pattern[(start + 1)..end] : "";
        int width = 0;
        bool valid = end > start && start >= 0 && pattern.IndexOf('%', end) < 0
            && (digits.Length == 0 || (digits.Length <= 3 && Number(digits.TrimStart('.'), out width) && width >= 0));
        return valid ? (pattern[..start], digits.StartsWith('0') || digits.StartsWith('.'), width, pattern[(end + 1)..]) : throw Wrong(path, place, pattern);
    }

    private static bool Number(string text, out int number) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    private static BadInputException Wrong(string path, string place, string text) =>
        new(path, place, $"'{Excerpt.Of(text)}' names no files; write a pattern with one %d, the first and last number and a step");
}
