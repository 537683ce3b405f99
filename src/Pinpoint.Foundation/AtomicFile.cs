namespace Pinpoint;

/// <summary>Writes whole files or nothing: a temporary file in the same folder, flushed to the disk, then renamed over the target.</summary>
public static class AtomicFile
{
    /// <summary>Writes <paramref name="path"/> through <paramref name="write"/>; a failure leaves the old file, or none, and no temporary file.</summary>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    public static void Write(string path, Action<Stream> write) => Write(path, write, _ => { });

    /// <summary>As <see cref="Write(string, Action{Stream})"/>; the file takes its place only once its own reader has accepted it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes the content.</param>
    /// <param name="readBack">Reads the file, under the temporary name that it is given, as whoever asks for it will.</param>
    /// <exception cref="ResourceException">The folder cannot be written, the disk is full, or what was written does not read back.</exception>
    internal static void Write(string path, Action<Stream> write, Action<string> readBack)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);
        ArgumentNullException.ThrowIfNull(readBack);
        string temporary = LeftoverFiles.TemporaryFor(path);
        try
        {
            string? folder = Path.GetDirectoryName(Path.GetFullPath(path));
            if (folder is not null)
            {
                Directory.CreateDirectory(folder);
                LeftoverFiles.RemoveOnce(folder);
            }

            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            ReadBack(path, temporary, readBack);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception exception)
        {
            TryDelete(temporary);
            if (exception is IOException or UnauthorizedAccessException)
            {
                throw new ResourceException($"{path}: cannot be written ({FirstLine(exception.Message)}); free some space or choose another folder", exception);
            }

            throw;
        }
    }

    /// <summary>Writes UTF-8 text without a byte order mark, whole or not at all.</summary>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    public static void WriteText(string path, string text) => WriteText(path, text, _ => { });

    /// <summary>As <see cref="WriteText(string, string)"/>; the file takes its place only once its own reader has accepted it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">The text.</param>
    /// <param name="readBack">Reads the file, under the temporary name that it is given, as whoever asks for it will.</param>
    /// <exception cref="ResourceException">The folder cannot be written, the disk is full, or what was written does not read back.</exception>
    internal static void WriteText(string path, string text, Action<string> readBack)
    {
        ArgumentNullException.ThrowIfNull(text);
        Write(path, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)), readBack);
    }

    /// <summary>The first line of what the operating system says, without its end.</summary>
    internal static string FirstLine(string message) => message.Split('\n', 2)[0].TrimEnd('\r', '.', ' ');

    // What a writer lets pass and its reader refuses would look like success until somebody needs it.
    private static void ReadBack(string path, string temporary, Action<string> readBack)
    {
        try
        {
            readBack(temporary);
        }
        catch (BadInputException exception)
        {
            string problem = exception.Message.Replace(temporary + ": ", "", StringComparison.Ordinal).Replace(temporary, path, StringComparison.Ordinal);
            throw new ResourceException($"{path}: is not written, for it could not be read again: {problem}", exception);
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The write has already failed with a better reason; a leftover temporary file must not hide it.
        }
    }
}
