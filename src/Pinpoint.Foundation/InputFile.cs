namespace Pinpoint;

/// <summary>Facts of files that are read. Data sets often consist of symbolic links: what counts is the file that a link leads to.</summary>
public static class InputFile
{
    /// <summary>The length in bytes of a file, or of the one that a link leads to; null where there is none, or the link leads nowhere.</summary>
    public static long? LengthOf(string path)
    {
        var named = new FileInfo(path);
        try
        {
            FileSystemInfo? target = named.ResolveLinkTarget(returnFinalTarget: true);
            return (target is null ? named : new FileInfo(target.FullName)) is { Exists: true } file ? file.Length : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A link in a circle, a file that went away in between, or a link into what we may not see.
            return null;
        }
    }

    /// <summary>
    /// Whether a path may be a pipe or a device, which can be read only once: it is there, and its length says nothing. An empty file looks the same.
    /// </summary>
    public static bool MayBePipe(string path) => File.Exists(path) && (LengthOf(path) ?? 0) == 0 && LinkFault(path).Length == 0;

    /// <summary>Why a file that could not be opened is not there, if a link is to blame: <c> (a link to X, which does not exist)</c>; else nothing.</summary>
    public static string LinkFault(string path)
    {
        try
        {
            var named = new FileInfo(path);
            if (named.LinkTarget is not string next)
            {
                return "";
            }

            // A process's own pipes (/dev/stdin) are links too, whose target has no name.
            bool own = path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal);
            return !own && named.ResolveLinkTarget(returnFinalTarget: true) is { } target && !File.Exists(target.FullName) && !Directory.Exists(target.FullName)
                ? $" (it is a link to {next}, and {target.FullName} does not exist: fetch the data, or mend the link)"
                : "";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return " (it is a link that leads back to itself)";
        }
    }

    /// <summary>Opens a file of at most <paramref name="most"/> bytes, of which devices and pipes without a length may bring 64 MiB.</summary>
    /// <param name="path">The file.</param>
    /// <param name="most">The most bytes that it may have.</param>
    /// <param name="tooLarge">What is wrong with one that has more, and what to do.</param>
    /// <param name="share">What others may do to it meanwhile.</param>
    /// <exception cref="BadInputException">There is more; the stream throws it too, where that shows only in reading.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    internal static Stream Open(string path, long most, string tooLarge, FileShare share = FileShare.Read) =>
        new BoundedFile(path, most, share, () => new BadInputException(path, null, tooLarge));

    /// <summary>Reads a UTF-8 text of at most <paramref name="most"/> bytes; the bound holds for devices and pipes without a length too.</summary>
    /// <returns>The text, or null where there is more.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static string? ReadText(string path, int most)
    {
        try
        {
            using var reader = new StreamReader(Open(path, most, ""));
            return reader.ReadToEnd();
        }
        catch (BadInputException)
        {
            return null;
        }
    }
}
