using System.Text.Json;

namespace Pinpoint.Imaging;

/// <summary>What a landmark file holds, read once for all that look at it.</summary>
public sealed class LandmarkFileContent
{
    private static readonly char[] Blanks = [' ', '\t'];

    private LandmarkFileContent(InputText source, bool isVolume)
    {
        Source = source;
        IsVolume = isVolume;
        Json = source.Text.AsSpan().TrimStart() is ['{' or '[', ..] ? InputJson.Parse(source) : null;
        (Comments, FirstLine) = Json is null ? Head(source.Text) : ([], "");
        FirstFields = [.. FirstLine.Split(CsvHeader.SeparatorOf(FirstLine)).Select(field => field.Trim().Trim('"'))];
        FirstWords = FirstLine.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The path as the user gave it, for messages.</summary>
    public string Path => Source.Path;

    /// <summary>Whether the file is a volume, which may be a label map; its text is then empty.</summary>
    public bool IsVolume { get; }

    /// <summary>The whole text, without a byte order mark.</summary>
    public string Text => Source.Text;

    /// <summary>The text's root where it is JSON, else null.</summary>
    public JsonElement? Json { get; }

    /// <summary>The comments before the first line, without their <c>#</c>; none in JSON.</summary>
    public IReadOnlyList<string> Comments { get; }

    /// <summary>The first line that is neither blank nor a comment, without the blanks around it; empty in JSON.</summary>
    public string FirstLine { get; }

    /// <summary>The fields of the first line between tabs, semicolons or commas, without blanks and quotes around them.</summary>
    public IReadOnlyList<string> FirstFields { get; }

    /// <summary>The words of the first line between blanks.</summary>
    public IReadOnlyList<string> FirstWords { get; }

    /// <summary>The text with its path.</summary>
    internal InputText Source { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="BadInputException">It cannot be read, is too large, empty or no text, or begins like JSON and is none.</exception>
    public static LandmarkFileContent Read(string path) =>
        IsVolumeFile(path) ? new LandmarkFileContent(new InputText(path, ""), isVolume: true) : ReadText(path);

    /// <summary>Reads a file that is known to be no volume.</summary>
    /// <exception cref="BadInputException">As <see cref="Read"/>.</exception>
    internal static LandmarkFileContent ReadText(string path) => new(InputText.Read(path), isVolume: false);

    /// <summary>Whether the first line has a field of that name, regardless of case.</summary>
    public bool HasColumn(string name) => FirstFields.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the file's name ends so, regardless of case.</summary>
    public bool NameEndsWith(string ending) => Path.EndsWith(ending, StringComparison.OrdinalIgnoreCase);

    private static bool IsVolumeFile(string path)
    {
        if (!VolumeFile.HasVolumeName(path))
        {
            return false;
        }

        try
        {
            VolumeFile.ReadHeader(path);
            return true;
        }
        catch (BadInputException) when (IsText(path))
        {
            // A landmark file under a volume's name; a volume that is damaged says itself what is wrong.
            return false;
        }
    }

    private static bool IsText(string path)
    {
        try
        {
            InputText.Read(path);
            return true;
        }
        catch (BadInputException)
        {
            return false;
        }
    }

    private static (IReadOnlyList<string> Comments, string FirstLine) Head(string text)
    {
        var comments = new List<string>();
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            ReadOnlySpan<char> content = line.Trim();
            if (content is ['#', ..])
            {
                comments.Add(content[1..].Trim().ToString());
            }
            else if (content.Length > 0)
            {
                return (comments, content.ToString());
            }
        }

        return (comments, "");
    }
}
