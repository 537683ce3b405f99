using System.CommandLine.Parsing;
using System.Globalization;

namespace Pinpoint.Cli.Parsing;

/// <summary>Numbers as options take them; what is none, or too small or large, is told with what would do.</summary>
internal static class NumberText
{
    /// <summary>A whole number; null, with an error at the option, where it is none.</summary>
    public static int? Whole(string option, ArgumentResult result, int least, int most)
    {
        string text = result.Tokens[0].Value;
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value))
        {
            string range = most == int.MaxValue ? Invariant($"of at least {least}") : Invariant($"from {least} to {most}");
            result.AddError($"{option}: '{text}' is no whole number {range}");
            return null;
        }

        if (value < least || value > most)
        {
            result.AddError(Invariant($"{option} must be {(value < least ? $"at least {least}" : $"at most {most}")}, not {value}"));
            return null;
        }

        return value;
    }

    /// <summary>A number with a point; null, with an error at the option, where it is none.</summary>
    /// <param name="option">The option's name.</param>
    /// <param name="result">What was given.</param>
    /// <param name="what">What it is, such as "a length in mm".</param>
    /// <param name="least">The least number that will do.</param>
    /// <param name="most">The greatest.</param>
    public static double? Real(string option, ArgumentResult result, string what, double least, double most)
    {
        string text = result.Tokens[0].Value;
        bool isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value);
        if (isNumber && value >= least && value <= most)
        {
            return value;
        }

        result.AddError(
            Invariant($"{option}: '{text}' is no {what} from {least} to {most}") +
            (text.Contains(',', StringComparison.Ordinal) ? "; decimals are written with a point" : ""));
        return null;
    }
}
