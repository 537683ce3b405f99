using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Pinpoint.Web;

/// <summary>Where the server's log can go.</summary>
public static class ServerLogs
{
    private const string Times = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";

    /// <summary>To standard error, a line an entry.</summary>
    /// <param name="json">Whether each line is a JSON object.</param>
    public static ILoggerFactory ToStandardError(bool json) => LoggerFactory.Create(builder =>
    {
        builder.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        if (json)
        {
            builder.AddJsonConsole(form => (form.UseUtcTimestamp, form.TimestampFormat) = (true, Times.TrimEnd()));
        }
        else
        {
            builder.AddSimpleConsole(form =>
                (form.UseUtcTimestamp, form.TimestampFormat, form.SingleLine, form.ColorBehavior) = (true, Times, true, LoggerColorBehavior.Disabled));
        }
    });
}
