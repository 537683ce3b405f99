using System.Globalization;

namespace Pinpoint.Registration;

/// <summary>Numbers and names in the files of a registration.</summary>
internal static class TableText
{
    /// <summary>A number with the fewest digits that read back to the same value.</summary>
    public static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The same; empty for none, and for one that is not finite.</summary>
    public static string Number(double? number) => number is { } value && double.IsFinite(value) ? Number(value) : "";

    /// <summary>Numbers between blanks.</summary>
    public static string Numbers(IEnumerable<double> numbers) => string.Join(' ', numbers.Select(Number));

    /// <summary>A row of a CSV table; a field that needs quotes gets them, a line break becomes a blank.</summary>
    public static string Row(params IEnumerable<string> fields) => string.Join(',', fields.Select(field =>
    {
        string line = field.ReplaceLineEndings(" ");
        return line.AsSpan().IndexOfAny(',', '"') >= 0 ? $"\"{line.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : line;
    }));
}
