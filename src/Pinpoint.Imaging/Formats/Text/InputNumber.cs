using System.Globalization;

namespace Pinpoint.Imaging;

/// <summary>Numbers in files: invariant culture, finite, round-trip digits.</summary>
internal static class InputNumber
{
    /// <summary>Reads a finite number.</summary>
    /// <param name="text">The digits.</param>
    /// <param name="file">The file, for messages.</param>
    /// <param name="place">The place in the file, for messages.</param>
    /// <param name="what">What the number is, for messages, such as "x".</param>
    /// <exception cref="BadInputException">The text is no number, or not a finite one.</exception>
    public static double Parse(string text, string file, string place, string what) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
            ? number
            : throw new BadInputException(
                file, place, $"{what} is '{Excerpt.Of(text)}', not a finite number (written with a point, such as 12.5); correct it, or mark the landmark " +
                    "as missing");

    /// <summary>Whether the text is a number, even one that is not finite.</summary>
    public static bool Is(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    /// <summary>The number with the fewest digits that read back to the same value.</summary>
    public static string Format(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
