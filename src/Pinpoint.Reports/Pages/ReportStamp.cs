using System.Globalization;
using Pinpoint.Models;

namespace Pinpoint.Reports;

/// <summary>Where a report comes from.</summary>
/// <param name="Command">The command line that made it.</param>
/// <param name="Written">When it was made.</param>
public sealed record ReportStamp(string Command, DateTimeOffset Written)
{
    /// <summary>The version of this software that made it.</summary>
    public string Version { get; init; } = ToolVersion.Text;

    /// <summary>The date and time, in universal time.</summary>
    internal string DateText => Date(Written);

    internal static string Date(DateTimeOffset date) => date.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
