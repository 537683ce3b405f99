namespace Pinpoint.Workflows;

/// <summary>Small text files that the user names.</summary>
internal static class TextFile
{
    private const int LongestBytes = 1 << 20;

    /// <summary>Reads a configuration file.</summary>
    /// <exception cref="BadInputException">It cannot be read, or is far too long for one.</exception>
    public static string Read(string path)
    {
        try
        {
            return InputFile.ReadText(path, LongestBytes) ?? throw new BadInputException(path, null, "is too long for a configuration; check the path");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException(path, null, "cannot be read; check the path and the rights to it", exception);
        }
    }
}
