namespace Pinpoint;

/// <summary>Writes whole files or nothing: a temporary file in the same folder, flushed to the disk, then renamed over the target.</summary>
public static class AtomicFile
{
    /// <summary>Writes <paramref name="path"/> through <paramref name="write"/>; a failure leaves the old file, or none, and no temporary file.</summary>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);
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
    public static void WriteText(string path, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Write(path, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>The first line of what the operating system says, without its end.</summary>
    internal static string FirstLine(string message) => message.Split('\n', 2)[0].TrimEnd('\r', '.', ' ');

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
