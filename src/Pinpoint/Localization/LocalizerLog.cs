using Microsoft.Extensions.Logging;

namespace Pinpoint.Localization;

/// <summary>What a localizer tells a log.</summary>
internal static partial class LocalizerLog
{
    [LoggerMessage(1, LogLevel.Warning, "The scan is odd, but was searched: {Oddity}")]
    public static partial void OddScan(this ILogger logger, string oddity);

    [LoggerMessage(2, LogLevel.Warning, "The scan is unlike the training set, so do not trust its landmarks: {Reasons}")]
    public static partial void Rejected(this ILogger logger, string reasons);

    [LoggerMessage(3, LogLevel.Debug, "The scan is less usual than most; its mirror images are searched too.")]
    public static partial void SearchesMirrorImages(this ILogger logger);
}
