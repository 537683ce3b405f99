using System.Globalization;

namespace Pinpoint.Imaging;

/// <summary>Parses the numbers of text headers.</summary>
internal static class HeaderNumbers
{
    private static readonly char[] Blanks = [' ', '\t'];

    /// <summary>Whole numbers between blanks, exactly <paramref name="count"/> of them.</summary>
    /// <exception cref="BadInputException">There are more or fewer, or a word is no whole number.</exception>
    public static long[] Integers(string path, string field, string text, int count)
    {
        string[] words = Words(path, field, text, count);
        return [.. words.Select(word => long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            ? number
            : throw new BadInputException(path, field, $"'{Excerpt.Of(word)}' is no whole number; correct the header"))];
    }

    /// <summary>One whole number within bounds.</summary>
    /// <exception cref="BadInputException">It is none, or out of bounds.</exception>
    public static int Integer(string path, string field, string text, int least, int most)
    {
        long number = Integers(path, field, text, 1)[0];
        return number >= least && number <= most
            ? (int)number
            : throw new BadInputException(path, field, Invariant($"{number} is not within {least} to {most}; correct the header or convert the volume"));
    }

    /// <summary>Finite numbers between blanks, exactly <paramref name="count"/> of them.</summary>
    /// <exception cref="BadInputException">There are more or fewer, or a word is no finite number.</exception>
    public static double[] Reals(string path, string field, string text, int count) =>
        [.. Words(path, field, text, count).Select(word => Real(path, field, word))];

    /// <summary>One finite number.</summary>
    /// <exception cref="BadInputException">It is none.</exception>
    public static double Real(string path, string field, string word) =>
        double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
            ? number
            : throw new BadInputException(path, field, $"'{Excerpt.Of(word)}' is no finite number; correct the header");

    /// <summary>Words between blanks.</summary>
    /// <exception cref="BadInputException">There are more or fewer than <paramref name="count"/>.</exception>
    public static string[] Words(string path, string field, string text, int count)
    {
        string[] words = text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
        return words.Length == count
            ? words
            : throw new BadInputException(path, field, Invariant($"{words.Length} values stand here where {count} are needed; correct the header"));
    }
}
