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
            // The length of a device or a pipe says nothing, so what arrives is counted.
            using FileStream stream = File.OpenRead(path);
            byte[] text = new byte[LongestBytes + 1];
            int length = stream.ReadAtLeast(text, text.Length, throwOnEndOfStream: false);
            using var reader = new StreamReader(new MemoryStream(text, 0, length));
            return length <= LongestBytes ? reader.ReadToEnd() : throw new BadInputException(path, null, "is too long for a configuration; check the path");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException(path, null, "cannot be read; check the path and the rights to it", exception);
        }
    }
}
