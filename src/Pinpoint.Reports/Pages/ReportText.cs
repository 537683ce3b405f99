using System.Globalization;

namespace Pinpoint.Reports;

/// <summary>Figures as the pages show them.</summary>
internal static class ReportText
{
    /// <summary>A length in mm with two decimals, or three where it is below one; a dash for none.</summary>
    public static string Millimetres(double? length) => length is { } value ? Text(value, Math.Abs(value) < 1 ? "0.000" : "0.00") : "-";

    /// <summary>A coordinate or another length of which hundredths tell enough; a dash for none.</summary>
    public static string Coordinate(double? length) => length is { } value ? Text(value, "0.00") : "-";

    /// <summary>A share in per cent; a dash for none.</summary>
    public static string Share(double? share) => share is { } value ? Text(100 * value, "0.0") + " %" : "-";

    /// <summary>A number in as many digits as it needs, four at most.</summary>
    public static string Plain(double value) => Text(value, "0.####");

    /// <summary>A number of things with the right form of its noun.</summary>
    public static string Count(int number, string one, string many) => $"{number.ToString(CultureInfo.InvariantCulture)} {(number == 1 ? one : many)}";

    /// <summary>A length of time.</summary>
    public static string Duration(TimeSpan time) => time.TotalHours >= 1
        ? Invariant($"{Text(Math.Floor(time.TotalHours), "0")} h {time.Minutes} min")
        : time.TotalMinutes >= 1 ? Invariant($"{time.Minutes} min {time.Seconds} s") : $"{Text(time.TotalSeconds, "0.0")} s";

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
