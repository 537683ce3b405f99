using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pinpoint;

/// <summary>Temporary files beside their targets: what a killed writer left is removed by the next one in the folder.</summary>
internal static class LeftoverFiles
{
    private const int MachineLetters = 8;

    // Between a writer's closing of its file and the renaming lie milliseconds.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(10);

    // Of a writer on another machine that shares the file system neither the process nor, on some file systems, the open file can be seen.
    private static readonly TimeSpan SettledElsewhere = TimeSpan.FromHours(1);
    private static readonly string Machine = MarkOf(Environment.MachineName);
    private static readonly ConcurrentDictionary<string, bool> Swept = new(StringComparer.Ordinal);

    /// <summary>A name that no other writer has, for a file that becomes <paramref name="path"/>; it tells the process and its machine.</summary>
    public static string TemporaryFor(string path) => Invariant($"{path}.{Environment.ProcessId}-{Machine}-{Guid.NewGuid():N}.tmp");

    /// <summary>The letters that stand for a machine in the names of its temporary files.</summary>
    internal static string MarkOf(string machine) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(machine)))[..MachineLetters];

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
                if (IsTemporary(path, out int? process, out bool isElsewhere) && IsLeft(path, process, isElsewhere))
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

    // As TemporaryFor makes them: target.PROCESS-MACHINE-GUID.tmp; earlier versions did not name the machine, the first not even the process.
    private static bool IsTemporary(string path, out int? process, out bool isElsewhere)
    {
        const int GuidLetters = 32;
        process = null;
        isElsewhere = false;
        string name = Path.GetFileNameWithoutExtension(path);
        string mark = Path.GetExtension(name).TrimStart('.');
        if (mark.Length < GuidLetters || !Guid.TryParseExact(mark.AsSpan(mark.Length - GuidLetters), "N", out _))
        {
            return false;
        }

        string[] before = mark[..^GuidLetters].Split('-');
        process = int.TryParse(before[0], NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
        isElsewhere = before is [_, { Length: MachineLetters } machine, ""] && machine != Machine;
        return before is [""] || (process is not null && before is ([_, ""] or [_, { Length: MachineLetters }, ""]));
    }

    // A writer at work has its file open, and open to nobody else.
    private static bool IsLeft(string path, int? process, bool isElsewhere)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }

        TimeSpan age = DateTime.UtcNow - File.GetLastWriteTimeUtc(path);
        return isElsewhere ? age > SettledElsewhere : age > Settled || (process is { } number && !IsAlive(number));
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
