namespace Pinpoint.Imaging;

/// <summary>Opens files for reading, with errors that the user can act on.</summary>
internal static class VolumeStream
{
    /// <summary>Opens a file from its start.</summary>
    /// <param name="path">The file.</param>
    /// <param name="bufferSize">The stream's own buffer in bytes; 0 for readers that ask for large pieces.</param>
    /// <exception cref="BadInputException">The file is missing, a folder, or not ours to read.</exception>
    public static FileStream Open(string path, int bufferSize = 0)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize, FileOptions.SequentialScan);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BadInputException(path, null, $"there is no such file{InputFile.LinkFault(path)}; check the path", exception);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new BadInputException(
                path, null, Directory.Exists(path) ? "this is a folder; name a volume file in it" : "it may not be read; change its permissions", exception);
        }
        catch (IOException exception)
        {
            throw InputFile.LinkFault(path) is { Length: > 0 } fault
                ? new BadInputException(path, null, $"there is no such file{fault}; check the path", exception)
                : Unreadable(path, exception);
        }
    }

    /// <summary>The exception for a file that the system fails to read.</summary>
    public static BadInputException Unreadable(string path, IOException exception) =>
        new(path, null, $"it cannot be read ({Excerpt.Of(exception.Message)}); check the disk or copy the file again", exception);
}
