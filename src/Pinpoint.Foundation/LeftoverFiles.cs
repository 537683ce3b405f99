using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Pinpoint;

/// <summary>Temporary files beside their targets: what a killed writer left is removed by the next one in the folder.</summary>
internal static class LeftoverFiles
{
    // Between a writer's closing of its file and the renaming lie milliseconds.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(10);
    private static readonly ConcurrentDictionary<string, bool> Swept = new(StringComparer.Ordinal);

    /// <summary>A name that no other writer has, for a file that becomes <paramref name="path"/>; it tells the process.</summary>
    public static string TemporaryFor(string path) => Invariant($"{path}.{Environment.ProcessId}-{Guid.NewGuid():N}.tmp");

    /// <summary>Removes what killed writers left in a folder, once in a process.</summary>
    public static void RemoveOnce(string folder)
    {
        if (Swept.TryAdd(folder, true))
        {
            Remove(folder);
        }
    }

    /// <summary>Removes what killed writers left in a folder; what cannot be removed stays.</summary>
    public static void Remove(string folder)
    {
        try
        {
            foreach (string path in Directory.EnumerateFiles(folder, "*.tmp"))
            {
                if (IsTemporary(path, out int? process) && IsLeft(path, process))
                {
                    File.Delete(path);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Tidying up must not stop what it comes before.
        }
    }

    // As TemporaryFor makes them: target.PROCESS-GUID.tmp; earlier versions did not name the process.
    private static bool IsTemporary(string path, out int? process)
    {
        const int GuidLetters = 32;
        process = null;
        string name = Path.GetFileNameWithoutExtension(path);
        string mark = Path.GetExtension(name).TrimStart('.');
        if (mark.Length < GuidLetters || !Guid.TryParseExact(mark.AsSpan(mark.Length - GuidLetters), "N", out _))
        {
            return false;
        }

        string before = mark[..^GuidLetters];
        process = int.TryParse(before.TrimEnd('-'), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
        return before.Length == 0 || (process is not null && before[^1] == '-');
    }

    // A writer at work has its file open, and open to nobody else.
    private static bool IsLeft(string path, int? process)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }

        return DateTime.UtcNow - File.GetLastWriteTimeUtc(path) > Settled || (process is { } number && !IsAlive(number));
    }

    private static bool IsAlive(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
