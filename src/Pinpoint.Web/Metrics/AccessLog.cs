using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Pinpoint.Web.Metrics;

/// <summary>
/// One line a request, and one a fault. The route is that of the description, not the address: names of scans stand in addresses, and messages of faults may
/// hold them, so that neither is written.
/// </summary>
internal sealed partial class AccessLog(ILoggerFactory? loggers)
{
    private readonly ILogger _logger = loggers?.CreateLogger("Pinpoint.Server") ?? NullLogger.Instance;

    /// <summary>A request was answered.</summary>
    public void Answered(HttpContext context, string route, int status, TimeSpan duration)
    {
        // Most servers keep no log, and then no request pays for its words.
        if (_logger.IsEnabled(LogLevel.Information))
        {
            WriteAnswered(
                context.Request.Method,
                route,
                status,
                Math.Round(duration.TotalMilliseconds, 1),
                context.Request.ContentLength,
                context.Connection.RemoteIpAddress?.ToString());
        }
    }

    /// <summary>A scan of the archive left the queue. Of its patient nothing is known but the UIDs.</summary>
    public void Archived(string study, string? series, Archives.ArchiveResult result, TimeSpan duration)
    {
        if (_logger.IsEnabled(LogLevel.Information))
        {
            WriteArchived(study, DicomWeb.DicomUid.IsValid(series) ? series : null, result, Math.Round(duration.TotalMilliseconds, 1));
        }
    }

    /// <summary>A fault of this software: its kind and place, without its words.</summary>
    public void Fault(Exception exception) => WriteFault(exception.GetType().Name, exception.StackTrace);

    /// <summary>The server is being stopped.</summary>
    public void Stopping(int underWay, TimeSpan most) => WriteStopping(underWay, most.TotalSeconds);

    /// <summary>All that was under way has ended, or was given up.</summary>
    public void Stopped(int givenUp) => WriteStopped(givenUp);

    [LoggerMessage(1, LogLevel.Information, "{Method} {Route} {Status} {Milliseconds} ms, body {BodyBytes} bytes, from {Client}")]
    private partial void WriteAnswered(string method, string route, int status, double milliseconds, long? bodyBytes, string? client);

    [LoggerMessage(2, LogLevel.Error, "a fault of pinpoint: {Kind} {Place}")]
    private partial void WriteFault(string kind, string? place);

    [LoggerMessage(3, LogLevel.Information, "stopping: {UnderWay} predictions are under way and have {Seconds} s")]
    private partial void WriteStopping(int underWay, double seconds);

    [LoggerMessage(5, LogLevel.Information, "study {Study}, series {Series}: {Result}, {Milliseconds} ms")]
    private partial void WriteArchived(string study, string? series, Archives.ArchiveResult result, double milliseconds);

    [LoggerMessage(4, LogLevel.Information, "stopped: {GivenUp} predictions were given up")]
    private partial void WriteStopped(int givenUp);
}
