namespace Pinpoint.Testing;

/// <summary>Debian's Chromium, in which the page is tried as a person would.</summary>
public static class Chromium
{
    public const string Path = "/usr/bin/chromium";

    /// <summary>Why browser tests are skipped; null where they run, and in continuous integration, where a missing browser is a failure.</summary>
    public static string? Reason { get; } = File.Exists(Path) || Environment.GetEnvironmentVariable("CI") is "true"
        ? null
        : $"needs {Path}; install the package chromium";
}
