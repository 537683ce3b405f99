using System.Globalization;

namespace Pinpoint.Workflows;

/// <summary>What the file system says of a scan, a file or a folder of slices, before it is read.</summary>
internal static class ScanStamp
{
    /// <summary>The bytes of its files; 0 where they cannot be told.</summary>
    public static long BytesOf(string scan) => Facts(scan).Sum(fact => fact.Bytes);

    /// <summary>Names, sizes and times of its files: while these are the same, nobody has written to them.</summary>
    public static string Of(string scan) =>
        string.Join('\n', Facts(scan).Select(fact => string.Create(CultureInfo.InvariantCulture, $"{fact.File} {fact.Bytes} {fact.Written.Ticks}")));

    private static List<(string File, long Bytes, DateTime Written)> Facts(string scan)
    {
        try
        {
            return [.. (Directory.Exists(scan) ? FileHash.FilesIn(scan) : [scan]).Select(Fact)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Its reader will say it better.
            return [];
        }
    }

    // Of the file that a link leads to.
    private static (string File, long Bytes, DateTime Written) Fact(string file)
    {
        FileSystemInfo? target = File.ResolveLinkTarget(file, returnFinalTarget: true);
        var info = new FileInfo(target?.FullName ?? file);
        return (file, info.Exists ? info.Length : 0, info.Exists ? info.LastWriteTimeUtc : default);
    }
}
