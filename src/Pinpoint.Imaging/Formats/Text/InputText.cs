using System.Text;

namespace Pinpoint.Imaging;

/// <summary>A text file that was read whole, its size checked before any memory was taken.</summary>
/// <param name="Path">The path as the user gave it, for messages.</param>
/// <param name="Text">The text, without a byte order mark.</param>
internal sealed record InputText(string Path, string Text)
{
    /// <summary>The largest text file that is read; a landmark takes about 400 bytes in the wordiest format.</summary>
    public const long MaximumBytes = 64L << 20;

    /// <summary>Reads a UTF-8 file, or a UTF-16 one with a byte order mark.</summary>
    /// <exception cref="BadInputException">The file does not exist, cannot be read, is too large, empty or no text.</exception>
    public static InputText Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string bytes = InputFile.LengthOf(path) is > MaximumBytes and long length ? Invariant($"{length}") : Invariant($"more than {MaximumBytes}");
        string tooLarge = Invariant($"takes {bytes} bytes, too much for a landmark file or table (at most {MaximumBytes}); is it the right file?");
        try
        {
            using var reader = new StreamReader(
                InputFile.Open(path, MaximumBytes, tooLarge), new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
            string text = reader.ReadToEnd();
            if (text.Contains('\0', StringComparison.Ordinal))
            {
                throw NoText(path, null);
            }

            return string.IsNullOrWhiteSpace(text)
                ? throw new BadInputException(path, null, "is empty; give the file with the content that was meant")
                : new InputText(path, text);
        }
        catch (DecoderFallbackException exception)
        {
            throw NoText(path, exception);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BadInputException(path, null, "does not exist; check the path", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException(path, null, "cannot be read; check that it is a file and that you may read it", exception);
        }
    }

    private static BadInputException NoText(string path, Exception? inner) =>
        new(path, null, "is no UTF-8 text; give a landmark file or table, or save it as UTF-8", inner);
}
