using System.Globalization;
using System.Text.RegularExpressions;

namespace Pinpoint.Cli.Parsing;

/// <summary>Durations as people write them: <c>90s</c>, <c>45m</c>, <c>1h30m</c>.</summary>
internal static partial class DurationText
{
    public static bool TryParse(string text, out TimeSpan duration)
    {
        Match match = Form().Match(text);
        double Part(string name) => match.Groups[name].Success ? double.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture) : 0;
        double seconds = match.Success ? (3600 * Part("h")) + (60 * Part("m")) + Part("s") : 0;
        bool valid = seconds > 0 && seconds <= TimeSpan.FromDays(365).TotalSeconds;
        duration = valid ? TimeSpan.FromSeconds(seconds) : TimeSpan.Zero;
        return valid;
    }

    /// <summary>A duration in its two largest units.</summary>
    public static string Format(TimeSpan duration) => duration switch
    {
        { TotalHours: >= 1 } => $"{(int)duration.TotalHours}h{duration.Minutes:00}m",
        { TotalMinutes: >= 1 } => $"{duration.Minutes}m{duration.Seconds:00}s",
        _ => $"{duration.TotalSeconds:0}s",
    };

    [GeneratedRegex(
        @"^(?:(?<h>\d{1,6}(?:\.\d+)?)h)?(?:(?<m>\d{1,6}(?:\.\d+)?)m)?(?:(?<s>\d{1,8}(?:\.\d+)?)s)?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
